using EngagementFlows.Campaigns;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Places;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>
/// A wish to stop reaches every running journey under that contact at once: it is in the participant's row, which is read just before each
/// send, before the journey hears of it. Only START, or the team, undoes it.
/// </summary>
public sealed class Withdraw(CampaignStore campaigns, ParticipantStore participants, PlaceStore places)
{
    public async Task EverywhereAsync(IReadOnlyList<Participant> people, InboundMessage message, OptOutKind kind, DurableTaskClient client, CancellationToken cancellation)
    {
        var withdrawal = kind == OptOutKind.ProviderWord ? Withdrawal.ByProviderWord : Withdrawal.InOwnWords;

        // One person's words, one confirmation: others under the same contact, and their other campaigns, stop in silence.
        var confirmedTo = people.FirstOrDefault(person => person is { EndedAt: null, Steps.IsEmpty: false } && (person.Withdrawal == Withdrawal.None || HasHeard(person, message)));
        foreach (var person in people)
        {
            var stored = await participants.ChangeAsync(
                person.Ref,
                before => HasHeard(before, message) ? (before, []) : (
                    (before with { Withdrawal = before.Withdrawal == Withdrawal.None ? withdrawal : before.Withdrawal, Open = null }).Hearing(message.Id),
                    [Line(message, "withdraws")]),
                cancellation: cancellation);
            if (stored.Value.Withdrawal == Withdrawal.None)
            {
                // An old message once more, after START.
                continue;
            }

            var place = stored.Value.Place;
            if (place.Kind != PlaceKind.None && await campaigns.FindAsync(person.CampaignId, cancellation) is { Value: var campaign })
            {
                place = await places.ReleaseAsync(campaign, person.Id, message.At, client, cancellation);
                await participants.ChangeAsync(person.Ref, before => (before with { Place = place }, []), stored, cancellation);
            }

            await TellAsync(person, message, person == confirmedTo ? withdrawal : Withdrawal.ByProviderWord, place, client, cancellation);
        }
    }

    public async Task UndoAsync(IEnumerable<Participant> people, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var person in people)
        {
            var stored = await participants.ChangeAsync(
                person.Ref,
                before => HasHeard(before, message) ? (before, []) : ((before with { Withdrawal = Withdrawal.None }).Hearing(message.Id), [Line(message, "wants to hear from us again")]),
                cancellation: cancellation);
            if (stored.Value.Withdrawal != Withdrawal.None)
            {
                // An old message once more, after a later STOP.
                continue;
            }

            await client.RaiseEventAsync(person.InstanceId, JourneyEvent.Name, new JourneyEvent($"start:{message.Id}", JourneyEventKind.Rejoined), cancellation);
        }
    }

    private static bool HasHeard(Participant person, InboundMessage message) => person.ReceivedIds.Contains(message.Id);

    private static Task TellAsync(Participant person, InboundMessage message, Withdrawal withdrawal, PlaceStanding place, DurableTaskClient client, CancellationToken cancellation) =>
        client.RaiseEventAsync(
            person.InstanceId,
            JourneyEvent.Name,
            new JourneyEvent($"stop:{message.Id}", JourneyEventKind.Withdrawn)
            {
                Withdrawal = withdrawal,
                Via = message.Channel == Messaging.Channel.Sms ? "sms" : "email",
                Place = place,
            },
            cancellation);

    private static TimelineEntry Line(InboundMessage message, string meaning) => new($"r|{message.Id}", message.At, "received")
    {
        Channel = message.Channel,
        Text = message.Text,
        MessageId = message.Id,
        Reason = meaning,
    };
}
