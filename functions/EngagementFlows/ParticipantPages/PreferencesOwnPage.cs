using EngagementFlows.AccessNeeds;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.DurableTask.Client;
using NodaTime.Text;

namespace EngagementFlows.ParticipantPages;

/// <summary>How the person wants to hear from us, seen and changed by themselves.</summary>
public sealed class PreferencesOwnPage(ParticipantStore participants, PageAnswering answering, PageWords words, IdSource ids) : IOwnPage
{
    public LinkPurpose Purpose => LinkPurpose.Preferences;

    public IReadOnlyList<string> WordFields => [AccessNeedsQuestion.Key];

    public Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        var (details, usual) = (visit.Person.Details, visit.Campaign.File.QuietHours);
        var view = new PreferencesView(
            PreferencesForm.NameOf(details.Language),
            PreferencesForm.NameOf(details.Preference),
            details.OtherChannel is not null,
            [.. PreferencesForm.FormatsOf(visit.Person)],
            NotedNeeds.OwnWords(visit.Person),
            details.QuietHours?.From,
            details.QuietHours?.Until,
            InWords(visit, usual.From),
            InWords(visit, usual.Until))
        {
            Noted = visit.In((_, code) => NotedNeeds.In(visit.Person, code)),
        };
        return Task.FromResult(new ShownPage(typeof(PreferencesPage), ("View", view), ("Longest", PageAnswering.LongestText)));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit)
    {
        var details = visit.Person.Details;
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["language"] = [PreferencesForm.NameOf(details.Language)],
            ["channel"] = details.OtherChannel is null ? [] : [PreferencesForm.NameOf(details.Preference)],
            ["format"] = [.. PreferencesForm.FormatsOf(visit.Person)],
            ["access-needs"] = NotedNeeds.OwnWords(visit.Person) is { } needs ? [needs] : [],
            ["quiet-from"] = details.QuietHours is { } hours ? [hours.From] : [],
            ["quiet-until"] = details.QuietHours is { } night ? [night.Until] : [],
        };
    }

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var (form, errors) = PreferencesForm.Read(visit.Speech, visit.Person, typed);
        if (errors.Count > 0)
        {
            return new FormOutcome(errors);
        }

        // The settings first: what they write beside them may choose a channel, too.
        var hasChanged = await RecordAsync(visit, form, client, cancellation);
        if (form.AccessNeeds.Length == 0 || form.AccessNeeds == NotedNeeds.OwnWords(visit.Person))
        {
            return FormOutcome.Taken;
        }

        var heard = await words.TakeAsync(visit, AccessNeedsQuestion.Key, form.AccessNeeds, client, cancellation);
        if (heard.IsAnswer && !visit.Person.Steps.IsEmpty)
        {
            await answering.TakeNeedsAsync(visit, form.AccessNeeds, client, cancellation);
        }

        return new FormOutcome([]) { Notes = [.. heard.IsAnswer || hasChanged ? [PageNote.Saved] : Array.Empty<PageNote>(), .. heard.Notes] };
    }

    private static string InWords(PageVisit visit, string time) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time) is { Success: true, Value: var read } ? visit.In((language, _) => DateTexts.Time(read, language)) : time;

    /// <returns>Whether anything has changed.</returns>
    private async Task<bool> RecordAsync(PageVisit visit, PreferencesForm form, DurableTaskClient client, CancellationToken cancellation)
    {
        var id = $"page-{ids.New()}";
        string[] changed = [];
        await participants.ChangeAsync(
            visit.Person.Ref,
            before =>
            {
                var after = form.Apply(before, visit.Now);
                changed = [.. PreferencesForm.Changes(before, after)];
                return changed.Length == 0 ? (before, []) : (after, [TimelineEntry.Note("preferences", id, visit.Now, $"changed on their page: {string.Join(", ", changed)}")]);
            },
            cancellation: cancellation);
        if (changed.Contains(PreferencesForm.QuietHoursChanged) && visit.Person.EndedAt is null && !visit.Person.Steps.IsEmpty)
        {
            await client.TellJourneyAsync(visit.Person.Ref, new JourneyEvent(id, JourneyEventKind.NightChanged), cancellation);
        }

        return changed.Length > 0;
    }
}
