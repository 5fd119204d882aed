using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Terminate, suspend and resume, of instances in every state.</summary>
internal static class ManagementCases
{
    private static readonly string[] TwoEvents = ["n", "n"];

    public static IEnumerable<EngineCase> All =>
    [
        new("terminate-with-outputs-of-any-kind", async run =>
        {
            foreach (var (name, output) in new (string, object?)[] { ("text", "stopped"), ("object", new { Reason = "over" }), ("nothing", null) })
            {
                var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready, id: name);
                await run.TryAsync($"{name}, terminate", () => run.Client.TerminateInstanceAsync(id, output, run.Cancellation));
                await run.EndAsync(name, id);
            }
        }),
        new("terminate-ended-instances", async run =>
        {
            foreach (var (ending, id) in await EventCases.EndedAsync(run))
            {
                await run.TryAsync(ending, () => run.Client.TerminateInstanceAsync(id, "again", run.Cancellation));
                await run.NowAsync($"{ending}, afterwards", id);
            }
        }),
        new("terminate-an-id-that-never-was", async run =>
        {
            await run.TryAsync("terminate", () => run.Client.TerminateInstanceAsync(run.Id("nobody"), "x", run.Cancellation));
            await run.TryAsync("no id", () => run.Client.TerminateInstanceAsync("", "x", run.Cancellation));
        }),
        new("terminate-a-suspended-instance", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.Client.SuspendInstanceAsync(id, "holiday", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            await run.TryAsync("terminate", () => run.Client.TerminateInstanceAsync(id, "over", run.Cancellation));
            await run.EndAsync("end", id);
        }),
        new("terminate-before-a-scheduled-start", async run =>
        {
            var options = new StartOrchestrationOptions(run.Id(), DateTimeOffset.UtcNow.AddSeconds(60));
            var id = await run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CommonOrchestrators.Echo), "ran", options, run.Cancellation);
            await run.TryAsync("terminate", () => run.Client.TerminateInstanceAsync(id, "never", run.Cancellation));
            await run.EndAsync("end", id);
            await run.PauseAsync(70);
            await run.NowAsync("after the time of its start", id);
        }),
        new("terminate-while-an-activity-runs", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(OpenTaskOrchestrators.AwaitActivity), CommonOrchestrators.Ready, 15.0);
            await run.Client.TerminateInstanceAsync(id, "over", run.Cancellation);
            await run.EndAsync("end", id);
            await run.PauseAsync(17);
            await run.NowAsync("after the activity", id);
        }),
        new("terminate-a-parent-alone", run => TerminateParentAsync(run, recursive: false)),
        new("terminate-a-parent-recursively", run => TerminateParentAsync(run, recursive: true)),
        new("terminate-a-child", async run =>
        {
            var parent = await run.StartAsync(
                nameof(CommonOrchestrators.CallAndTell),
                new Callee(nameof(CommonOrchestrators.Idle), InstanceId: run.Id("child"), IsOrchestrator: true),
                "parent");
            await run.ReachAsync(run.Id("child"), CommonOrchestrators.Ready);
            await run.Client.TerminateInstanceAsync(run.Id("child"), "stopped", run.Cancellation);
            await run.EndAsync("child", run.Id("child"));
            await run.EndAsync("parent", parent);
        }),
        new("suspend-and-resume", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.WaitForEach), CommonOrchestrators.Ready, TwoEvents);
            await run.TryAsync("suspend", () => run.Client.SuspendInstanceAsync(id, "holiday", run.Cancellation));
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            await run.TryAsync("raise", () => run.Client.RaiseEventAsync(id, "n", "one", run.Cancellation));
            await run.TryAsync("raise again", () => run.Client.RaiseEventAsync(id, "n", "two", run.Cancellation));
            await run.PauseAsync(1.5);
            await run.NowAsync("while suspended", id);
            await run.TryAsync("resume", () => run.Client.ResumeInstanceAsync(id, "back", run.Cancellation));
            await run.EndAsync("end", id);
        }),
        new("suspended-instance-is-running-once-resumed", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.Client.SuspendInstanceAsync(id, "holiday", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            await run.Client.ResumeInstanceAsync(id, "back", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Running);
            await run.NowAsync("resumed", id);
            await run.Client.RaiseEventAsync(id, "end", "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("suspend-while-a-timer-and-an-activity-end", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(OpenTaskOrchestrators.TimerThenActivity), CommonOrchestrators.Ready);
            await run.Client.SuspendInstanceAsync(id, "holiday", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            await run.PauseAsync(18);
            await run.NowAsync("while suspended", id);
            await run.Client.ResumeInstanceAsync(id, "back", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("suspend-twice", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.Client.SuspendInstanceAsync(id, "once", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            await run.TryAsync("again", () => run.Client.SuspendInstanceAsync(id, "twice", run.Cancellation));
            await run.StatusNowAsync("then", id);
            await run.Client.ResumeInstanceAsync(id, "back", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Running);
            await run.Client.RaiseEventAsync(id, "end", "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("suspend-ended-and-unknown-instances", async run =>
        {
            foreach (var (ending, id) in await EventCases.EndedAsync(run))
            {
                await run.TryAsync(ending, () => run.Client.SuspendInstanceAsync(id, "x", run.Cancellation));
                await run.StatusNowAsync($"{ending}, afterwards", id);
            }

            await run.TryAsync("unknown", () => run.Client.SuspendInstanceAsync(run.Id("nobody"), "x", run.Cancellation));
        }),
        new("resume-ended-and-unknown-instances", async run =>
        {
            foreach (var (ending, id) in await EventCases.EndedAsync(run))
            {
                await run.TryAsync(ending, () => run.Client.ResumeInstanceAsync(id, "x", run.Cancellation));
                await run.StatusNowAsync($"{ending}, afterwards", id);
            }

            await run.TryAsync("unknown", () => run.Client.ResumeInstanceAsync(run.Id("nobody"), "x", run.Cancellation));
        }),
        new("resume-a-running-instance", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.TryAsync("resume", () => run.Client.ResumeInstanceAsync(id, "x", run.Cancellation));
            await run.Client.RaiseEventAsync(id, "end", "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("suspend-before-a-scheduled-start", async run =>
        {
            var options = new StartOrchestrationOptions(run.Id(), DateTimeOffset.UtcNow.AddSeconds(60));
            var id = await run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CommonOrchestrators.Echo), "ran", options, run.Cancellation);
            await run.TryAsync("suspend", () => run.Client.SuspendInstanceAsync(id, "early", run.Cancellation));
            await run.StatusNowAsync("then", id);
            await run.EndAsync("end", id);
        }),
        new("suspend-a-parent-while-its-child-runs", async run =>
        {
            var parent = await run.StartAsync(
                nameof(CommonOrchestrators.CallAndTell),
                new Callee(nameof(CommonOrchestrators.Idle), InstanceId: run.Id("child"), IsOrchestrator: true),
                "parent");
            await run.ReachAsync(run.Id("child"), CommonOrchestrators.Ready);
            await run.Client.SuspendInstanceAsync(parent, "holiday", run.Cancellation);
            await run.ReachAsync(parent, OrchestrationRuntimeStatus.Suspended);
            await run.StatusNowAsync("child", run.Id("child"));
            await run.Client.RaiseEventAsync(run.Id("child"), "end", "over", run.Cancellation);
            await run.EndAsync("child at its end", run.Id("child"));
            await run.StatusNowAsync("parent then", parent);
            await run.Client.ResumeInstanceAsync(parent, "back", run.Cancellation);
            await run.EndAsync("parent", parent);
        }),
    ];

    /// <summary>A parent, its child and its grandchild, of which the parent is terminated.</summary>
    private static async Task TerminateParentAsync(CaseRun run, bool recursive)
    {
        var parent = await run.StartAsync(nameof(OpenTaskOrchestrators.ParentOfParent), run.Id(), "parent");
        await run.ReachAsync(run.Id("grandchild"), CommonOrchestrators.Ready);
        var options = new TerminateInstanceOptions("stopped", recursive);
        await run.TryAsync("terminate", () => run.Client.TerminateInstanceAsync(parent, options, run.Cancellation));
        await run.EndAsync("parent", parent);
        await run.PauseAsync(3);
        await run.StatusNowAsync("child", run.Id("child"));
        await run.StatusNowAsync("grandchild", run.Id("grandchild"));
        if ((await run.Client.GetInstanceAsync(run.Id("grandchild"), run.Cancellation))!.RuntimeStatus == OrchestrationRuntimeStatus.Running)
        {
            await run.Client.RaiseEventAsync(run.Id("grandchild"), "end", "over", run.Cancellation);
        }

        await run.EndAsync("grandchild at its end", run.Id("grandchild"));
        await run.EndAsync("child at its end", run.Id("child"));
        await run.PauseAsync(1);
        await run.NowAsync("parent at last", parent);
    }
}
