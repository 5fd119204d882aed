using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Participants;

namespace EngagementFlows.Delivery.Tests;

/// <summary>The provider's error codes, a row for each class.</summary>
internal static class ErrorRows
{
    private static readonly RunPlan Plan = RunPlan.Workshop;

    public static IReadOnlyList<FaultRow> All { get; } =
    [
        new("21610: has opted out with the provider", Plan with { Recipients = [new RecipientBehaviour(Cast.Texter) { Refuse = 21610 }] }, evidence =>
        {
            Assert.Single(evidence.Ledger.Refusals, refusal => refusal.Code == 21610);
            Assert.DoesNotContain(evidence.Accepted, one => one.Entry!.Person.Details.Name == Cast.Six[0].Name);
        }),
        new("21211: no number, so by email", Plan with { Faults = [new FaultRule(FaultKind.ErrorCode) { Code = 21211, To = Cast.Texter }] }, evidence =>
        {
            Assert.Single(evidence.Ledger.Refusals, refusal => refusal.Code == 21211);
            Assert.Contains(evidence.Ledger.Messages, message => message.To == "aled@example.org");
            Assert.Contains(evidence.Inbox, item => item.Kind == "delivery");
        }),
        new("30003: never reached, so by email", Plan with { Recipients = [new RecipientBehaviour(Cast.Texter) { Outcome = Outcome.Undelivered, ErrorCode = 30003 }] }, evidence =>
        {
            Assert.Contains(evidence.Ledger.Messages, message => message.To == "aled@example.org");
            Assert.InRange(evidence.Accepted.Count(one => one.Entry is { Step: "invitation" } && one.Message.To == Cast.Texter), 2, 5);
        }),
        new("30007: filtered", Plan with { Recipients = [new RecipientBehaviour(Cast.Silent) { Outcome = Outcome.Undelivered, ErrorCode = 30007 }] }, evidence =>
        {
            Assert.Contains(evidence.Inbox, item => item.Kind == "delivery" && item.Why.Contains("30007", StringComparison.Ordinal));
            Assert.Equal(StepState.Failed, evidence.People.Single(person => person.Details.Name == Cast.Six[4].Name).Steps["invitation"].State);
        }),
        new("a bounce", Plan with { Recipients = [new RecipientBehaviour(Cast.Mailer) { Outcome = Outcome.Bounce }] }, evidence =>
            Assert.Contains(evidence.Inbox, item => item.Kind == "delivery")),
        new("20003: set up wrongly, mended after an hour", Plan with
        {
            Faults = [new FaultRule(FaultKind.ErrorCode) { Provider = "twilio", Operation = "send", Code = 20003 }],
            Also =
            [
                (RunPlan.Launch.AddHours(1), async run =>
                {
                    await run.World.Provider.ClearFaultsAsync();
                    await run.PostAsync("/api/senders/sms/resume");
                }),
            ],
        }, evidence =>
        {
            Assert.Single(evidence.Inbox, item => item.Kind == "alert");
            Assert.DoesNotContain(evidence.Inbox, item => item.Kind == "delivery");
            Assert.Contains(evidence.Ledger.Messages, message => message.To == Cast.Texter);
        }),
    ];
}
