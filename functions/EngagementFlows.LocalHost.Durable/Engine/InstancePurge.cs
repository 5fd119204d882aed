using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Removes finished instances. Their sub-orchestrations stay: the extension removes none of them, whatever it is asked.</summary>
internal sealed class InstancePurge(IOrchestrationStore store, Mailroom mailroom)
{
    private const int PageSize = 200;

    public async Task<PurgeResult> OneAsync(string instanceId, CancellationToken cancellation)
    {
        if (await FindDeliveredAsync(instanceId, cancellation) is not { } row)
        {
            return new PurgeResult(0);
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
            foreach (var listed in page.Instances)
            {
                // Begun anew since it was listed: nothing to remove.
                if (await FindDeliveredAsync(listed.InstanceId, cancellation) is { IsFinished: true })
                {
                    count += await RemoveAsync(listed.InstanceId, cancellation);
                }
            }

            token = page.ContinuationToken;
        }
        while (token is not null);

        return new PurgeResult(count, isComplete: true);
    }

    /// <summary>
    /// The instance once its last messages have arrived: whoever waited for its end is told of it before a parent or a
    /// receiver has what it sent, and the extension purges at that point too.
    /// </summary>
    private async Task<InstanceRecord?> FindDeliveredAsync(string instanceId, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await store.FindAsync(instanceId, cancellation);
            if (row is not { IsFinished: true } || mailroom.Find(instanceId) is not { } slot)
            {
                return row;
            }

            await slot.WhenDelivered().WaitAsync(cancellation);
        }
    }

    private async Task<int> RemoveAsync(string instanceId, CancellationToken cancellation) => await store.DeleteAsync(instanceId, cancellation) ? 1 : 0;
}
