using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Ids that are taken, odd or given by nobody.</summary>
internal static class InstanceIdCases
{
    public static IEnumerable<EngineCase> All =>
    [
        new("id-of-a-running-instance", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.TryAsync("start", () => run.StartAsync(nameof(CommonOrchestrators.Echo), "second"));
            await run.NowAsync("then", id);
            await run.Client.RaiseEventAsync(id, "end", "first", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("id-of-a-suspended-instance", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.Client.SuspendInstanceAsync(id, "x", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            await run.TryAsync("start", () => run.StartAsync(nameof(CommonOrchestrators.Echo), "second"));
            await run.StatusNowAsync("then", id);
            await run.Client.TerminateInstanceAsync(id, "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("id-of-an-instance-that-has-not-started", async run =>
        {
            var options = new StartOrchestrationOptions(run.Id(), DateTimeOffset.UtcNow.AddSeconds(15));
            await run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CommonOrchestrators.Echo), "first", options, run.Cancellation);
            await run.TryAsync("start", () => run.StartAsync(nameof(CommonOrchestrators.Echo), "second"));
            await run.EndAsync("end", run.Id());
        }),
        new("id-of-ended-instances", async run =>
        {
            foreach (var (ending, id) in await EventCases.EndedAsync(run))
            {
                await run.TryAsync($"{ending}, start", () => run.StartAsync(nameof(CommonOrchestrators.Echo), "second", ending));
                await run.UntilAsync(id, static found => found.SerializedOutput == "\"second\"", "has run anew");
                await run.NowAsync(ending, id);
            }
        }),
        new("id-of-an-instance-that-its-start-protects", async run =>
        {
            var (_, completed) = (await EventCases.EndedAsync(run))[0];
            var options = new StartOrchestrationOptions(completed).WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
            await run.TryAsync("start", () =>
                run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CommonOrchestrators.Echo), "second", options, run.Cancellation));
            var others = new StartOrchestrationOptions(completed).WithDedupeStatuses(OrchestrationRuntimeStatus.Failed);
            await run.TryAsync("start with another status protected", () =>
                run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CommonOrchestrators.Echo), "third", others, run.Cancellation));
            await run.UntilAsync(completed, static found => found.IsCompleted && found.SerializedOutput == "\"third\"", "has run anew");
        }),
        new("id-started-by-ten-at-once", async run =>
        {
            var starts = await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
            {
                try
                {
                    await run.StartAsync(nameof(CommonOrchestrators.Idle), $"{n}");
                    return "started";
                }
#pragma warning disable CA1031 // Which error it is, is what is told.
                catch (Exception refused)
#pragma warning restore CA1031
                {
                    return refused.GetType().Name;
                }
            }));
            run.Note("at least one started", starts.Contains("started"));
            await run.ReachAsync(run.Id(), CommonOrchestrators.Ready);
            await run.Client.RaiseEventAsync(run.Id(), "end", "over", run.Cancellation);
            await run.EndAsync("end", run.Id());
        }),
        new("id-of-a-child-that-an-unfinished-instance-has", async run =>
        {
            var taken = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready, id: "taken");
            var parent = await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), new Callee(nameof(CommonOrchestrators.Echo), "x", taken, true), "parent");
            await run.PauseAsync(10);
            await run.NowAsync("taken", taken);
            await run.TryAsync("raise", () => run.Client.RaiseEventAsync(taken, "end", "its own", run.Cancellation));
            await run.EndAsync("taken at last", taken);
            await run.EndAsync("parent", parent);
        }),
        new("id-of-a-child-that-an-ended-instance-has", async run =>
        {
            var taken = await run.StartAsync(nameof(CommonOrchestrators.Echo), "first", "taken");
            await run.FinishAsync(taken);
            var parent = await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), new Callee(nameof(CommonOrchestrators.Echo), "x", taken, true), "parent");
            await run.EndAsync("parent", parent);
            // On the extension the parent can be told before the child's row says the same.
            await run.PauseAsync(10);
            await run.NowAsync("child", taken);
        }),
        new("id-of-one-child-called-twice", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(InstanceIdOrchestrators.SameChildTwice), run.Id("child")))),
        new("ids-of-odd-characters", async run =>
        {
            foreach (var odd in (string[])["with space", "ümlaut", "a/b", "a\\b", "a#b", "a?b", "a'b", "a%b", "UPPER"])
            {
                await run.TryAsync($"{odd}, start", () => run.StartAsync(nameof(CommonOrchestrators.Echo), "x", odd));
                if (await run.Client.GetInstanceAsync(run.Id(odd), run.Cancellation) is not null)
                {
                    await run.EndAsync(odd, run.Id(odd));
                }
            }
        }),
        new("ids-differ-by-case", async run =>
        {
            await run.StartAsync(nameof(CommonOrchestrators.Echo), "lower", "ab");
            await run.StartAsync(nameof(CommonOrchestrators.Echo), "upper", "AB");
            await run.EndAsync("lower", run.Id("ab"));
            await run.EndAsync("upper", run.Id("AB"));
        }),
        new("ids-of-entities", async run =>
            await run.TryAsync("start", () => run.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(CommonOrchestrators.Echo), "x", new StartOrchestrationOptions("@counter@one"), run.Cancellation))),
        new("id-given-by-nobody", async run =>
        {
            var id = await run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CommonOrchestrators.Echo), "x", run.Cancellation);
            run.Note("length", id.Length);
            run.Note("is a guid", Guid.TryParseExact(id, "N", out _));
            var empty = await run.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(CommonOrchestrators.Echo), "x", new StartOrchestrationOptions(""), run.Cancellation);
            run.Note("of an empty one", Guid.TryParseExact(empty, "N", out _));
            await run.EndAsync("end", id);
        }),
        new("start-without-a-name", async run =>
            await run.TryAsync("start", () => run.Client.ScheduleNewOrchestrationInstanceAsync(new TaskName(""), run.Cancellation))),
    ];
}
