using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask.Entities;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Entities, which the app does not use.</summary>
internal static class EntityCases
{
    public static IEnumerable<EngineCase> All =>
    [
        new("entities-of-the-client", async run =>
        {
            await run.TryAsync("signal", () => run.Client.Entities.SignalEntityAsync(new EntityInstanceId("nobody", run.Id()), "add", 1, cancellation: run.Cancellation));
            await run.TryAsync("get", () => run.Client.Entities.GetEntityAsync(new EntityInstanceId("nobody", run.Id("other")), run.Cancellation));
        }),
        new("entities-of-an-orchestration", async run =>
        {
            await run.EndAsync("signal", await run.StartAsync(nameof(EntityOrchestrators.SignalEntity), run.Id("signalled"), "signal"));
            await run.EndAsync("call", await run.StartAsync(nameof(EntityOrchestrators.CallEntity), run.Id("called"), "call"));
        }),
    ];
}
