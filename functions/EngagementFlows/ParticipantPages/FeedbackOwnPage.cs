using EngagementFlows.Campaigns;
using EngagementFlows.Feedback;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using Microsoft.DurableTask.Client;
using Choice = EngagementFlows.Pages.Fields.Choice;

namespace EngagementFlows.ParticipantPages;

/// <summary>How it was, from the end of the meeting on: whatever is answered is taken, the rest is left open.</summary>
public sealed class FeedbackOwnPage(PageAnswering answering, PageWords words) : IOwnPage
{
    private const string None = "none";

    public LinkPurpose Purpose => LinkPurpose.Feedback;

    bool IOwnPage.IsOpen(PageVisit visit) => IsOpen(visit);

    public IReadOnlyList<string> WordFields => [FeedbackQuestions.OneThing];

    public IReadOnlyList<string> Answers(PageVisit visit) =>
        ["barriers", .. visit.Campaign.File.Feedback.Statements.Select((_, index) => $"statement-{index + 1}")];

    public Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        var (feedback, answers) = (visit.Campaign.File.Feedback, visit.Person.Answers);
        var view = new FeedbackView(
            IsOpen(visit),
            [.. feedback.Statements.Select(visit.Text)],
            answers.Statements,
            [.. feedback.Barriers.Select(barrier => new Choice(barrier.Key, visit.Text(barrier.Text)))],
            answers.Barriers.Count > 0 ? answers.Barriers : null,
            visit.Text(feedback.OneThing),
            answers.OneThing)
        {
            IsCancelled = visit.Campaign.State == CampaignState.Cancelled,
            Words = visit.Words,
            IsOver = visit.Now >= MeetingTimes.End(visit.Campaign.File),
        };
        return Task.FromResult(new ShownPage(typeof(FeedbackPage), ("View", view), ("Longest", PageAnswering.LongestText)));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit)
    {
        var answers = visit.Person.Answers;
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["barriers"] = answers.Barriers,
            ["one-thing"] = answers.OneThing is { } text ? [text] : [],
        };
        for (var index = 0; index < visit.Campaign.File.Feedback.Statements.Count; index++)
        {
            fields[$"statement-{index + 1}"] = index < answers.Statements.Count ? [$"{answers.Statements[index]}"] : [];
        }

        return fields;
    }

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var (read, errors) = Read(visit, typed);
        if (errors.Count > 0)
        {
            return new FormOutcome(errors);
        }

        var heard = read.OneThing.Length > 0 && read.OneThing != visit.Person.Answers.OneThing
            ? await words.TakeAsync(visit, FeedbackQuestions.OneThing, read.OneThing, client, cancellation) : null;
        var form = new List<FieldAnswer>();
        if (read.Ratings.Count > 0)
        {
            form.Add(new FieldAnswer(FeedbackQuestions.Statements, new StatedAnswer { Ratings = read.Ratings }));
        }

        if (read.Barriers is not null)
        {
            form.Add(new FieldAnswer(FeedbackQuestions.Barriers, new StatedAnswer { Choices = read.Barriers, IsChoice = true }));
        }

        if (heard is { IsAnswer: true, Answer: var answer })
        {
            form.Add(new FieldAnswer(FeedbackQuestions.OneThing, new StatedAnswer { Text = answer }));
        }

        await answering.TakeAsync(visit, form, client, cancellation);
        var isSaved = heard is null or { IsAnswer: true } || read.Barriers is not null || read.Ratings.Count > 0;
        return new FormOutcome([]) { Notes = [.. isSaved ? [PageNote.Saved] : Array.Empty<PageNote>(), .. heard?.Notes ?? []] };
    }

    private static (FeedbackForm Form, IReadOnlyList<FieldError> Errors) Read(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var (say, feedback, errors) = (visit.Speech, visit.Campaign.File.Feedback, new List<FieldError>());
        var marks = feedback.Statements.Select((_, index) => typed.GetValueOrDefault($"statement-{index + 1}") is [[>= '1' and <= '5' and var mark]] ? mark - '0' : 0).ToList();
        errors.AddRange(marks.Index().Where(one => one.Item == 0 && typed.ContainsKey($"statement-{one.Index + 1}"))
            .Select(one => new FieldError($"statement-{one.Index + 1}", say.In("Choose a number from 1 to 5, or none.", "Dewiswch rif o 1 i 5, neu ddim un."))));
        var ticked = typed.GetValueOrDefault("barriers") ?? [];
        var known = feedback.Barriers.Select(barrier => barrier.Key).Where(ticked.Contains).ToList();
        if (ticked.Contains(None) && known.Count > 0)
        {
            errors.Add(new FieldError("barriers", say.In(
                "You ticked \"None of these\" and something that got in the way. These two do not go together: take one of them away.",
                "Ticioch chi \"Dim un o'r rhain\" a rhywbeth oedd yn rhwystro. Dydy'r ddau ddim yn mynd gyda'i gilydd: tynnwch un ohonyn nhw.",
                "You ticked \"None of these\" and something else. Take one of them away.",
                "Ticioch chi \"Dim un o'r rhain\" a rhywbeth arall. Tynnwch un ohonyn nhw.")));
        }
        else if (ticked.Any(key => key != None && !known.Contains(key)))
        {
            errors.Add(new FieldError("barriers", say.In("Choose what got in the way, or \"None of these\".", "Dewiswch beth oedd yn rhwystro, neu \"Dim un o'r rhain\".")));
        }

        var oneThing = typed.GetValueOrDefault("one-thing") is [var text, ..] ? text.Trim() : "";
        errors.AddRange(new[] { PageAnswering.TooLong(say, "one-thing", oneThing) }.OfType<FieldError>());
        if (marks.TrueForAll(mark => mark == 0) && ticked.Count == 0 && oneThing.Length == 0)
        {
            errors.Add(new FieldError("statement-1", say.In("Answer at least one of the questions.", "Atebwch o leiaf un o'r cwestiynau.")));
        }

        return (new FeedbackForm(marks.TrueForAll(mark => mark == 0) ? [] : marks, ticked.Count > 0 ? known : null, oneThing), errors);
    }

    internal static bool IsOpen(PageVisit visit) =>
        visit.IsUnderWay && visit.Now >= MeetingTimes.End(visit.Campaign.File) && (visit.Person.Attended ?? visit.Person.Partstat == Partstat.Accepted);

    private sealed record FeedbackForm(IReadOnlyList<int> Ratings, IReadOnlyList<string>? Barriers, string OneThing);
}
