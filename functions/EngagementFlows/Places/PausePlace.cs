using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Places;

/// <summary>
/// Messages to somebody wait for the team, or go again. Meanwhile they keep their rank in the queue and are passed over: a place that they
/// cannot hear of would be locked to everybody. Safe to repeat.
/// </summary>
public sealed class PausePlace(CampaignStore campaigns, ParticipantStore participants, PlaceStore places, TimeProvider clock)
{
    /// <returns>How they stand with the meeting's places; null where nothing about that has changed.</returns>
    public async Task<PlaceStanding?> Run(JourneyStart start, DurableTaskClient client, CancellationToken cancellation)
    {
        var id = new ParticipantRef(start.CampaignId, start.ParticipantId);
        if (await participants.FindAsync(id, cancellation) is not { Value: var person } || person.Place.Kind == PlaceKind.None)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var isPaused = person.Hold is { IsOn: true };
        var standing = await places.PauseAsync(await campaigns.GetAsync(id.CampaignId, cancellation), id.ParticipantId, isPaused, now, client, cancellation);
        if (!isPaused || standing is not { Kind: PlaceKind.Waiting } || standing.Round <= person.Place.Round)
        {
            // An offer is told as any other is.
            return null;
        }

        await participants.ChangeAsync(
            id,
            before => standing.Round <= before.Place.Round
                ? (before, [])
                : (before.Closing(one => one.Kind == QuestionKind.Offer) with { Place = standing },
                    [TimelineEntry.Note("place", $"passed:{standing.Round}", now, "messages to them wait, so the place goes to the next in the queue; they keep their rank")]),
            cancellation: cancellation);
        return standing;
    }
}
