using System.Collections.Immutable;
using EngagementFlows.Journeys;

namespace EngagementFlows.Places;

/// <summary>
/// The meeting's places and its queue. Pure decisions: places are counted with supporters, a household's places are offered together,
/// and the queue is served in order, passing over a household for which there is not room enough. Whoever has a place keeps it while
/// somebody who comes with them waits for one.
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
            : new PlaceStanding(holder.Kind, holder.Round, holder.Since, PositionOf(holder), holder.OfferUntil) 
            {
                Size = holder.Size, More = holder.More, Free = holder is { Kind: PlaceKind.Waiting, IsPaused: false } ? Math.Max(0, Free) : 0,
            };
    }

    /// <summary>1 for the next in the queue, 0 for who is not in it.</summary>
    private int PositionOf(PlaceHolder holder) =>
        holder.Kind == PlaceKind.Waiting ? Holders.Where(one => one.Kind == PlaceKind.Waiting).TakeWhile(one => one != holder).Count() + 1 : 0;
}

/// <param name="Size">Places needed, or held: the person, a supporter who is not invited themselves, and who else comes with them.</param>
public sealed record PlaceHolder(string ParticipantId, string Household, int Size, PlaceKind Kind, DateTimeOffset Since, int Round, DateTimeOffset? OfferUntil = null, bool IsTold = false)
{
    /// <summary>How many of them the person can come without: they wait alone where there is not room for all.</summary>
    public int Companions { get; init; }

    /// <summary>Places still waited for by those who come with somebody who has theirs, and since when.</summary>
    public int More { get; init; }
    public DateTimeOffset MoreSince { get; init; }

    /// <summary>There is room now for those who come with them, and their journey has not been told yet.</summary>
    public bool IsToBeTold { get; init; }

    /// <summary>Messages to them wait for the team: they keep their rank, and nothing is kept for them that they cannot hear of.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Of whoever is offered a place: since when they had waited for it.</summary>
    public DateTimeOffset? WaitedSince { get; init; }
}

/// <param name="Size">All of them, the person too; 0 for who comes by video, for which there is always room.</param>
/// <param name="Companions">How many of these the person can come without.</param>
/// <param name="IsPaused">Messages to them wait for the team.</param>
public sealed record Party(string ParticipantId, string Household, int Size, int Companions = 0, bool IsPaused = false);

public static class PlaceDecisions
{
    /// <summary>Somebody wants to come: a free place is theirs unless others wait for it; an offered one is taken up; else they join the queue.</summary>
    public static PlaceList Request(this PlaceList places, Party party, DateTimeOffset now)
    {
        var holder = places.Find(party.ParticipantId);
        return holder switch
        {
            { Kind: PlaceKind.Offered } when party.Size > 0 && now <= holder.OfferUntil => places.Replace(holder, holder with { Kind = PlaceKind.Confirmed, Since = now, OfferUntil = null }),
            null or { Kind: PlaceKind.Offered } => places.Without(holder).Join(party, now),
            _ => places.Resize(party, now),
        };
    }

    /// <summary>
    /// Somebody more comes with whoever is in the list already, or somebody less. What they have is theirs to keep; who comes with them gets
    /// a free place unless others wait for it, and else waits.
    /// </summary>
    public static PlaceList Resize(this PlaceList places, Party party, DateTimeOffset now)
    {
        if (places.Find(party.ParticipantId) is not { } holder)
        {
            return places;
        }

        if (party.Size == 0 && holder.Kind is PlaceKind.Waiting or PlaceKind.Offered)
        {
            return places.Replace(holder, holder with { Kind = PlaceKind.Confirmed, Size = 0, More = 0, Companions = 0, Since = now, OfferUntil = null });
        }

        var more = party.Size - holder.Size - holder.More;
        if (more == 0)
        {
            return places;
        }

        if (holder.Kind == PlaceKind.Waiting && more < 0 && places.Without(holder).HasRoomFor(party.Size, holder.Household))
        {
            // Fewer of them come, and for these there is room that nobody else in the queue can use.
            return places.Replace(holder, holder with { Kind = PlaceKind.Confirmed, Size = party.Size, Companions = party.Companions, Since = now });
        }

        if (holder.Kind == PlaceKind.Waiting)
        {
            return places.Replace(holder, holder with { Size = party.Size, Companions = party.Companions });
        }

        if (more < 0)
        {
            // Who waits for a place gives up waiting before anybody gives up a place.
            var waiting = Math.Max(0, holder.More + more);
            return places.Replace(holder, holder with { Size = party.Size - waiting, More = waiting, Companions = party.Companions });
        }

        return places.HasRoomFor(more, holder.Household)
            ? places.Replace(holder, holder with { Size = holder.Size + more, Companions = party.Companions })
            : places.Replace(holder, holder with { More = holder.More + more, MoreSince = holder.More > 0 ? holder.MoreSince : now, Companions = party.Companions });
    }

