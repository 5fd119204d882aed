using System.Text.Json;
using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>ContinueAsNew: what becomes of events, waits, timers and everything else that is open or kept.</summary>
internal static class ContinueAsNewCases
{
    private static readonly int[] Seven = [1, 2, 3, 4, 5, 6, 7];

    public static IEnumerable<EngineCase> All =>
    [
        new("continue-as-new-ten-times", async run =>
        {
            var options = new StartOrchestrationOptions(run.Id()) { Tags = new Dictionary<string, string> { ["kind"] = "loop" } };
            var id = await run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ContinueAsNewOrchestrators.CountToTen), 0, options, run.Cancellation);
            var end = await run.FinishAsync(id);
            run.Note("end", CaseRun.Describe(end));
            run.Note("name", end.Name);
            run.Note("input", end.SerializedInput);
            run.Note("tags", end.Tags);
        }),
        new("continue-as-new-keeps-unread-events", run => KeepOrForgetAsync(run, keep: true)),
        new("continue-as-new-forgets-unread-events", run => KeepOrForgetAsync(run, keep: false)),
        new("continue-as-new-with-events-after-it-in-the-same-turn", run => SameTurnAsync(run, new CarryInput(Keep: true, Expected: 3), "go", "n", "n", "n")),
        new("continue-as-new-forgets-and-events-come-after-it-in-the-same-turn", run =>
            SameTurnAsync(run, new CarryInput(Keep: false, Expected: 3), "go", "n", "n", "n")),
        new("continue-as-new-with-unread-events-and-later-ones-in-the-same-turn", run =>
            SameTurnAsync(run, new CarryInput(Keep: true, Expected: 4), "n", "n", "go", "n", "n")),
        new("continue-as-new-with-an-open-wait-and-events-before-it-in-the-same-turn", run =>
            SameTurnAsync(run, new CarryInput(Keep: true, Expected: 2, OpenWait: true), "n", "n", "go", "n")),
        new("continue-as-new-loses-the-event-of-a-wait-that-was-not-looked-at", run =>
            SameTurnAsync(run, new CarryInput(Keep: true, Expected: 2, OpenWait: true), more: 1, "n", "go", "n")),
        new("continue-as-new-with-an-open-wait-and-events-after-it-in-the-same-turn", run =>
            SameTurnAsync(run, new CarryInput(Keep: true, Expected: 3, OpenWait: true), "go", "n", "n", "n")),
        new("continue-as-new-with-a-cancelled-wait-and-events-after-it-in-the-same-turn", run =>
            SameTurnAsync(run, new CarryInput(Keep: true, Expected: 3, OpenWait: true, CancelWait: true), "go", "n", "n", "n")),
        new("continue-as-new-with-an-open-wait-and-an-event-much-later", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.Carry), CommonOrchestrators.Ready, new CarryInput(true, 2, OpenWait: true));
            await run.Client.RaiseEventAsync(id, "go", 0, run.Cancellation);
            await run.ReachAsync(id, ContinueAsNewOrchestrators.Again);
            await run.Client.RaiseEventAsync(id, "n", 1, run.Cancellation);
            await run.Client.RaiseEventAsync(id, "n", 2, run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("continue-as-new-with-an-open-timer", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(ContinueAsNewOrchestrators.WithOpenTimer)));
            run.Note("end", CaseRun.Describe(end));
        }),
        new("continue-as-new-with-an-open-activity", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(ContinueAsNewOrchestrators.WithOpenActivity)))),
        new("continue-as-new-with-an-open-wait-that-has-a-timeout", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(ContinueAsNewOrchestrators.WithOpenTimedWait)))),
        new("continue-as-new-called-before-an-await", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.AwaitAfterCall), CommonOrchestrators.Ready);
            await run.Client.RaiseEventAsync(id, "n", "while it still awaits", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("continue-as-new-then-a-throw", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(ContinueAsNewOrchestrators.ThenThrow)))),
        new("continue-as-new-called-twice", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(ContinueAsNewOrchestrators.CallTwice)))),
        new("continue-as-new-of-a-child", async run => await run.EndAsync("end", await run.StartAsync(
            nameof(CommonOrchestrators.CallAndTell), new Callee(nameof(ContinueAsNewOrchestrators.CountToTenAsText), "0", IsOrchestrator: true)))),
        new("continue-as-new-and-the-custom-status", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.StatusOnce), "first");
            await run.Client.RaiseEventAsync(id, "go", "on", run.Cancellation);
            await run.UntilAsync(id, static found => found.SerializedInput == "true", "runs its second execution");
            await run.PauseAsync(0.5);
            await run.NowAsync("second execution", id);
            await run.Client.RaiseEventAsync(id, "go", "on", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("continue-as-new-of-a-suspended-instance", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.Carry), CommonOrchestrators.Ready, new CarryInput(true, 1));
            await run.Client.SuspendInstanceAsync(id, "holiday", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            await run.Client.RaiseEventAsync(id, "go", 0, run.Cancellation);
            await run.Client.ResumeInstanceAsync(id, "back", run.Cancellation);
            await run.ReachAsync(id, ContinueAsNewOrchestrators.Again);
            await run.StatusNowAsync("second execution", id);
            await run.Client.TerminateInstanceAsync(id, "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("continue-as-new-sixty-times-in-a-row", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(ContinueAsNewOrchestrators.CountToSixty)))),
        // The loop that the app's orchestrations are: one open wait, a timer beside it, ContinueAsNew after some turns.
        new("loop-of-turns-with-hundreds-of-events", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.Loop), CommonOrchestrators.Ready, new LoopInput(160));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async sender =>
            {
                for (var number = 0; number < 40; number++)
                {
                    await run.Client.RaiseEventAsync(id, "n", $"{sender}:{number:00}", run.Cancellation);
                }
            }));
            Judge(run, await run.FinishAsync(id), expected: 160);
        }),
        new("loop-of-turns-with-a-burst-in-one-turn", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.Loop), CommonOrchestrators.Ready, new LoopInput(60));
            await run.Client.SuspendInstanceAsync(id, "to gather events", run.Cancellation);
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
            for (var number = 0; number < 60; number++)
            {
                await run.Client.RaiseEventAsync(id, "n", $"0:{number:00}", run.Cancellation);
            }

            await run.Client.ResumeInstanceAsync(id, "all at once", run.Cancellation);
            Judge(run, await run.FinishAsync(id), expected: 60);
        }),
        // Timers of earlier executions come due here: what the extension holds back to find out that they are stale changes places.
        new("loop-of-turns-whose-timer-fires-beside-events", async run =>
        {
            var id = await run.StartAndReachAsync(
                nameof(ContinueAsNewOrchestrators.Loop), CommonOrchestrators.Ready, new LoopInput(40) { TimerMilliseconds = 300 });
            for (var number = 0; number < 40; number++)
            {
                await run.Client.RaiseEventAsync(id, "n", $"0:{number:00}", run.Cancellation);
                await Task.Delay(60, run.Cancellation);
            }

            Judge(run, await run.FinishAsync(id), expected: 40, inOrder: false);
        }),
        new("loop-of-turns-with-an-activity-each-turn", async run =>
        {
            var id = await run.StartAndReachAsync(
                nameof(ContinueAsNewOrchestrators.Loop), CommonOrchestrators.Ready, new LoopInput(40) { CallsActivity = true });
            for (var number = 0; number < 40; number++)
            {
                await run.Client.RaiseEventAsync(id, "n", $"0:{number:00}", run.Cancellation);
            }

            Judge(run, await run.FinishAsync(id), expected: 40);
        }),
        // The same loop, but ContinueAsNew is called while events may still be unread: what is kept then and in which order.
        new("loop-of-turns-that-does-not-drain-before-continue-as-new", async run =>
        {
            var id = await run.StartAndReachAsync(
                nameof(ContinueAsNewOrchestrators.Loop), CommonOrchestrators.Ready, new LoopInput(40) { CallsActivity = true, Drains = false });
            for (var number = 0; number < 40; number++)
            {
                await run.Client.RaiseEventAsync(id, "n", $"0:{number:00}", run.Cancellation);
            }

            var end = await run.FinishAsync(id);
            run.Note("status", end.RuntimeStatus.ToString());
            var seen = end.ReadOutputAs<List<string>>()!;
            run.Note("each once", seen.Count == 40 && seen.Distinct().Count() == 40);
        }),
        new("loop-of-turns-with-events-of-several-names", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.LoopOfNames), CommonOrchestrators.Ready, new LoopInput(60));
            for (var number = 0; number < 20; number++)
            {
                foreach (var name in ContinueAsNewOrchestrators.Names)
                {
                    await run.Client.RaiseEventAsync(id, name, $"{name}:{number:00}", run.Cancellation);
                }
            }

            Judge(run, await run.FinishAsync(id), expected: 60);
        }),
    ];

    private static void Judge(CaseRun run, OrchestrationMetadata end, int expected, bool inOrder = true)
    {
        run.Note("status", end.RuntimeStatus.ToString());
        var seen = end.ReadOutputAs<List<string>>()!;
        run.Note("none lost", seen.Distinct().Count() == expected);
        run.Note("none twice", seen.Distinct().Count() == seen.Count);
        if (!inOrder)
        {
            return;
        }

        run.Note("each sender's in order", seen.GroupBy(static item => item.Split(':')[0])
            .All(static sender => sender.SequenceEqual(sender.Order(StringComparer.Ordinal))));
    }

    private static async Task KeepOrForgetAsync(CaseRun run, bool keep)
    {
        var input = new CarryInput(keep, Expected: 4);
        var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.Carry), CommonOrchestrators.Ready, input);
        foreach (var number in Seven.Take(2))
        {
            await run.Client.RaiseEventAsync(id, "n", number, run.Cancellation);
        }

        await run.PauseAsync(2);
        await run.Client.RaiseEventAsync(id, "go", 0, run.Cancellation);
        await run.ReachAsync(id, ContinueAsNewOrchestrators.Again);
        await run.PauseAsync(2);
        foreach (var number in Seven.Skip(2).Take(keep ? 2 : 4))
        {
            await run.Client.RaiseEventAsync(id, "n", number, run.Cancellation);
        }

        await run.EndAsync("end", id);
    }

    /// <summary>Raises events while the instance is suspended, so that all of them reach it in one turn when it is resumed.</summary>
    private static Task SameTurnAsync(CaseRun run, CarryInput input, params string[] events) => SameTurnAsync(run, input, more: 0, events);

    /// <param name="more">How many events are still wanting then, for the second execution to end.</param>
    private static async Task SameTurnAsync(CaseRun run, CarryInput input, int more, params string[] events)
    {
        var id = await run.StartAndReachAsync(nameof(ContinueAsNewOrchestrators.Carry), CommonOrchestrators.Ready, input);
        await run.Client.SuspendInstanceAsync(id, "to gather events", run.Cancellation);
        await run.ReachAsync(id, OrchestrationRuntimeStatus.Suspended);
        var number = 0;
        foreach (var name in events)
        {
            await run.Client.RaiseEventAsync(id, name, name == "go" ? 0 : ++number, run.Cancellation);
        }

        await run.PauseAsync(2);
        await run.Client.ResumeInstanceAsync(id, "all at once", run.Cancellation);
        await run.ReachAsync(id, ContinueAsNewOrchestrators.Again);
        if (more > 0)
        {
            // What has not come by now does not come any more. The rest is told apart by its size.
            await run.PauseAsync(15);
            await run.StatusNowAsync("before any more events", id);
            for (var extra = 1; extra <= more; extra++)
            {
                await run.Client.RaiseEventAsync(id, "n", 100 + extra, run.Cancellation);
            }
        }

        var end = await run.FinishAsync(id);
        var seen = JsonSerializer.Deserialize<int[]>(end.SerializedOutput!)!;

        // What is sent on to the next execution arrives in any order on the extension.
        run.Note("seen", seen.Order().ToArray());
    }
}
