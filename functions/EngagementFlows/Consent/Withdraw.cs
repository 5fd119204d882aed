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
    public async Task EverywhereAsync(IEnumerable<Participant> people, InboundMessage message, OptOutKind kind, DurableTaskClient client, CancellationToken cancellation)
    {
        var withdrawal = kind == OptOutKind.ProviderWord ? Withdrawal.ByProviderWord : Withdrawal.InOwnWords;
        var confirmed = false;
        foreach (var person in people)
        {
            var stored = await participants.ChangeAsync(
                person.Ref,
                before => ((before with { Withdrawal = before.Withdrawal == Withdrawal.None ? withdrawal : before.Withdrawal, Open = null }).Hearing(message.Id), [Line(message, "withdraws")]),
                cancellation: cancellation);

            var place = stored.Value.Place;
            if (place.Kind != PlaceKind.None && await campaigns.FindAsync(person.CampaignId, cancellation) is { Value: var campaign })
            {
                place = await places.ReleaseAsync(campaign, person.Id, message.At, client, cancellation);
                await participants.ChangeAsync(person.Ref, before => (before with { Place = place }, []), stored, cancellation);
            }

            // One person's words, one confirmation: others under the same contact, and their other campaigns, stop in silence.
            await TellAsync(person, message, confirmed ? Withdrawal.ByProviderWord : withdrawal, place, client, cancellation);
            confirmed = true;
        }
    }

    public async Task UndoAsync(IEnumerable<Participant> people, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var person in people)
        {
            await participants.ChangeAsync(person.Ref, before => ((before with { Withdrawal = Withdrawal.None }).Hearing(message.Id), [Line(message, "wants to hear from us again")]), cancellation: cancellation);
            await client.RaiseEventAsync(person.InstanceId, JourneyEvent.Name, new JourneyEvent($"start:{message.Id}", JourneyEventKind.Rejoined), cancellation);
        }
    }

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
