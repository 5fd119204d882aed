using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that return or throw while something that they asked for is open.</summary>
internal static class OpenTaskCases
{
    public static IEnumerable<EngineCase> All =>
    [
        EndsEarly("return-with-an-open-timer", nameof(OpenTaskOrchestrators.ReturnWithTimer), 20),
        EndsEarly("return-with-an-open-activity", nameof(OpenTaskOrchestrators.ReturnWithActivity), 20),
        EndsEarly("throw-with-an-open-timer", nameof(OpenTaskOrchestrators.ThrowWithTimer), 20),
        new("return-with-a-cancelled-timer", async run =>
        {
            var began = TimeProvider.System.GetTimestamp();
            var id = await run.StartAsync(nameof(OpenTaskOrchestrators.ReturnWithCancelledTimer));
            await run.EndAsync("end", id);
            run.Note("waited for the timer", TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(60));
        }),
        new("return-with-an-open-wait", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(OpenTaskOrchestrators.ReturnWithWait)))),
        new("return-with-an-open-child", async run =>
        {
            var parent = await run.StartAsync(nameof(OpenTaskOrchestrators.ReturnWithChild), run.Id("child"), "parent");
            await run.ReachAsync(run.Id("child"), CommonOrchestrators.Ready);
            await run.PauseAsync(2);
            await run.NowAsync("parent while the child runs", parent);
            await run.Client.RaiseEventAsync(run.Id("child"), "end", "over", run.Cancellation);
            await run.EndAsync("child", run.Id("child"));
            await run.EndAsync("parent", parent);
        }),
        new("event-after-the-return-with-an-open-timer", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(OpenTaskOrchestrators.ReturnWithTimer), CommonOrchestrators.Ready, 25);
            await run.PauseAsync(1);
            await run.TryAsync("raise", () => run.Client.RaiseEventAsync(id, "n", "x", run.Cancellation));
            await run.EndAsync("end", id);
        }),
        new("terminate-after-the-return-with-an-open-timer", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(OpenTaskOrchestrators.ReturnWithTimer), CommonOrchestrators.Ready, 3600);
            await run.PauseAsync(1);
            await run.TryAsync("terminate", () => run.Client.TerminateInstanceAsync(id, "stopped", run.Cancellation));
            await run.EndAsync("end", id);
        }),
        new("first-of-two-activities", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(OpenTaskOrchestrators.FirstOfTwo)))),
        new("order-of-activities-that-run-side-by-side", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(OpenTaskOrchestrators.SideBySide)))),
    ];

    /// <summary>An orchestrator that ends while something is open that ends so many seconds later.</summary>
    private static EngineCase EndsEarly(string name, string orchestrator, int seconds) => new(name, async run =>
    {
        var id = await run.StartAndReachAsync(orchestrator, CommonOrchestrators.Ready, seconds);
        await run.NowAsync("right after it", id);
        await run.EndAsync("end", id);
        var end = await run.Client.GetInstanceAsync(id, run.Cancellation);
        run.Note("took as long as what was open", end!.LastUpdatedAt - end.CreatedAt >= TimeSpan.FromSeconds(seconds - 0.5));
    });
}
