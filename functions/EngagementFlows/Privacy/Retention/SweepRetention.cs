using EngagementFlows.Access;
using EngagementFlows.Audit;
using EngagementFlows.Orchestrating;
using EngagementFlows.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Privacy.Retention;

/// <summary>
/// Takes away, once a day, what has been kept for as long as it may be: so much a run, and the rest on the days after. Also begins again
/// those requests for access or erasure whose run was lost in a crash.
/// </summary>
public sealed class SweepRetention(RetentionPlan plan, PrivacyRequests requests, PrivacyDesk desk, AuditLog audit, IdSource ids, TimeProvider clock, ILogger<SweepRetention> log)
{
    public const int MostARun = 1_000;

    [Function(nameof(SweepRetention))]
    public async Task Run([TimerTrigger("0 40 2 * * *", UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var failures = new CollectedFailures();
        var running = await requests.RunningAsync(cancellation);
        await failures.CollectEachAsync(running, request => desk.BeginAsync(request, client, cancellation), cancellation);

        var removed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var expired in plan.FindAsync(client, cancellation).Take(MostARun).WithCancellation(cancellation))
        {
            await failures.CollectAsync(
                async () =>
                {
                    await expired.Remove(cancellation);
                    removed[expired.Class] = removed.GetValueOrDefault(expired.Class) + 1;
                },
                cancellation);
        }

        if (removed.Count > 0)
        {
            await RecordAsync(removed, cancellation);
        }

        failures.ThrowIfAny();
    }

    private async Task RecordAsync(SortedDictionary<string, int> removed, CancellationToken cancellation)
    {

        log.LogInformation("Retention took away {Count} of {Classes} classes", removed.Values.Sum(), removed.Count);
        var now = clock.GetUtcNow();
        await audit.RecordAsync(
            new AuditEntry($"retention-{ids.New()}", now, Actor.System, "retention-swept") { After = removed.ToDictionary(one => one.Key, one => (string?)$"{one.Value}", StringComparer.Ordinal) },
            cancellation);
    }
}
