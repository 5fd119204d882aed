using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Places;

/// <summary>The one write path of a meeting's places. Whoever is offered a place is told through their journey.</summary>
public sealed class PlaceStore(FlowTables tables, ParticipantStore participants)
{
    private const string Row = "places";

    private readonly Turns turns = new();

    public async Task<PlaceList> ReadAsync(Campaign campaign, CancellationToken cancellation = default) =>
        (await FindAsync(campaign, cancellation)).Value;

    public Task<PlaceStanding> RequestAsync(Campaign campaign, Participant person, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, person.Id, places => places.Request(person.Id, person.Household, person.Places, now), now, client, cancellation);

    public Task<PlaceStanding> ReleaseAsync(Campaign campaign, string participantId, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, participantId, places => places.Release(participantId), now, client, cancellation);

    public Task<PlaceStanding> LapseAsync(Campaign campaign, string participantId, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, participantId, places => places.Lapse(participantId, now), now, client, cancellation);

    /// <summary>More room than before: the queue is offered what has become free.</summary>
    public Task OfferAsync(Campaign campaign, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, "", places => places, now, client, cancellation);

    private async Task<PlaceStanding> ChangeAsync(
        Campaign campaign, string participantId, Func<PlaceList, PlaceList> decide, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation)
    {
        var until = OfferTimes.Until(campaign.File, now);
        var found = new PlaceList(0);
        var places = await WriteAsync(
            campaign,
            before =>
            {
                found = before;
                return decide(before).Offer(now, until);
            },
            cancellation);

        // Written before told: should the process end between the two, the next change, or this one run again, tells them.
        var untold = places.Holders.FindAll(holder => holder is { Kind: PlaceKind.Offered, IsTold: false });
        foreach (var holder in untold)
        {
            await TellAsync(campaign.Id, places.StandingOf(holder.ParticipantId), holder, now, client, cancellation);
        }

        if (untold.Count > 0)
        {
            await WriteAsync(campaign, before => before.Told(untold), cancellation);
        }

        if (places != found)
        {
            await ExplainAsync(campaign.Id, found, places, now, cancellation);
        }

        return places.StandingOf(participantId);
    }

    /// <summary>Whoever was passed over can be told why: their timeline says what was free and what they need.</summary>
    private async Task ExplainAsync(string campaignId, PlaceList before, PlaceList places, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var (holder, needs) in places.PassedOver(before))
        {
            await participants.AddLineAsync(
                new ParticipantRef(campaignId, holder.ParticipantId),
                TimelineEntry.Note("place", $"passed:{places.Round}", now, $"still waits: something was free, but not the {needs} places that the household needs together"),
                cancellation);
        }
    }

    /// <summary>The person's row first, for the team's list and the timeline; then the journey, which sends the offer.</summary>
    private async Task TellAsync(string campaignId, PlaceStanding standing, PlaceHolder holder, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation)
    {
        await participants.ChangeAsync(
            new ParticipantRef(campaignId, holder.ParticipantId),
            before => standing.Round <= before.Place.Round
                ? (before, [])
                : (before with { Place = standing }, [TimelineEntry.Note("place", $"offered:{standing.Round}", now, "was offered a place, being next in the queue")]),
            cancellation: cancellation);
        await client.RaiseEventAsync(
            ParticipantJourney.InstanceId(campaignId, holder.ParticipantId),
            JourneyEvent.Name,
            new JourneyEvent($"place:{holder.Round}", JourneyEventKind.PlaceChanged) { Place = standing },
            cancellation);
    }

    private async Task<Stored<PlaceList>> FindAsync(Campaign campaign, CancellationToken cancellation)
    {
        var capacity = campaign.File.Meeting.Places;
        var found = await tables.Places.GetEntityIfExistsAsync<TableEntity>(campaign.Id, Row, cancellationToken: cancellation);
        return found.HasValue
            ? new Stored<PlaceList>(JsonRow.Read<PlaceList>(found.Value!) with { Capacity = capacity }, found.Value!.ETag)
            : new Stored<PlaceList>(new PlaceList(capacity), default);
    }

    private Task<PlaceList> WriteAsync(Campaign campaign, Func<PlaceList, PlaceList> decide, CancellationToken cancellation) => turns.TakeAsync(
        campaign.Id,
        () => OptimisticWrites.RetryAsync(async _ =>
        {
            var before = await FindAsync(campaign, cancellation);
            var after = decide(before.Value);
            if (after != before.Value)
            {
                var row = JsonRow.Write(campaign.Id, Row, after);
                await (before.ETag == default
                    ? tables.Places.AddEntityAsync(row, cancellation)
                    : tables.Places.UpdateEntityAsync(row, before.ETag, TableUpdateMode.Replace, cancellation));
            }

            Trail.Changed("places", campaign.Id, PlaceCounts.Of(before.Value), PlaceCounts.Of(after), Plain.Places);
            return after;
        }),
        cancellation);
}

/// <summary>How places stand, without whose they are.</summary>
internal sealed record PlaceCounts(int Confirmed, int Offered, int Waiting)
{
    public static PlaceCounts Of(PlaceList places) => new(Count(places, PlaceKind.Confirmed), Count(places, PlaceKind.Offered), Count(places, PlaceKind.Waiting));

    private static int Count(PlaceList places, PlaceKind kind) => places.Holders.Count(holder => holder.Kind == kind);
}
