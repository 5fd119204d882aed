using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
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
            OpenChannels.Standing(visit.Person) is { } standing ? PreferencesForm.NameOf(standing) : null,
            [.. PreferencesForm.Choices(visit.Person).Select(PreferencesForm.NameOf)],
            [.. PreferencesForm.FormatsOf(visit.Person)],
            NotedNeeds.OwnWords(visit.Person),
            details.QuietHours?.From,
            details.QuietHours?.Until,
            InWords(visit, usual.From),
            InWords(visit, usual.Until))
        {
            Noted = visit.In((_, code) => NotedNeeds.In(visit.Person, code)),
            NoTexts = OpenChannels.Held(visit.Person).Contains(Channel.Sms) && OpenChannels.IsStopped(visit.Person, Channel.Sms),
            NoEmails = OpenChannels.Held(visit.Person).Contains(Channel.Email) && OpenChannels.IsStopped(visit.Person, Channel.Email),
        };
        return Task.FromResult(new ShownPage(typeof(PreferencesPage), ("View", view), ("Longest", PageAnswering.LongestText)));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit)
    {
        var details = visit.Person.Details;
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["language"] = [PreferencesForm.NameOf(details.Language)],
            ["channel"] = OpenChannels.Standing(visit.Person) is { } standing && PreferencesForm.Choices(visit.Person).Count > 0 ? [PreferencesForm.NameOf(standing)] : [],
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

        var (own, isWritten) = (NotedNeeds.OwnWords(visit.Person), typed.ContainsKey(AccessNeedsQuestion.Key));
        var isNew = isWritten && form.AccessNeeds.Length > 0 && form.AccessNeeds != own;
        if (isNew && form.Chosen is { } chosen && await words.StopsAsync(visit, AccessNeedsQuestion.Key, form.AccessNeeds, cancellation) is { } stopped
            && OpenChannels.Of(visit.Person, chosen).Contains(stopped))
        {
            // "No texts please" beside "by text": what is said in words is done, and the page shows what came of it.
            form = form with { Chosen = null };
        }

        // The settings first: what they write beside them may choose a channel, too.
        var (person, hasChanged) = await RecordAsync(visit, form, client, cancellation);
        if (isWritten && form.AccessNeeds.Length == 0 && own is not null)
        {
            await answering.TakeAwayAsync(visit, AccessNeedsQuestion.Key, own, cancellation);
        }

        if (!isNew)
        {
            return FormOutcome.Taken;
        }

        // An answer goes by what they have just chosen.
        var heard = await words.TakeAsync(visit with { Person = person }, AccessNeedsQuestion.Key, form.AccessNeeds, client, cancellation);
        if (heard.IsAnswer && !visit.Person.Steps.IsEmpty)
        {
            await answering.TakeNeedsAsync(visit, heard.Answer, client, cancellation);
        }

        return new FormOutcome([]) { Notes = [.. heard.IsAnswer || hasChanged ? [PageNote.Saved] : Array.Empty<PageNote>(), .. heard.Notes] };
    }

    private static string InWords(PageVisit visit, string time) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time) is { Success: true, Value: var read } ? visit.In((language, _) => DateTexts.Time(read, language)) : time;

    /// <returns>The person as they stand now, and whether anything has changed.</returns>
    private async Task<(Participant Person, bool HasChanged)> RecordAsync(PageVisit visit, PreferencesForm form, DurableTaskClient client, CancellationToken cancellation)
    {
        var id = $"page-{ids.New()}";
        string[] changed = [];
        var stored = await participants.ChangeAsync(
            visit.Person.Ref,
            before =>
            {
                var after = form.Apply(before, visit.Now, $"n|{id}", purpose => ConsentWordings.ExpiryOf(visit.Campaign, purpose, version: 0, visit.Now));
                changed = [.. PreferencesForm.Changes(before, after)];
                return changed.Length == 0 ? (before, []) : (after, [TimelineEntry.Note("preferences", id, visit.Now, $"changed on their page: {string.Join(", ", changed)}")]);
            },
            cancellation: cancellation);
        if (changed.Contains(PreferencesForm.QuietHoursChanged) && visit.Person.EndedAt is null && !visit.Person.Steps.IsEmpty)
        {
            await client.TellJourneyAsync(visit.Person.Ref, new JourneyEvent(id, JourneyEventKind.NightChanged), cancellation);
        }

        return (stored.Value, changed.Length > 0);
    }
}
