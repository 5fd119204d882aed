using EngagementFlows.Journeys;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Places;

/// <summary>Whatever people do in whatever order, places are never given twice, and the queue is served in order.</summary>
public sealed class PlaceDecisionsProperties
{
    private const int People = 8;
    private static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What happens to whom; hours pass between one thing and the next.</summary>
    public sealed record Happening(int What, int Who, int Hours);

    private static Arbitrary<Happening[]> Stories() => Arb.From(
        from what in Gen.Choose(0, 9).Select(n => n < 5 ? 0 : n < 7 ? 1 : 2).SelectMany(kind => Gen.Choose(0, People - 1), (kind, who) => (kind, who)).SelectMany(one => Gen.Choose(0, 30), (one, hours) => new Happening(one.kind, one.who, hours)).ArrayOf()
        select what);

    [Property(MaxTest = 300)]
    public Property No_sequence_of_requests_refusals_and_lapses_gives_more_places_than_there_are() =>
        Prop.ForAll(Stories(), story => Play(story).All(step => step.After.Taken <= step.After.Capacity));

    [Property(MaxTest = 300)]
    public Property Nobody_is_in_the_list_twice_and_every_change_counts_the_round_up() =>
        Prop.ForAll(Stories(), story => Play(story).All(step =>
            step.After.Holders.Select(one => one.ParticipantId).Distinct().Count() == step.After.Holders.Count
            && (step.After.Holders.SequenceEqual(step.Before.Holders) ? step.After.Round >= step.Before.Round : step.After.Round > step.Before.Round)));

    [Property(MaxTest = 300)]
    public Property Whoever_let_an_offer_lapse_or_left_is_offered_nothing_until_they_ask_again() =>
        Prop.ForAll(Stories(), story => Play(story).All(step =>
            step.After.Holders.Where(one => one.Kind == PlaceKind.Offered).All(one =>
                step.Before.Holders.Exists(before => before.ParticipantId == one.ParticipantId) || (step.What.What == 0 && one.ParticipantId == Name(step.What.Who)))));

    [Property(MaxTest = 300)]
    public Property The_queue_keeps_its_order_and_nobody_who_fits_is_passed_over() =>
        Prop.ForAll(Stories(), story => Play(story).All(step =>
        {
            var waitingBefore = Waiting(step.Before);
            var waitingAfter = Waiting(step.After);
            var kept = waitingBefore.Where(waitingAfter.Contains).ToList();
            var fits = step.After.Holders.Where(one => one.Kind == PlaceKind.Waiting).GroupBy(one => one.Household).All(household => household.Sum(one => one.Size) > step.After.Free);
            return fits && kept.SequenceEqual(waitingAfter.Where(waitingBefore.Contains));
        }));

    [Property(MaxTest = 300)]
    public Property A_households_members_who_wait_are_offered_their_places_in_one_go() =>
        Prop.ForAll(Stories(), story => Play(story).All(step =>
        {
            var offered = step.After.Holders.Where(one => one.Kind == PlaceKind.Offered && step.Before.StandingOf(one.ParticipantId).Kind != PlaceKind.Offered).Select(one => one.Household).ToHashSet();
            return step.After.Holders.TrueForAll(one => one.Kind != PlaceKind.Waiting || !offered.Contains(one.Household));
        }));

    [Property(MaxTest = 300)]
    public Property Positions_count_from_one_without_a_gap() =>
        Prop.ForAll(Stories(), story => Play(story).All(step =>
            Waiting(step.After).Select(who => step.After.StandingOf(who).Position).SequenceEqual(Enumerable.Range(1, Waiting(step.After).Count))));

    private static List<string> Waiting(PlaceList places) => [.. places.Holders.Where(one => one.Kind == PlaceKind.Waiting).Select(one => one.ParticipantId)];

    private static string Name(int who) => $"p{who}";

    /// <summary>Two and two are a household; every third person brings a supporter.</summary>
    private static IEnumerable<(PlaceList Before, Happening What, PlaceList After)> Play(IEnumerable<Happening> story)
    {
        var (places, now) = (new PlaceList(4), Start);
        foreach (var what in story)
        {
            now = now.AddHours(what.Hours);
            var (before, id) = (places, Name(what.Who));
            places = (what.What switch
            {
                0 => places.Request(new Party(id, $"h{what.Who / 2}", what.Who % 3 == 0 ? 2 : 1), now),
                1 => places.Release(id),
                _ => places.Lapse(id, now),
            }).Offer(now, now.AddHours(24));
            yield return (before, what, places);
        }
    }
}
