using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Timers in the past, at once, in an order of their own and far ahead.</summary>
internal static class TimerCases
{
    /// <summary>By whole seconds: the extension's timers are messages in a queue that becomes visible by the second, and fire a little early.</summary>
    public static bool IsReached(TaskOrchestrationContext context, DateTime due) => context.CurrentUtcDateTime > due.AddSeconds(-1);

    public static IEnumerable<EngineCase> All =>
    [
        new("timer-in-the-past", async run => await run.EndAsync("end", await run.StartAsync(nameof(TimerOrchestrators.PastTimer)))),
        new("timer-of-no-time", async run => await run.EndAsync("end", await run.StartAsync(nameof(TimerOrchestrators.NoTime)))),
        new("timers-fire-in-the-order-of-their-times", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(TimerOrchestrators.ReverseTimers)))),
        new("timer-with-a-token-cancelled-before", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(TimerOrchestrators.TimerCancelledBefore)))),
        new("timer-cancelled-in-a-later-turn", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(TimerOrchestrators.CancelOnEvent), CommonOrchestrators.Ready);
            await run.Client.RaiseEventAsync(id, "n", "now", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("timer-far-ahead-beside-a-wait", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(TimerOrchestrators.FarAhead), CommonOrchestrators.Ready);
            await run.PauseAsync(1);
            await run.StatusNowAsync("meanwhile", id);
            await run.Client.RaiseEventAsync(id, "n", "now", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("time-moves-on-with-a-timer-and-not-before", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(TimerOrchestrators.Clock)))),
        new("many-timers-at-once", async run => await run.EndAsync("end", await run.StartAsync(nameof(TimerOrchestrators.ManyTimers)))),
    ];
}