    /// <summary>
    /// Whether somebody more with this person would have a place at once. Whoever waits or is offered a place has none to spare.
    /// </summary>
    public static bool HasRoomForOneMore(this PlaceList places, Party party) => places.Find(party.ParticipantId) switch
    {
        null => places.HasRoomFor(party.Size + 1, party.Household),
        { Kind: PlaceKind.Confirmed, More: 0 } holder => places.HasRoomFor(1, holder.Household),
        _ => false,
    };

    /// <summary>Whether this person has a place in the room, or would have one at once.</summary>
    public static bool HasRoomFor(this PlaceList places, Party party) => places.Find(party.ParticipantId) switch
    {
        null => places.HasRoomFor(party.Size - party.Companions, party.Household),
        { Kind: PlaceKind.Confirmed, Size: 0 } holder =>
            holder.More == 0 && places.HasRoomFor(party.Size - party.Companions, holder.Household),
        { Kind: PlaceKind.Confirmed or PlaceKind.Offered } => true,
        _ => false,
    };

    /// <summary>Somebody does not come after all, or leaves the queue.</summary>
    public static PlaceList Release(this PlaceList places, string participantId) =>
        places.Find(participantId) is { } holder ? places.Without(holder) : places;

    /// <summary>Takes back an offer whose time is up; the person leaves the queue and is not offered again unless they ask.</summary>
    public static PlaceList Lapse(this PlaceList places, string participantId, DateTimeOffset now) =>
        places.Find(participantId) is { Kind: PlaceKind.Offered } holder && holder.OfferUntil <= now ? places.Without(holder) : places;

    /// <summary>
    /// Whoever cannot be written to for a while is passed over, and keeps their rank: an offer that they cannot hear of goes to the next, and
    /// they are the first again once they can be written to.
    /// </summary>
    public static PlaceList Pause(this PlaceList places, string participantId, bool isPaused)
    {
        if (places.Find(participantId) is not { } holder)
        {
            return places;
        }

        return isPaused && holder.Kind == PlaceKind.Offered
            ? places.Replace(holder, holder with
            {
                Kind = PlaceKind.Waiting,
                Since = holder.WaitedSince ?? holder.Since,
                OfferUntil = null,
                IsTold = false,
                IsPaused = true,
                Size = holder.Size + holder.More,
                More = 0,
            })
            // They stand where they stood, so that there is nothing to tell them.
            : holder.IsPaused == isPaused ? places : places with { Holders = places.Holders.Replace(holder, holder with { IsPaused = isPaused }) };
    }

    /// <summary>Offers what is free to the queue, household by household, and gives it to those who come with somebody who has a place.</summary>
    /// <param name="until">How long the offers stand; see <see cref="OfferTimes"/>.</param>
    public static PlaceList Offer(this PlaceList places, DateTimeOffset now, DateTimeOffset until)
    {
        if (now >= until)
        {
            return places;
        }

        foreach (var claim in places.Claims().ToList())
        {
            places = claim is [{ More: > 0 } companied] ? places.Grant(companied) : places.Offer(claim, now, until);
        }

        return places;
    }

