using EngagementFlows.Access;
using EngagementFlows.Audit;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Places;

/// <param name="Round">The standing whose time is up: a newer one is left alone.</param>
public sealed record LapseOfferInput(JourneyStart Start, int Round);

/// <summary>An offer was not taken up in time: the place goes to the next in the queue, and the person is told why.</summary>
public sealed class LapseOffer(CampaignStore campaigns, ParticipantStore participants, PlaceStore places, AuditLog log, TimeProvider clock)
{
    public async Task<PlaceStanding> Run(LapseOfferInput input, DurableTaskClient client, CancellationToken cancellation)
    {
        var id = new ParticipantRef(input.Start.CampaignId, input.Start.ParticipantId);
        var campaign = await campaigns.GetAsync(id.CampaignId, cancellation);
        var now = clock.GetUtcNow();
        var standing = await places.LapseAsync(campaign, id.ParticipantId, now, client, cancellation);
        if (standing.Kind != PlaceKind.None)
        {
            return standing;
        }

        var lapsed = standing with { Kind = PlaceKind.OfferLapsed, Since = now };
        await participants.ChangeAsync(
            id,
            before => (before.Closing(one => one.Kind == QuestionKind.Offer) with { Place = lapsed },
                [TimelineEntry.Note("place", $"lapsed:{input.Round}", now, "did not take up the offered place in time; it goes to the next in the queue")]),
            cancellation: cancellation);
        await log.RecordAsync(
            new AuditEntry($"lapsed:{id.ParticipantId}:{input.Round}", now, Actor.System, "offer-lapsed") { CampaignId = id.CampaignId, Subject = id.ParticipantId, Outcome = "not taken up in time" },
            cancellation);
        return lapsed;
    }
}
