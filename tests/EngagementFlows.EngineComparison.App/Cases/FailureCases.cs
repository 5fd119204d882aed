using EngagementFlows.EngineComparison.Framework;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>What a caller and a client see of failures.</summary>
internal static class FailureCases
{
    public static IEnumerable<EngineCase> All =>
    [
        .. Enum.GetValues<Fault>().Select(static fault => new EngineCase($"failure-of-an-activity-{Slug(fault)}", async run =>
        {
            var callee = new Callee(nameof(FailureActivities.Break), fault.ToString());
            await run.EndAsync("caught", await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee, "caught"));
            await run.EndAsync("let through", await run.StartAsync(nameof(CommonOrchestrators.CallAndFail), callee, "through"));
        })),
        .. Enum.GetValues<Fault>().Select(static fault => new EngineCase($"failure-of-an-orchestration-{Slug(fault)}", async run =>
        {
            await run.EndAsync("client", await run.StartAsync(nameof(FailureOrchestrators.BreakItself), fault.ToString(), "alone"));
            var callee = new Callee(nameof(FailureOrchestrators.BreakItself), fault.ToString(), run.Id("child"), IsOrchestrator: true);
            await run.EndAsync("parent that catches", await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee, "parent"));
        })),
        new("failure-through-two-parents", async run =>
        {
            await run.EndAsync("top", await run.StartAsync(nameof(FailureOrchestrators.Outer)));
        }),
        new("failure-through-two-parents-that-is-caught", async run =>
        {
            await run.EndAsync("top", await run.StartAsync(nameof(FailureOrchestrators.CatchOuter)));
        }),
        new("failure-is-caused-by", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(FailureOrchestrators.AskForCause)))),
        new("failure-of-several-at-once", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(FailureOrchestrators.SeveralAtOnce)))),
        new("failure-that-is-thrown-anew-with-a-cause", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(FailureOrchestrators.ThrowAnew)))),
        new("unknown-activity", async run =>
        {
            var callee = new Callee("NobodyActivity", "x");
            await run.EndAsync("caught", await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee, "caught"));
            await run.EndAsync("let through", await run.StartAsync(nameof(CommonOrchestrators.CallAndFail), callee, "through"));
        }),
        new("unknown-child", async run =>
        {
            var callee = new Callee("NobodyOrchestrator", "x", run.Id("child"), IsOrchestrator: true);
            await run.EndAsync("caught", await run.StartAsync(nameof(CommonOrchestrators.CallAndTell), callee, "caught"));
            await run.NowAsync("child", run.Id("child"));
        }),
        new("unknown-orchestrator", async run =>
        {
            await run.TryAsync("start", () => run.StartAsync("NobodyOrchestrator", "x"));
            if (await run.Client.GetInstanceAsync(run.Id(), run.Cancellation) is not null)
            {
                await run.EndAsync("end", run.Id());
            }
        }),
        new("functions-named-in-another-case", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(CommonOrchestrators.CallAndTell).ToUpperInvariant(), new Callee("sAmE", "x")));
            run.Note("end", CaseRun.Describe(end));
            run.Note("name", end.Name);
        }),
        new("activity-result-of-a-wrong-type", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(FailureOrchestrators.WrongResult)))),
        new("activity-input-of-a-wrong-type", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(FailureOrchestrators.WrongInput)));
            run.Note("status", end.RuntimeStatus.ToString());
            run.Note("output", end.SerializedOutput);
        }),
        new("orchestrator-input-of-a-wrong-type", async run =>
        {
            await run.EndAsync("end", await run.StartAsync(nameof(FailureOrchestrators.WantsNumber), "no number"));
        }),
        new("child-result-of-a-wrong-type", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(FailureOrchestrators.WrongChildResult)))),
        new("orchestrator-that-awaits-something-else", async run =>
        {
            var end = await run.FinishAsync(await run.StartAsync(nameof(FailureOrchestrators.AwaitsDelay)));
            run.Note("status", end.RuntimeStatus.ToString());
        }),
    ];

    private static string Slug(Fault fault) => string.Concat(fault.ToString().Select(static letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"))[1..];
}
