using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Participants;

namespace EngagementFlows.Delivery.Tests;

/// <summary>One fault.</summary>
/// <param name="Then">Shows that the fault was met, and what else follows from it.</param>
internal sealed record FaultRow(string Name, RunPlan Plan, Action<Evidence> Then)
{
    public int PatienceMilliseconds { get; init; } = 10_000;

    public bool ClosesThePort { get; init; }
}

internal static class FaultRows
{
    private static readonly RunPlan Plan = RunPlan.Workshop;

    public static IReadOnlyList<FaultRow> All { get; } =
    [
        new("none", Plan, evidence =>
        {
            Assert.Empty(evidence.Ledger.Refusals);
            Assert.DoesNotContain(evidence.Inbox, item => item.Kind is "delivery" or "alert");
            Assert.InRange(evidence.Ledger.Messages.Count, 50, 90);
            Assert.Equal(3, evidence.OptOuts.Count);
        }),
        Refusing("429", new FaultRule(FaultKind.TooManyRequests) { Operation = "send", Every = 4 }),
        Refusing("429 with Retry-After", new FaultRule(FaultKind.TooManyRequests) { Operation = "send", Every = 4, RetryAfter = 300 }, WaitsAsAsked),
        Refusing("500", new FaultRule(FaultKind.ServerError) { Operation = "send", Every = 5 }, LooksForTextsAndSendsThem),
        Refusing("500 to every call of all kinds in turn", new FaultRule(FaultKind.ServerError) { Every = 3 }),
        Refusing("503", new FaultRule(FaultKind.Unavailable) { Operation = "send", Every = 5 }, LooksForTextsAndSendsThem),
        Accepting("500 after accepting", new FaultRule(FaultKind.ServerErrorAfter) { Operation = "send", Every = 5 }),
        Refusing("reset before accepting", new FaultRule(FaultKind.ResetBefore) { Operation = "send", Every = 5 }, LooksForTextsAndSendsThem),
        Accepting("reset mid-body", new FaultRule(FaultKind.ResetAfter) { Operation = "send", Every = 5 }),
        Accepting("malformed JSON", new FaultRule(FaultKind.Malformed) { Operation = "send", Every = 4 }),
        Refusing("timeout before accepting", new FaultRule(FaultKind.TimeoutBefore) { Operation = "send", Every = 6, Count = 5 }, LooksForTextsAndSendsThem) with { PatienceMilliseconds = 1_000 },
        Accepting("timeout after accepting", new FaultRule(FaultKind.TimeoutAfter) { Operation = "send", Every = 6, Count = 5 }) with { PatienceMilliseconds = 1_000 },
        Accepting("one byte a second", new FaultRule(FaultKind.Slow) { Operation = "send", Every = 6, Count = 5 }) with { PatienceMilliseconds = 1_500 },
        new("connection refused for a while", Plan with
        {
            Also =
            [
                (RunPlan.Launch, run => run.World.Provider.RefuseConnectionsAsync()),
                (RunPlan.Launch.AddMinutes(25), run => run.World.Provider.AcceptConnectionsAsync()),
                (RunPlan.Launch.AddDays(7), run => run.World.Provider.RefuseConnectionsAsync()),
                (RunPlan.Launch.AddDays(8), run => run.World.Provider.AcceptConnectionsAsync()),
            ],
        }, evidence => Assert.Contains(evidence.Inbox, item => item.Kind == "delivery")) { ClosesThePort = true },
        .. ErrorRows.All,
        .. CallbackRows.All,
    ];

    private static FaultRow Refusing(string name, FaultRule rule, Action<Evidence>? then = null) =>
        new(name, Plan with { Faults = [rule] }, evidence =>
        {
            Assert.Contains(evidence.Ledger.Refusals, refusal => refusal.Fault == rule.Fault);
            then?.Invoke(evidence);
        });

    private static FaultRow Accepting(string name, FaultRule rule) =>
        new(name, Plan with { Faults = [rule] }, evidence => Assert.Contains(evidence.Ledger.Messages, message => message.Fault == rule.Fault));

    private static void WaitsAsAsked(Evidence evidence)
    {
        foreach (var refusal in evidence.Ledger.Refusals)
        {
            var step = evidence.StepOf(refusal);
            var later = evidence.Accepted.Where(one => one.Entry!.Person == step.Person && one.Entry.Step == step.Step && one.Message.At > refusal.At);
            Assert.All(later, one => Assert.True(one.Message.At >= refusal.At.AddSeconds(300), $"{step.Step} was refused at {refusal.At:u} and tried again at {one.Message.At:u}"));
        }
    }

    /// <summary>Whether a text was taken can be found out, so none is given up for a lost answer; of an email it cannot.</summary>
    private static void LooksForTextsAndSendsThem(Evidence evidence)
    {
        Assert.True(evidence.Ledger.Attempts["twilio.list"] > 0);
        foreach (var refusal in evidence.Ledger.Refusals.Where(refusal => refusal.Operation == "send"))
        {
            var step = evidence.StepOf(refusal);
            var state = step.Person.Steps[step.Step].State;
            Assert.True(
                refusal.Provider == "sendgrid" ? state == StepState.Unresolved : state is StepState.Sent or StepState.Skipped,
                $"{step.Person.Details.Name} {step.Step} by {refusal.Provider}: {state}");
            if (refusal.Provider == "twilio" && state == StepState.Sent)
            {
                Assert.Single(evidence.Accepted, one => one.Entry!.Person == step.Person && one.Entry.Step == step.Step);
            }
        }

        Assert.Contains(evidence.Ledger.Refusals, refusal => refusal.Provider == "twilio" && evidence.StepOf(refusal) is var step && step.Person.Steps[step.Step].State == StepState.Sent);
    }
}
