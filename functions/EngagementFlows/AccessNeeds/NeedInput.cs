using System.Collections.Immutable;
using EngagementFlows.Access;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>What the team records of a need; what is left out stays as it is.</summary>
/// <param name="Kind">As <see cref="NeedKinds.Names"/> has them; read out of the wording where it is left out of a new need.</param>
/// <param name="About">Of an interpreter or a language, which: <c>BSL</c>, <c>cy</c>.</param>
/// <param name="Met">True once it is met, false where it turns out not to be.</param>
/// <param name="Reviewed">True where somebody has looked at it again.</param>
/// <param name="Holds">False where the person no longer has it; true where they have it after all.</param>
/// <param name="Note">How it is met, what the review found, or why it was changed.</param>
public sealed record NeedInput(
    string? Wording = null, string? Kind = null, string? About = null, bool? Flagged = null, IReadOnlyList<string?>? SharedWith = null, bool? Met = null, bool? Reviewed = null, bool? Holds = null, string? Note = null)
{
    private const int Longest = 1_000;

    /// <summary>Each fault under its member's name.</summary>
    public Dictionary<string, string[]> Faults(bool isNew)
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (isNew ? string.IsNullOrWhiteSpace(Wording) : Wording is not null && string.IsNullOrWhiteSpace(Wording))
        {
            faults["wording"] = ["Write the need down, best in the person's own words."];
        }
        else if (Wording?.Length > Longest)
        {
            faults["wording"] = [$"Write at most {Longest} characters."];
        }

        if (Kind is not null && NeedKinds.Of(Kind) is null)
        {
            faults["kind"] = [$"The kinds are {string.Join(", ", NeedKinds.Names.Values)}."];
        }

        if (About?.Length > 40)
        {
            faults["about"] = ["Write at most 40 characters: BSL, or a language's code such as cy."];
        }

        if (SharedWith?.Any(one => string.IsNullOrWhiteSpace(one) || one.Length > 100) == true || SharedWith?.Count > 20)
        {
            faults["sharedWith"] = ["Name at most 20 people or roles who may see the need, each in 1 to 100 characters."];
        }

        if (Note?.Length > Longest)
        {
            faults["note"] = [$"Write at most {Longest} characters."];
        }

        if (!isNew && this with { Note = null } == new NeedInput())
        {
            faults["$"] = ["Give at least one of wording, kind, about, flagged, sharedWith, met, reviewed and holds."];
        }

        return faults;
    }

    /// <summary>The need added; the person as they are where they have it already, so that the same request again changes nothing.</summary>
    public (Participant Person, AccessNeed Need) AddTo(Participant person, Actor by, DateTimeOffset now)
    {
        var wording = Characters.OneLine(Wording!);
        var read = NeedsReading.Read(wording);
        var kind = NeedKinds.Of(Kind) ?? (read is [var only] ? only.Kind : NeedKind.Other);
        var needs = PersonalNeeds.Of(person);
        var fresh = PersonalNeeds.New(needs, kind, wording, NeedSource.Team, now) with
        {
            About = About ?? read.FirstOrDefault(one => one.Kind == kind)?.About,
            Flagged = Flagged ?? true,
            SharedWith = SharedWith is null ? AccessNeed.Team : [.. SharedWith!],
            History = [new NeedChange(now, by, "added", Note)],
        };
        if (needs.Find(there => there.Holds && there.Covers(fresh)) is { } same)
        {
            return (person, same);
        }

        var need = new NeedInput(Met: Met, Reviewed: Reviewed, Holds: Holds, Note: Note).Apply(fresh, by, now);
        return (PersonalNeeds.Put(person, needs.Add(need)), need);
    }

    /// <summary>The need as changed; the same object where nothing of it changes.</summary>
    public AccessNeed Apply(AccessNeed need, Actor by, DateTimeOffset now)
    {
        var mark = new NeedMark(by, now, Note);
        var corrected = need with
        {
            Wording = Wording is null ? need.Wording : Characters.OneLine(Wording),
            Kind = NeedKinds.Of(Kind) ?? need.Kind,
            About = About is null ? need.About : About.Length == 0 ? null : About,
            Flagged = Flagged ?? need.Flagged,
            SharedWith = SharedWith is null || need.SharedWith.SequenceEqual(SharedWith!) ? need.SharedWith : [.. SharedWith!],
        };
        var changes = new List<NeedChange>();
        if (corrected != need)
        {
            changes.Add(new NeedChange(now, by, "corrected", Note, $"{NeedKinds.Names[need.Kind]}: {need.Wording}"));
        }

        if (Met is { } met && met != (need.Met is not null))
        {
            corrected = corrected with { Met = met ? mark : null };
            changes.Add(new NeedChange(now, by, met ? "met" : "not met", Note));
        }

        if (Holds is { } holds && holds != need.Holds)
        {
            corrected = corrected with { Ended = holds ? null : mark };
            changes.Add(new NeedChange(now, by, holds ? "holds again" : "ended", Note));
        }

        if (Reviewed == true && (need.Reviewed is not { } last || last.By.Id != by.Id || last.Note != Note || last.At.UtcDateTime.Date != now.UtcDateTime.Date))
        {
            corrected = corrected with { Reviewed = mark };
            changes.Add(new NeedChange(now, by, "reviewed", Note));
        }

        return changes.Count == 0 ? need : corrected with { History = need.History.AddRange(changes) };
    }

    internal static ImmutableList<AccessNeed> Replace(ImmutableList<AccessNeed> needs, AccessNeed before, AccessNeed after) =>
        needs.SetItem(needs.FindIndex(one => one.Id == before.Id), after);
}
