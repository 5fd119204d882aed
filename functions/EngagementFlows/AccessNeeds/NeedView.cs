using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>Needs as the API shows them.</summary>
internal static class NeedView
{
    public static object Of(Participant person, AccessNeed need) => new
    {
        participant = person.Id,
        name = person.Details.Name,
        partstat = person.Partstat,
        id = need.Id,
        kind = need.Kind,
        about = need.About,
        wording = need.Wording,
        identified = new { at = need.IdentifiedAt, from = need.From },
        flagged = need.Flagged,
        sharedWith = need.SharedWith,
        met = Mark(need.Met),
        reviewed = Mark(need.Reviewed),
        ended = Mark(need.Ended),
        doneByTheApp = MetByTheApp.How(person, need),
        history = need.History.Select(one => new { at = one.At, by = one.By.Name, what = one.What, note = one.Note, before = one.Before }),
        etag = need.ETag,
    };

    public static object Line(UnmetNeed unmet) => new
    {
        participant = unmet.Person.Id,
        name = unmet.Person.Details.Name,
        need = unmet.Need.Id,
        kind = unmet.Need.Kind,
        wording = unmet.Need.Wording,
    };

    /// <summary>How many people have needs of each kind, and of how many of them one is not met; no names.</summary>
    public static IEnumerable<NeedCount> Counts(IEnumerable<Participant> people) =>
        people.Where(person => person.Withdrawal == Withdrawal.None).SelectMany(person => person.Needs.Where(need => need.Holds).Select(need => (Person: person, person.Id, need)))
            .GroupBy(one => one.need.Kind).OrderBy(kind => kind.Key)
            .Select(kind => new NeedCount(kind.Key, kind.Select(one => one.Id).Distinct().Count(), kind.Where(one => one.Person.IsUnmet(one.need)).Select(one => one.Id).Distinct().Count()));

    private static object? Mark(NeedMark? mark) => mark is null ? null : new { at = mark.At, by = mark.By.Name, note = mark.Note };
}

/// <param name="People">How many people have a need of this kind.</param>
/// <param name="Unmet">Of how many of them one is not met.</param>
public sealed record NeedCount(NeedKind Kind, int People, int Unmet);
