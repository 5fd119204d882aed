using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Events to instances that wait for them, do not yet, do not any more, or never were.</summary>
internal static class EventCases
{
    private static readonly string[] Payloads = ["first", "second", "third", "fourth", "fifth"];

    public static IEnumerable<EngineCase> All =>
    [
        new("event-before-its-wait", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.WaitForEach), CommonOrchestrators.Ready, Names("go", "early"));
            await run.Client.RaiseEventAsync(id, "early", "kept", run.Cancellation);
            await run.PauseAsync(1);
            await run.Client.RaiseEventAsync(id, "go", "now", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("events-of-one-name-in-order", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.WaitForEach), CommonOrchestrators.Ready, Names("n", "n", "n", "n", "n"));
            foreach (var payload in Payloads)
            {
                await run.Client.RaiseEventAsync(id, "n", payload, run.Cancellation);
            }

            await run.EndAsync("end", id);
        }),
        new("event-names-in-another-case", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.WaitForEach), CommonOrchestrators.Ready, Names("Waited", "kept"));
            await run.Client.RaiseEventAsync(id, "KEPT", "two", run.Cancellation);
            await run.Client.RaiseEventAsync(id, "wAITED", "one", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("event-names-of-any-characters", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.WaitForEach), CommonOrchestrators.Ready, Names("a b/ü#?", " "));
            await run.Client.RaiseEventAsync(id, "a b/ü#?", "odd", run.Cancellation);
            await run.Client.RaiseEventAsync(id, " ", "blank", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("event-payloads", async run =>
        {
            var id = await run.StartAndReachAsync(
                nameof(CommonOrchestrators.WaitForEach), CommonOrchestrators.Ready, Names("object", "number", "null", "none", "date", "quote"));
            await run.Client.RaiseEventAsync(id, "object", new { FirstName = "Ada", tags = Names("x"), nothing = (string?)null }, run.Cancellation);
            await run.Client.RaiseEventAsync(id, "number", 1.50m, run.Cancellation);
            await run.Client.RaiseEventAsync(id, "null", null, run.Cancellation);
            await run.Client.RaiseEventAsync(id, "none", run.Cancellation);
            await run.Client.RaiseEventAsync(id, "date", new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.FromHours(1)), run.Cancellation);
            await run.Client.RaiseEventAsync(id, "quote", "\"é<&'\n", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("event-to-ended-instances", async run =>
        {
            foreach (var (ending, id) in await EndedAsync(run))
            {
                await run.TryAsync(ending, () => run.Client.RaiseEventAsync(id, "late", "too late", run.Cancellation));
                await run.NowAsync($"{ending}, afterwards", id);
            }
        }),
        new("event-to-an-id-that-never-was", async run =>
        {
            await run.TryAsync("raise", () => run.Client.RaiseEventAsync(run.Id("nobody"), "any", "thing", run.Cancellation));
            await run.NowAsync("afterwards", run.Id("nobody"));
        }),
        new("event-to-a-purged-instance", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.Echo), "x");
            await run.FinishAsync(id);
            await run.Client.PurgeInstanceAsync(id, cancellation: run.Cancellation);
            await run.TryAsync("raise", () => run.Client.RaiseEventAsync(id, "any", "thing", run.Cancellation));
        }),
        new("event-with-empty-names", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.TryAsync("no event name", () => run.Client.RaiseEventAsync(id, "", "x", run.Cancellation));
            await run.TryAsync("no instance", () => run.Client.RaiseEventAsync("", "end", "x", run.Cancellation));
            await run.TryAsync("an entity", () => run.Client.RaiseEventAsync("@counter@one", "end", "x", run.Cancellation));
            await run.Client.RaiseEventAsync(id, "end", "x", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("event-before-a-scheduled-start", async run =>
        {
            var options = new StartOrchestrationOptions(run.Id(), DateTimeOffset.UtcNow.AddSeconds(60));
            var id = await run.Client.ScheduleNewOrchestrationInstanceAsync(nameof(EventOrchestrators.WaitFiveSeconds), options, run.Cancellation);
            await run.StatusNowAsync("before its start", id);
            await run.TryAsync("raise", () => run.Client.RaiseEventAsync(id, "early", "came", run.Cancellation));
            await run.StatusNowAsync("after the event", id);
            await run.EndAsync("end", id);
        }),
        new("event-right-after-the-start", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.WaitForEach), Names("n", "n"));
            await run.Client.RaiseEventAsync(id, "n", "one", run.Cancellation);
            await run.Client.RaiseEventAsync(id, "n", "two", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("event-of-a-wrong-type", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(EventOrchestrators.WaitForNumber), CommonOrchestrators.Ready);
            await run.TryAsync("raise", () => run.Client.RaiseEventAsync(id, "number", "no number", run.Cancellation));
            await run.EndAsync("end", id);
        }),
        new("event-of-a-wrong-type-that-is-caught", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(EventOrchestrators.CatchWrongNumber), CommonOrchestrators.Ready);
            await run.Client.RaiseEventAsync(id, "number", "no number", run.Cancellation);
            var end = await run.FinishAsync(id);
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("is output", end.SerializedOutput == "\"caught\"");
        }),
        new("event-of-a-wrong-type-before-its-wait", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(EventOrchestrators.CatchWrongNumberLater), CommonOrchestrators.Ready);
            await run.Client.RaiseEventAsync(id, "number", "no number", run.Cancellation);
            await run.Client.RaiseEventAsync(id, "go", "now", run.Cancellation);
            var end = await run.FinishAsync(id);
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("output", end.SerializedOutput);
        }),
        new("event-of-null-for-a-number", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(EventOrchestrators.WaitForNumber), CommonOrchestrators.Ready);
            await run.Client.RaiseEventAsync(id, "number", null, run.Cancellation);
            var end = await run.FinishAsync(id);
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("output", end.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? end.SerializedOutput : null);
        }),
        new("events-sent-by-an-orchestration", async run =>
        {
            var receiver = await run.StartAndReachAsync(nameof(CommonOrchestrators.WaitForEach), CommonOrchestrators.Ready, Names("n", "n", "n"), "receiver");
            var ended = await run.StartAsync(nameof(CommonOrchestrators.Echo), "x", "ended");
            await run.FinishAsync(ended);
            var sender = await run.StartAsync(nameof(EventOrchestrators.Send), new[] { receiver, ended, run.Id("nobody") }, "sender");
            await run.EndAsync("sender", sender);
            // What is sent in one turn arrives in any order.
            var end = await run.FinishAsync(receiver);
            run.Note("receiver", end.RuntimeStatus.ToString());
            run.Note("received", end.ReadOutputAs<string[]>()!.Order(StringComparer.Ordinal));
        }),
        new("events-sent-to-oneself", async run =>
        {
            await run.EndAsync("end", await run.StartAsync(nameof(EventOrchestrators.SendToSelf)));
        }),
        new("hundreds-of-events", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(EventOrchestrators.Sum), CommonOrchestrators.Ready, 300);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(async hand =>
            {
                for (var i = hand * 50; i < (hand + 1) * 50; i++)
                {
                    await run.Client.RaiseEventAsync(id, "n", i, run.Cancellation);
                }
            }));
            await run.EndAsync("end", id);
        }),
    ];

    private static string[] Names(params string[] names) => names;

    /// <summary>An instance that has completed, one that has failed and one that was terminated.</summary>
    internal static async Task<List<(string Ending, string Id)>> EndedAsync(CaseRun run)
    {
        var completed = await run.StartAsync(nameof(CommonOrchestrators.Echo), "done", "completed");
        var failed = await run.StartAsync(nameof(CommonOrchestrators.Throw), "failed", "failed");
        var terminated = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready, id: "terminated");
        await run.Client.TerminateInstanceAsync(terminated, "stopped", run.Cancellation);
        foreach (var id in new[] { completed, failed, terminated })
        {
            await run.FinishAsync(id);
        }

        return [("completed", completed), ("failed", failed), ("terminated", terminated)];
    }
}
