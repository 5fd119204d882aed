using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Removes finished instances. Their sub-orchestrations stay: the extension removes none of them, whatever it is asked.</summary>
internal sealed class InstancePurge(IOrchestrationStore store, Mailroom mailroom)
{
    private const int PageSize = 200;

    public async Task<PurgeResult> OneAsync(string instanceId, CancellationToken cancellation)
    {
        if (await store.FindAsync(instanceId, cancellation) is not { } row)
        {
            return new PurgeResult(0);
        }

        if (row.IsFinished && mailroom.Find(instanceId) is not null)
        {
            throw new InvalidOperationException($"Instance '{instanceId}' has finished and is still delivering its last messages: purge it in a moment.");
        }

        if (!row.IsFinished)
        {
            throw new InvalidOperationException($"Instance '{instanceId}' is {row.Status}: only finished instances are purged. Terminate it first.");
        }

        return new PurgeResult(await RemoveAsync(instanceId, cancellation), isComplete: true);
    }

    public async Task<PurgeResult> AllAsync(PurgeInstancesFilter filter, CancellationToken cancellation)
    {
        var wanted = filter.Statuses?.ToHashSet();
        OrchestrationRuntimeStatus[] finished = [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, [.. finished.Where(status => wanted is null || wanted.Count == 0 || wanted.Contains(status))]);
        var count = 0;
        string? token = null;
        do
        {
            if (!query.Statuses!.Any())
            {
                break;
            }

            var page = await store.QueryAsync(query, PageSize, token, cancellation);
            foreach (var row in page.Instances.Where(row => mailroom.Find(row.InstanceId) is null))
            {
                count += await RemoveAsync(row.InstanceId, cancellation);
            }

            token = page.ContinuationToken;
        }
        while (token is not null);

        return new PurgeResult(count, isComplete: true);
    }

    private async Task<int> RemoveAsync(string instanceId, CancellationToken cancellation) => await store.DeleteAsync(instanceId, cancellation) ? 1 : 0;
}
