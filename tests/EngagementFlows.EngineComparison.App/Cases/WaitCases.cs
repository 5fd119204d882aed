using EngagementFlows.EngineComparison.Framework;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Waits that are abandoned, cancelled, timed out or raced.</summary>
internal static class WaitCases
{
    public static IEnumerable<EngineCase> All =>
    [
        new("two-waits-of-one-name", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.TwoWaits), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "n", "first", "second");
            await run.EndAsync("end", id);
        }),
        new("three-waits-of-one-name-in-an-order-of-their-own", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.ThreeWaits), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "n", "first", "second", "third");
            await run.EndAsync("end", id);
        }),
        new("two-waits-of-one-name-and-different-types", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(WaitOrchestrators.TwoTypes)))),
        new("cancelled-wait-takes-no-event", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.CancelledWait), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "n", "first", "second");
            await run.EndAsync("end", id);
        }),
        new("wait-with-a-token-cancelled-before", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.CancelledBefore), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "n", "first");
            await run.EndAsync("end", id);
        }),
        new("wait-with-a-token-cancelled-before-takes-a-kept-event", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.CancelledBeforeWithEvent), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "n", "first", "second");
            await RaiseAsync(run, id, "go", "now");
            await run.EndAsync("end", id);
        }),
        new("wait-times-out-and-is-caught", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(WaitOrchestrators.TimedOut)))),
        new("wait-times-out-and-fails-the-orchestration", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(WaitOrchestrators.TimedOutUncaught)))),
        new("wait-that-timed-out-takes-no-later-event", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.WaitAgainAfterTimeout), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "n", "late", "later");
            await run.EndAsync("end", id);
        }),
        new("wait-with-a-timeout-gets-its-event", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.InTime), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "n", "in time");
            await run.EndAsync("end", id);
        }),
        new("race-that-the-event-wins", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.Race), CommonOrchestrators.Ready, 3600);
            await RaiseAsync(run, id, "n", "event");
            await run.EndAsync("end", id);
        }),
        new("race-that-the-timer-wins", async run => await run.EndAsync("end", await run.StartAsync(nameof(WaitOrchestrators.Race), 1))),
        new("one-wait-kept-open-over-several-timers", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.OneWaitManyTimers), "three");
            await RaiseAsync(run, id, "n", "event");
            await run.EndAsync("end", id);
        }),
        new("race-of-three-events", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.ThreeNames), CommonOrchestrators.Ready);
            await RaiseAsync(run, id, "b", "two");
            await RaiseAsync(run, id, "c", "three");
            await RaiseAsync(run, id, "a", "one");
            await run.EndAsync("end", id);
        }),
        new("new-wait-each-turn-without-cancelling-the-last", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(WaitOrchestrators.AbandonedWaits), "third");
            await RaiseAsync(run, id, "n", "first", "second", "third");
            await run.EndAsync("end", id);
        }),
    ];

    private static async Task RaiseAsync(CaseRun run, string id, string name, params string[] payloads)
    {
        foreach (var payload in payloads)
        {
            await run.Client.RaiseEventAsync(id, name, payload, run.Cancellation);
        }
    }
}