    /// <summary>Those who still wait although somebody behind them was served, or something is free: their household needs more.</summary>
    /// <returns>Each with the number of places that their household needs.</returns>
    public static IEnumerable<(PlaceHolder Holder, int Needs)> PassedOver(this PlaceList after, PlaceList before)
    {
        var lastServed = after.Holders.FindLastIndex(one =>
            one.Kind is PlaceKind.Offered or PlaceKind.Confirmed && before.Find(one.ParticipantId)?.Kind is null or PlaceKind.Waiting);
        return after.WaitingHouseholds()
            .SelectMany(household => household.Select(holder => (Holder: holder, Needs: household.Sum(one => one.Size))))
            .Where(waiting => (after.Free > 0 && waiting.Needs > after.Free) || after.Holders.IndexOf(waiting.Holder) < lastServed);
    }

    /// <summary>Their journeys have been told of these offers.</summary>
    public static PlaceList Told(this PlaceList places, IEnumerable<PlaceHolder> told) => places with
    {
        Holders = told.Aggregate(places.Holders, (holders, one) => holders.Contains(one) ? holders.Replace(one, one with { IsTold = true, IsToBeTold = false }) : holders),
    };

    private static PlaceHolder? Find(this PlaceList places, string participantId) => places.Holders.Find(one => one.ParticipantId == participantId);

    /// <summary>Households wait together: where one of them is paused, all of them are passed over.</summary>
    private static IEnumerable<IGrouping<string, PlaceHolder>> WaitingHouseholds(this PlaceList places) =>
        places.Holders.Where(one => one.Kind == PlaceKind.Waiting).GroupBy(one => one.Household).Where(household => household.All(one => !one.IsPaused));

    /// <summary>Who waits, in the order in which they asked: households for their places, and whoever has one for somebody who comes with them.</summary>
    private static IEnumerable<IReadOnlyList<PlaceHolder>> Claims(this PlaceList places) => places.WaitingHouseholds()
        .Select(household => (Claim: (IReadOnlyList<PlaceHolder>)[.. household], Since: household.Min(one => one.Since)))
        .Concat(places.Holders.Where(one => one is { More: > 0, IsPaused: false }).Select(one => (Claim: (IReadOnlyList<PlaceHolder>)[one], Since: one.MoreSince)))
        .OrderBy(one => one.Since).Select(one => one.Claim);

    private static PlaceList Offer(this PlaceList places, IReadOnlyList<PlaceHolder> household, DateTimeOffset now, DateTimeOffset until)
    {
        var isRoomForAll = household.Sum(one => one.Size) <= places.Free;
        if (!isRoomForAll && household.Sum(one => one.Size - one.Companions) > places.Free)
        {
            return places;
        }

        foreach (var waiting in household)
        {
            var alone = isRoomForAll ? 0 : waiting.Companions;
            places = places.Replace(
                waiting, waiting with
                {
                    Kind = PlaceKind.Offered, Since = now, WaitedSince = waiting.Since, OfferUntil = until, Size = waiting.Size - alone, More = alone, MoreSince = waiting.Since,
                });
        }

        return places;
    }

    private static PlaceList Grant(this PlaceList places, PlaceHolder holder) => holder.More > places.Free
        ? places
        : places.Replace(holder, holder with { Size = holder.Size + holder.More, More = 0, IsToBeTold = true });

    /// <summary>Those who wait come first, unless what is free is too little for any of them; a household waits together.</summary>
    private static bool HasRoomFor(this PlaceList places, int size, string household) =>
        size <= places.Free
        && places.WaitingHouseholds().All(waiting => waiting.Key != household && waiting.Sum(one => one.Size - one.Companions) > places.Free)
        && places.Holders.TrueForAll(one => one.More == 0 || one.IsPaused || one.More > places.Free);

    private static PlaceList Join(this PlaceList places, Party party, DateTimeOffset now)
    {
        var (kind, alone) = party.Size == 0 || places.HasRoomFor(party.Size, party.Household) ? (PlaceKind.Confirmed, 0)
            : party.Companions > 0 && places.HasRoomFor(party.Size - party.Companions, party.Household) ? (PlaceKind.Confirmed, party.Companions)
            : (PlaceKind.Waiting, 0);
        var holder = new PlaceHolder(party.ParticipantId, party.Household, party.Size - alone, kind, now, places.Round + 1)
        {
            Companions = party.Companions, More = alone, MoreSince = alone > 0 ? now : default, IsPaused = party.IsPaused,
        };
        return places with { Holders = places.Holders.Add(holder), Round = places.Round + 1 };
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
