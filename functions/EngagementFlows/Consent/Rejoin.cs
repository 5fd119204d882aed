using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>START, and nothing else that a person writes, undoes a wish to stop; for the team, a correction with its reason does.</summary>
public sealed class Rejoin(ContactCircles circles, ContactKeys keys, Suppressions suppressions, ParticipantStore participants)
{
    /// <returns>False where nobody is known under the contact.</returns>
    public async Task<bool> EverywhereAsync(string contactKey, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        var (people, reached) = await circles.FindAsync(contactKey, cancellation);
        foreach (var key in reached)
        {
            await suppressions.LiftAsync(key, message.Id, message.At, cancellation);
        }

        // All rows first, and then all journeys: none of them waits for another.
        var failures = new CollectedFailures();
        var rejoined = new List<ParticipantRef>();
        await failures.CollectEachAsync(people, LetInAsync, cancellation);
        var happened = new JourneyEvent($"start:{message.Id}", JourneyEventKind.Rejoined) { Via = message.Channel == Messaging.Channel.Sms ? "sms" : "email" };
        await failures.CollectEachAsync(rejoined, person => client.TellJourneyAsync(person, happened, cancellation), cancellation);
        failures.ThrowIfAny();
        return people.Count > 0;

        async Task LetInAsync(Participant person)
        {
            var stored = await participants.ChangeAsync(
                person.Ref,
                before => before.ReceivedIds.Contains(message.Id) ? (before, []) : ((before with { Withdrawal = Withdrawal.None }).Hearing(message.Id), [Line(message)]),
                cancellation: cancellation);
            // Else an old message once more, after a later STOP.
            if (stored.Value.Withdrawal == Withdrawal.None)
            {
                rejoined.Add(person.Ref);
            }
        }
    }

    /// <summary>The team records that a person wants to hear from us again: whoever is added under their contacts later may be written to, too.</summary>
    public async Task LiftAsync(ParticipantDetails details, string eventId, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var key in keys.Of(details))
        {
            await suppressions.LiftAsync(key, eventId, at, cancellation);
        }
    }

    private static TimelineEntry Line(InboundMessage message) => new($"r|{message.Id}", message.At, "received")
    {
        Channel = message.Channel,
        Text = message.Text,
        MessageId = message.Id,
        Reason = "wants to hear from us again",
    };
}
