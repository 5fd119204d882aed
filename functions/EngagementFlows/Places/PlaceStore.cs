using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
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
        ChangeAsync(campaign, person.Id, places => places.Request(PartyOf(person), now), now, client, cancellation);

    /// <summary>Whether this person has a place in the room, or would have one now; nothing is kept for them.</summary>
    public async Task<bool> HasRoomForAsync(Campaign campaign, Participant person, CancellationToken cancellation = default) =>
        (await FindAsync(campaign, cancellation)).Value.HasRoomFor(PartyOf(person with { ByVideo = false }));

    /// <summary>Somebody more, or less, comes with a person who is in the list.</summary>
    public Task<PlaceStanding> ResizeAsync(Campaign campaign, Participant person, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, person.Id, places => places.Resize(PartyOf(person), now), now, client, cancellation);

    public Task<PlaceStanding> ReleaseAsync(Campaign campaign, string participantId, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, participantId, places => places.Release(participantId), now, client, cancellation);

    public Task<PlaceStanding> LapseAsync(Campaign campaign, string participantId, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, participantId, places => places.Lapse(participantId, now), now, client, cancellation);

    /// <summary>Messages to this person wait for the team, or go again.</summary>
    public Task<PlaceStanding> PauseAsync(Campaign campaign, string participantId, bool isPaused, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, participantId, places => places.Pause(participantId, isPaused), now, client, cancellation);

    /// <summary>More room than before: the queue is offered what has become free.</summary>
    public Task OfferAsync(Campaign campaign, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation = default) =>
        ChangeAsync(campaign, "", places => places, now, client, cancellation);

    private async Task<PlaceStanding> ChangeAsync(
        Campaign campaign, string participantId, Func<PlaceList, PlaceList> decide, DateTimeOffset now, DurableTaskClient client, CancellationToken cancellation)
    {
        var until = OfferTimes.Until(campaign.File, now);
        PlaceList? first = null;
        PlaceList places;
        var failures = new CollectedFailures();
        List<PlaceHolder> gone;
        do
        {
            places = await WriteAsync(
                campaign,
                before =>
                {
                    first ??= before;
                    // Nobody is offered a place at a meeting that is called off.
                    return campaign.State == CampaignState.Cancelled ? decide(before) : decide(before).Offer(now, until);
                },
                cancellation);

            // Written before told: should the process end between the two, the next change, or this one run again, tells them.
            var written = places;
            var told = new List<PlaceHolder>();
            var passed = new List<PlaceHolder>();
            var untold = written.Holders.FindAll(holder => holder is { Kind: PlaceKind.Offered, IsTold: false } or { IsToBeTold: true });
            await failures.CollectEachAsync(untold, TellOneAsync, cancellation);
            gone = passed;

            if (told.Count > 0)
            {
                await WriteAsync(campaign, before => before.Told(told), cancellation);
            }

            // An offer that nobody hears of would never be taken up and never lapse: it goes to the next in the queue.
            decide = before => passed.Aggregate(
                before, (list, holder) => list.Holders.Contains(holder) ? list.Release(holder.ParticipantId) : list);

            async Task TellOneAsync(PlaceHolder holder)
            {
                var isTold = await TellAsync(campaign.Id, written.StandingOf(holder.ParticipantId), holder, now, client, cancellation);
                // A place that is theirs stays so, whether or not they can be told of the other.
                (isTold || holder.Kind == PlaceKind.Confirmed ? told : passed).Add(holder);
            }
        }
        while (gone.Count > 0);

        if (places != first)
        {
            await failures.CollectAsync(() => ExplainAsync(campaign.Id, first!, places, now, cancellation), cancellation);
        }

        failures.ThrowIfAny();
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
    /// <returns>False where there is nobody to tell: the journey has ended, or the person's data was erased.</returns>
    private async Task<bool> TellAsync(
        string campaignId,
        PlaceStanding standing,
        PlaceHolder holder,
        DateTimeOffset now,
        DurableTaskClient client,
        CancellationToken cancellation)
    {
        var person = new ParticipantRef(campaignId, holder.ParticipantId);
        if (await participants.FindAsync(person, cancellation) is not { } found)
        {
            return false;
        }

        var what = holder.Kind == PlaceKind.Offered ? "was offered a place, being next in the queue" : "there is a place now for who comes with them";
        var stored = await participants.ChangeAsync(
            person,
            before => standing.Round <= before.Place.Round
                ? (before, [])
                : (before with { Place = standing }, [TimelineEntry.Note("place", $"offered:{standing.Round}", now, what)]),
            found,
            cancellation);
        var happened = new JourneyEvent($"place:{holder.Round}", JourneyEventKind.PlaceChanged) { Place = standing };
        if (await client.TellJourneyAsync(person, happened, cancellation)
            || stored.Value is { Steps.IsEmpty: true, EndedAt: null, ErasingSince: null })
        {
            // Whoever has not set out yet reads in their row how they stand.
            return true;
        }

        if (holder.Kind == PlaceKind.Confirmed)
        {
            return false;
        }

        const string Why = "could not be told of the place, their journey having ended; it goes to the next in the queue";
        await participants.ChangeAsync(
            person,
            before => before.Place != standing
                ? (before, [])
                : (before with { Place = PlaceStanding.None with { Round = standing.Round } },
                    [TimelineEntry.Note("place", $"passed-on:{standing.Round}", now, Why)]),
            stored,
            cancellation);
        return false;
    }

    /// <summary>A supporter is needed, and waits with the person; who else comes can wait alone.</summary>
    public static Party PartyOf(Participant person) => person.ByVideo
        ? new(person.Id, person.Household, Size: 0, IsPaused: person.Hold is { IsOn: true })
        : new(person.Id, person.Household, person.Places, person.Companions, person.Hold is { IsOn: true });

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
