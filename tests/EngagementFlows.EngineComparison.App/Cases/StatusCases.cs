using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Custom status, and what a client sees of one instance with and without its data.</summary>
internal static class StatusCases
{
    public static IEnumerable<EngineCase> All =>
    [
        new("custom-status-on-its-way", async run =>
        {
            var id = await run.StartAsync(nameof(StatusOrchestrators.SetStatuses));
            await run.ReachAsync(id, OrchestrationRuntimeStatus.Running);
            for (var step = 0; step < StatusOrchestrators.Steps; step++)
            {
                await run.NowAsync($"step {step}", id);
                var before = (await run.Client.GetInstanceAsync(id, run.Cancellation))!.LastUpdatedAt;
                await run.Client.RaiseEventAsync(id, "on", "go", run.Cancellation);
                await run.UntilAsync(id, found => found.LastUpdatedAt > before, "has taken a turn");
            }

            await run.EndAsync("end", id);
        }),
        new("custom-status-after-a-failure", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(StatusOrchestrators.SetAndFail)))),
        new("custom-status-after-a-termination", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.Client.TerminateInstanceAsync(id, "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("get-with-and-without-data", async run =>
        {
            var id = await run.StartAsync(nameof(StatusOrchestrators.SetAndReturn), "input");
            await run.FinishAsync(id);
            foreach (var withData in (bool[])[true, false])
            {
                var found = (await run.Client.GetInstanceAsync(id, withData, run.Cancellation))!;
                run.Note($"data {withData}", new
                {
                    found.Name,
                    found.InstanceId,
                    Status = found.RuntimeStatus.ToString(),
                    found.IsCompleted,
                    found.IsRunning,
                    found.SerializedInput,
                    found.SerializedOutput,
                    found.SerializedCustomStatus,
                    HasTimes = found.CreatedAt > DateTimeOffset.UnixEpoch && found.LastUpdatedAt >= found.CreatedAt,
                });
                await run.TryAsync($"data {withData}, read input", () => Task.FromResult(found.ReadInputAs<string>()));
            }
        }),
        new("get-of-a-failed-one-with-and-without-data", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.Throw), "broken");
            await run.FinishAsync(id);
            foreach (var withData in (bool[])[true, false])
            {
                run.Note($"data {withData}", CaseRun.Describe((await run.Client.GetInstanceAsync(id, withData, run.Cancellation))!));
            }
        }),
        new("get-unknown", async run =>
        {
            await run.NowAsync("unknown", run.Id("nobody"));
            await run.TryAsync("no id", () => run.Client.GetInstanceAsync("", run.Cancellation));
        }),
        new("wait-for-the-start", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.Idle), "input");
            var started = await run.Client.WaitForInstanceStartAsync(id, getInputsAndOutputs: true, run.Cancellation);
            run.Note("started", started.RuntimeStatus.ToString());
            run.Note("input", started.SerializedInput);
            await run.Client.RaiseEventAsync(id, "end", "x", run.Cancellation);
            await run.FinishAsync(id);
            run.Note("of an ended one", (await run.Client.WaitForInstanceStartAsync(id, run.Cancellation)).RuntimeStatus.ToString());
        }),
        new("wait-for-the-start-of-one-scheduled", async run =>
        {
            var at = DateTimeOffset.UtcNow.AddSeconds(4);
            var id = await run.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(CommonOrchestrators.Echo), "x", new StartOrchestrationOptions(run.Id(), at), run.Cancellation);
            await run.StatusNowAsync("before", id);
            await run.Client.WaitForInstanceStartAsync(id, run.Cancellation);
            // The extension counts whole seconds.
            run.Note("not a second early", DateTimeOffset.UtcNow > at.AddSeconds(-1));
            await run.EndAsync("end", id);
        }),
        new("start-scheduled-in-the-past", async run =>
        {
            var options = new StartOrchestrationOptions(run.Id(), DateTimeOffset.UtcNow.AddDays(-2));
            await run.EndAsync("end", await run.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(CommonOrchestrators.Echo), "x", options, run.Cancellation));
        }),
        new("wait-for-unknown-instances", async run =>
        {
            await run.TryAsync("start", () => WithinAsync(run, token => run.Client.WaitForInstanceStartAsync(run.Id("nobody"), token)));
            await run.TryAsync("completion", () => WithinAsync(run, token => run.Client.WaitForInstanceCompletionAsync(run.Id("nobody"), token)));
        }),
        new("wait-for-the-completion-of-one-that-goes-on", async run =>
        {
            var id = await run.StartAndReachAsync(nameof(CommonOrchestrators.Idle), CommonOrchestrators.Ready);
            await run.TryAsync("wait", () => WithinAsync(run, token => run.Client.WaitForInstanceCompletionAsync(id, token)));
            await run.Client.TerminateInstanceAsync(id, "over", run.Cancellation);
            await run.EndAsync("end", id);
        }),
        new("wait-for-one-that-appears-later", async run =>
        {
            var waiting = run.Client.WaitForInstanceCompletionAsync(run.Id(), getInputsAndOutputs: true, run.Cancellation);
            await run.PauseAsync(2);
            var ended = waiting.IsCompleted;
            await run.StartAsync(nameof(CommonOrchestrators.Echo), "late");
            run.Note("still waits before the start", !ended);
            await run.TryAsync("wait", () => waiting);
        }),
        new("completion-of-an-ended-instance-again", async run =>
        {
            var id = await run.StartAsync(nameof(CommonOrchestrators.Echo), "x");
            await run.EndAsync("once", id);
            await run.EndAsync("twice", id);
        }),
        new("outputs-of-any-kind", async run =>
        {
            foreach (var kind in (string[])["nothing", "null", "object", "text", "number", "date"])
            {
                await run.EndAsync(kind, await run.StartAsync(nameof(StatusOrchestrators.Return), kind, kind));
            }

            await run.EndAsync("no result", await run.StartAsync(nameof(StatusOrchestrators.ReturnNothing), "x", "none"));
        }),
        new("inputs-of-any-kind", async run =>
        {
            var inputs = new (string Name, object? Value)[]
            {
                ("none", null), ("text", "a \"b\" ü"), ("number", 1.5), ("object", new { FirstName = "Ada", age = 5, Nothing = (string?)null }),
                ("list", (int[])[1, 2]), ("empty list", Array.Empty<int>()),
            };
            foreach (var (name, value) in inputs)
            {
                var end = await run.FinishAsync(await run.StartAsync(nameof(StatusOrchestrators.TellInput), value, name));
                run.Note(name, CaseRun.Describe(end));
                run.Note($"{name}, as the client sees it", end.SerializedInput);
            }
        }),
    ];

    /// <summary>Gives up after a few seconds, as a caller does by its token.</summary>
    private static async Task WithinAsync(CaseRun run, Func<CancellationToken, Task> wait)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(4));
        try
        {
            await wait(patience.Token);
        }
        catch (OperationCanceledException over)
        {
            // Which of its types it is depends on where the token was looked at.
            throw new TimeoutException("it would have waited on", over);
        }
    }
}
