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

    public bool IsOpen(PageVisit visit) => visit.IsUnderWay;

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
        // Emptied: what they had said there is taken away.
        var emptied = texts.Where(text => text.Value.Length == 0 && recorded[text.Key].Count > 0).Select(text => text.Key).ToList();
        // Where needs are noted, to add nothing is an answer.
        var letsStand = texts.GetValueOrDefault(AccessNeedsQuestion.Key) is "" && recorded[AccessNeedsQuestion.Key].Count == 0
            && NotedNeeds.Any(visit.Person);
        if (ErrorsOf(visit, texts, letsStand || emptied.Count > 0) is { Count: > 0 } errors)
        {
            return new FormOutcome(errors);
        }

        var (notes, form) = (new List<PageNote>(), new List<FieldAnswer>());
        foreach (var (field, text) in changed)
        {
            var heard = await words.TakeAsync(visit, field, text, client, cancellation);
            notes.AddRange(heard.Notes);
            if (heard.IsAnswer)
            {
                notes.Add(PageNote.Saved);
                form.AddRange(await AnswerAsync(visit, field, heard.Answer, client, cancellation));
            }
        }

        if (letsStand && !visit.Person.AnswersGiven.Exists(one => one.Question == AccessNeedsQuestion.Key))
        {
            form.Add(PageAnswering.NeedsAnswer(visit, ""));
        }

        await answering.TakeAsync(visit, form, client, cancellation);
        foreach (var field in emptied)
        {
            notes.Add(PageNote.Saved);
            await answering.TakeAwayAsync(visit, field, recorded[field][0], cancellation);
        }

        return notes.Count > 0 ? new FormOutcome([]) { Notes = notes } : FormOutcome.Taken;
    }

    /// <param name="isAnswer">To leave a box empty says something.</param>
    private static List<FieldError> ErrorsOf(PageVisit visit, Dictionary<string, string> texts, bool isAnswer) =>
        !isAnswer && texts.Values.All(text => text.Length == 0)
            ? [new FieldError(texts.Keys.FirstOrDefault() ?? AccessNeedsQuestion.Key, visit.Speech.In("Write your answer in the box.", "Ysgrifennwch eich ateb yn y blwch."))]
            : [.. texts.Select(text => PageAnswering.TooLong(visit.Speech, text.Key, text.Value)).OfType<FieldError>()];

    /// <returns>None where they only took away some of what they had said.</returns>
    private async Task<IReadOnlyList<FieldAnswer>> AnswerAsync(PageVisit visit, string field, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        if (field != AccessNeedsQuestion.Key)
        {
            return [new FieldAnswer(field, new StatedAnswer { Text = text })];
        }

        if (CompanionsReading.In(ReplyReaders.BuiltIn.Signs(text)) == 1 && visit.Person.Places == 1 && !visit.Campaign.File.Meeting.OnlyInvited
            && visit.Now < MeetingTimes.Start(visit.Campaign.File))
        {
            await bring.SetAsync(visit.Campaign, visit.Person.Ref, 1, $"page-{visit.Now.UtcTicks}", client, cancellation);
        }

        return await answering.TakeLessAsync(visit, text, cancellation) ? [] : [PageAnswering.NeedsAnswer(visit, text)];
    }
}
