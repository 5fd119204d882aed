using System.Collections.Immutable;
using EngagementFlows.Journeys;

namespace EngagementFlows.Places;

/// <summary>
/// The meeting's places and its queue. Pure decisions: places are counted with supporters, a household's places are offered together,
/// and the queue is served in order, passing over a household for which there is not room enough.
/// </summary>
public sealed record PlaceList(int Capacity)
{
    /// <summary>In the order in which they came.</summary>
    public ImmutableList<PlaceHolder> Holders { get; init; } = [];

    /// <summary>Goes up with every change, so that a person's standings can be told apart.</summary>
    public int Round { get; init; }

    public int Taken => Holders.Where(holder => holder.Kind is PlaceKind.Confirmed or PlaceKind.Offered).Sum(holder => holder.Size);
    public int Free => Capacity - Taken;

    public PlaceStanding StandingOf(string participantId)
    {
        var holder = Holders.Find(one => one.ParticipantId == participantId);
        return holder is null
            ? PlaceStanding.None with { Round = Round }
            : new PlaceStanding(holder.Kind, holder.Round, holder.Since, PositionOf(holder), holder.OfferUntil);
    }

    /// <summary>1 for the next in the queue, 0 for who is not in it.</summary>
    private int PositionOf(PlaceHolder holder) =>
        holder.Kind == PlaceKind.Waiting ? Holders.Where(one => one.Kind == PlaceKind.Waiting).TakeWhile(one => one != holder).Count() + 1 : 0;
}

/// <param name="Size">Places needed: the person, and a supporter who is not invited themselves.</param>
public sealed record PlaceHolder(string ParticipantId, string Household, int Size, PlaceKind Kind, DateTimeOffset Since, int Round, DateTimeOffset? OfferUntil = null, bool IsTold = false);

public static class PlaceDecisions
{
    /// <summary>Somebody wants to come: a free place is theirs unless others wait for it; an offered one is taken up; else they join the queue.</summary>
    public static PlaceList Request(this PlaceList places, string participantId, string household, int size, DateTimeOffset now)
    {
        var holder = places.Holders.Find(one => one.ParticipantId == participantId);
        return holder switch
        {
            { Kind: PlaceKind.Offered } when now <= holder.OfferUntil => places.Replace(holder, holder with { Kind = PlaceKind.Confirmed, Since = now, OfferUntil = null }),
            null or { Kind: PlaceKind.Offered } => places.Without(holder).Join(participantId, household, size, now),
            _ => places,
        };
    }

    /// <summary>Somebody does not come after all, or leaves the queue.</summary>
    public static PlaceList Release(this PlaceList places, string participantId) =>
        places.Holders.Find(one => one.ParticipantId == participantId) is { } holder ? places.Without(holder) : places;

    /// <summary>Takes back an offer whose time is up; the person leaves the queue and is not offered again unless they ask.</summary>
    public static PlaceList Lapse(this PlaceList places, string participantId, DateTimeOffset now) =>
        places.Holders.Find(one => one.ParticipantId == participantId) is { Kind: PlaceKind.Offered } holder && holder.OfferUntil <= now ? places.Without(holder) : places;

    /// <summary>Offers what is free to the queue, household by household.</summary>
    /// <param name="until">How long the offers stand; see <see cref="OfferTimes"/>.</param>
    public static PlaceList Offer(this PlaceList places, DateTimeOffset now, DateTimeOffset until)
    {
        if (now >= until)
        {
            return places;
        }

        foreach (var household in places.WaitingHouseholds().ToList())
        {
            if (household.Sum(one => one.Size) > places.Free)
            {
                continue;
            }

            foreach (var waiting in household)
            {
                places = places.Replace(waiting, waiting with { Kind = PlaceKind.Offered, Since = now, OfferUntil = until });
            }
        }

        return places;
    }

    /// <summary>Those who still wait although somebody behind them was served, or something is free: their household needs more.</summary>
    /// <returns>Each with the number of places that their household needs.</returns>
    public static IEnumerable<(PlaceHolder Holder, int Needs)> PassedOver(this PlaceList after, PlaceList before)
    {
        var lastServed = after.Holders.FindLastIndex(one =>
            one.Kind is PlaceKind.Offered or PlaceKind.Confirmed
            && before.Holders.Find(was => was.ParticipantId == one.ParticipantId)?.Kind is null or PlaceKind.Waiting);
        return after.WaitingHouseholds()
            .SelectMany(household => household.Select(holder => (Holder: holder, Needs: household.Sum(one => one.Size))))
            .Where(waiting => (after.Free > 0 && waiting.Needs > after.Free) || after.Holders.IndexOf(waiting.Holder) < lastServed);
    }

    private static IEnumerable<IGrouping<string, PlaceHolder>> WaitingHouseholds(this PlaceList places) =>
        places.Holders.Where(one => one.Kind == PlaceKind.Waiting).GroupBy(one => one.Household);

    /// <summary>Their journeys have been told of these offers.</summary>
    public static PlaceList Told(this PlaceList places, IEnumerable<PlaceHolder> told) => places with
    {
        Holders = told.Aggregate(places.Holders, (holders, one) => holders.Contains(one) ? holders.Replace(one, one with { IsTold = true }) : holders),
    };

    private static PlaceList Join(this PlaceList places, string participantId, string household, int size, DateTimeOffset now)
    {
        // Those who wait come first, unless what is free is too little for any of them; a household waits together.
        var isFree = size <= places.Free && places.WaitingHouseholds().All(waiting => waiting.Key != household && waiting.Sum(one => one.Size) > places.Free);
        var kind = isFree ? PlaceKind.Confirmed : PlaceKind.Waiting;
        return places with
        {
            Holders = places.Holders.Add(new PlaceHolder(participantId, household, size, kind, now, places.Round + 1)),
            Round = places.Round + 1,
        };
    }

    private static PlaceList Replace(this PlaceList places, PlaceHolder before, PlaceHolder after) => places with
    {
        Holders = places.Holders.Replace(before, after with { Round = places.Round + 1 }),
        Round = places.Round + 1,
    };

    private static PlaceList Without(this PlaceList places, PlaceHolder? holder) => holder is null ? places : places with
    {
        Holders = places.Holders.Remove(holder),
        Round = places.Round + 1,
    };
}
