using EngagementFlows.Access;
using EngagementFlows.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Retention;

/// <summary>What the next sweeps would take away: how much of which class and campaign, and since when. Nobody is named.</summary>
public sealed class GetRetentionDryRun(RetentionPlan plan, TimeProvider clock)
{
    [Function("GetRetentionDryRun")]
    [LeastRole(Role.PrivacyOfficer)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/retention/dry-run")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var due = new Dictionary<(string Class, string? Campaign), (int Count, DateTimeOffset Oldest)>();
        await foreach (var expired in plan.FindAsync(client, cancellation).WithCancellation(cancellation))
        {
            var key = (expired.Class, expired.CampaignId);
            due[key] = due.TryGetValue(key, out var so) ? (so.Count + 1, expired.Since < so.Oldest ? expired.Since : so.Oldest) : (1, expired.Since);
        }

        return Api.Ok(new
        {
            at = clock.GetUtcNow(),
            mostARun = SweepRetention.MostARun,
            due = due.OrderBy(one => one.Key.Campaign, StringComparer.Ordinal).ThenBy(one => one.Key.Class, StringComparer.Ordinal)
                .Select(one => new { @class = one.Key.Class, campaign = one.Key.Campaign, count = one.Value.Count, oldest = one.Value.Oldest }),
        });
    }
}
