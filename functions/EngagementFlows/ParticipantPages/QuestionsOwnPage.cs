using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Inbox;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using EngagementFlows.Places;
using EngagementFlows.Questions;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.ParticipantPages;

/// <summary>The questions that are answered in words: access needs, and the one that everybody is asked.</summary>
public sealed class QuestionsOwnPage(PageAnswering answering, PageWords words, BringSomebody bring) : IOwnPage
{
    public LinkPurpose Purpose => LinkPurpose.Questions;

    public IReadOnlyList<string> WordFields => [AccessNeedsQuestion.Key, OpeningQuestion.Key];

    public Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        var question = visit.Text(visit.Campaign.File.OpeningQuestion.Text);
        var view = new QuestionsView(visit.IsUnderWay, NotedNeeds.OwnWords(visit.Person), question, visit.Person.Answers.Opening)
        {
            IsOver = visit.Now >= MeetingTimes.End(visit.Campaign.File),
            Noted = visit.In((_, code) => NotedNeeds.In(visit.Person, code)),
            Words = visit.Words,
        };
        return Task.FromResult(new ShownPage(typeof(QuestionsPage), ("View", view), ("Longest", PageAnswering.LongestText)));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit) => new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [AccessNeedsQuestion.Key] = NotedNeeds.OwnWords(visit.Person) is { } needs ? [needs] : [],
        [OpeningQuestion.Key] = visit.Person.Answers.Opening is { } answer ? [answer] : [],
    };

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var recorded = Recorded(visit);
        // Only what was in the form: a page that was opened earlier may have had less.
        var texts = recorded.Keys.Where(typed.ContainsKey)
            .ToDictionary(field => field, field => typed[field] is [var text, ..] ? text.Trim() : "", StringComparer.Ordinal);
        var changed = texts.Where(text => text.Value.Length > 0 && !recorded[text.Key].Contains(text.Value)).ToList();
        // Where needs are noted, to add nothing is an answer.
        var letsStand = texts.GetValueOrDefault(AccessNeedsQuestion.Key) is "" && recorded[AccessNeedsQuestion.Key].Count == 0
            && NotedNeeds.Any(visit.Person);
        if (ErrorsOf(visit, texts, recorded, letsStand) is { Count: > 0 } errors)
        {
            return new FormOutcome(errors);
        }

        var notes = new List<PageNote>();
        foreach (var (field, text) in changed)
        {
            var heard = await words.TakeAsync(visit, field, text, client, cancellation);
            notes.AddRange(heard.Notes);
            if (heard.IsAnswer)
            {
                notes.Add(PageNote.Saved);
                await TakeAsync(visit, field, text, client, cancellation);
            }
        }

        if (letsStand && !visit.Person.AnswersGiven.Exists(one => one.Question == AccessNeedsQuestion.Key))
        {
            await answering.TakeNeedsAsync(visit, "", client, cancellation);
        }

        return changed.Count > 0 ? new FormOutcome([]) { Notes = notes } : FormOutcome.Taken;
    }

    private static List<FieldError> ErrorsOf(
        PageVisit visit, Dictionary<string, string> texts, IReadOnlyDictionary<string, IReadOnlyList<string>> recorded, bool letsStand)
    {
        var write = visit.Speech.In("Write your answer in the box.", "Ysgrifennwch eich ateb yn y blwch.");
        if (!visit.IsUnderWay || (!letsStand && texts.Values.All(text => text.Length == 0)))
        {
            return [new FieldError(texts.Keys.FirstOrDefault() ?? AccessNeedsQuestion.Key, write)];
        }

        // What was answered stays answered: an empty box would not say what has changed.
        var emptied = texts.Where(text => text.Value.Length == 0 && recorded[text.Key].Count > 0)
            .Select(text => new FieldError(text.Key, write));
        return [.. emptied, .. texts.Select(text => PageAnswering.TooLong(visit.Speech, text.Key, text.Value)).OfType<FieldError>()];
    }

    private async Task TakeAsync(PageVisit visit, string field, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        if (field == AccessNeedsQuestion.Key && CompanionsReading.In(ReplyReaders.BuiltIn.Signs(text)) == 1 && visit.Person.Places == 1 && !visit.Campaign.File.Meeting.OnlyInvited
            && visit.Now < MeetingTimes.Start(visit.Campaign.File))
        {
            await bring.SetAsync(visit.Campaign, visit.Person.Ref, 1, $"page-{visit.Now.UtcTicks}", client, cancellation);
        }

        await (field == AccessNeedsQuestion.Key
            ? answering.TakeNeedsAsync(visit, text, client, cancellation)
            : answering.TakeAsync(visit, field, new StatedAnswer { Text = text }, client, cancellation));
    }
}
