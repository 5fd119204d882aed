using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Participants;

namespace EngagementFlows.Delivery.Tests;

/// <summary>Callbacks as they come: late, many times, in any order, or not at all.</summary>
internal static class CallbackRows
{
    private static readonly RunPlan Plan = RunPlan.Workshop;

    public static IReadOnlyList<FaultRow> All { get; } =
    [
        new("callbacks late", Plan with { CallbacksEvery = TimeSpan.FromHours(7) }, AllAreDelivered),
        new("callbacks 46 times", RunPlan.Short with { Cast = [Cast.Six[0], Cast.Six[1]], CallbacksAtOnce = 8, Callbacks = new ProviderSettings { Repeat = 46 } }, AllAreDelivered),
        new("callbacks shuffled and repeated", Plan with { CallbacksAtOnce = 8, Callbacks = new ProviderSettings { Repeat = 3, Shuffle = true, Seed = 7 } }, AllAreDelivered),
        new("callbacks lost", Plan with { Callbacks = new ProviderSettings { LostShare = 0.5, Seed = 3 } }, evidence =>
            Assert.Contains(evidence.Ledger.Callbacks, callback => callback.Lost)),
        new("answers and callbacks lost", Plan with
        {
            Faults = [new FaultRule(FaultKind.ResetAfter) { Operation = "send", Every = 4 }],
            Callbacks = new ProviderSettings { LostShare = 1 },
        }, evidence =>
        {
            // Texts are looked for and found; of emails nobody can say.
            Assert.True(evidence.Ledger.Attempts["twilio.list"] > 0);
            Assert.Contains(evidence.People, person => person.Steps.Values.Any(record => record.State == StepState.Unresolved));
        }),
        new("undelivered, shuffled, with answers lost", Plan with
        {
            Faults = [new FaultRule(FaultKind.ServerErrorAfter) { Operation = "send", Every = 3 }],
            Callbacks = new ProviderSettings { Repeat = 2, Shuffle = true, Seed = 11 },
            Recipients = [new RecipientBehaviour(Cast.Texter) { Outcome = Outcome.Undelivered, ErrorCode = 30008 }, new RecipientBehaviour(Cast.Mailer) { Outcome = Outcome.Bounce }],
        }, evidence => Assert.Contains(evidence.Inbox, item => item.Kind == "delivery")),
    ];

    private static void AllAreDelivered(Evidence evidence)
    {
        Assert.All(
            evidence.Accepted,
            one => Assert.Equal(Messaging.DeliveryStatus.Delivered, one.Entry!.Person.Steps[one.Entry.Step].Delivery));
        Assert.DoesNotContain(evidence.Inbox, item => item.Kind is "delivery" or "alert");
    }
}
