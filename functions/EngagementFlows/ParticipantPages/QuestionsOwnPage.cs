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
public sealed class QuestionsOwnPage(PageAnswering answering, BringSomebody bring) : IOwnPage
{
    public LinkPurpose Purpose => LinkPurpose.Questions;

    public Task<ShownPage> ShowAsync(PageVisit visit, CancellationToken cancellation) => Task.FromResult(new ShownPage(
        typeof(QuestionsPage),
        ("View", new QuestionsView(visit.IsUnderWay, visit.Person.Answers.AccessNeeds, visit.Text(visit.Campaign.File.OpeningQuestion.Text), visit.Person.Answers.Opening) { Noted = NotedNeeds.In(visit.Person, visit.Speech.Code), Words = visit.Words }),
        ("Longest", PageAnswering.LongestText)));

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Recorded(PageVisit visit) => new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [AccessNeedsQuestion.Key] = visit.Person.Answers.AccessNeeds is { } needs ? [needs] : [],
        [OpeningQuestion.Key] = visit.Person.Answers.Opening is { } answer ? [answer] : [],
    };

    public async Task<FormOutcome> TakeAsync(PageVisit visit, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, DurableTaskClient client, CancellationToken cancellation)
    {
        var field = typed.GetValueOrDefault("part") is [OpeningQuestion.Key] ? OpeningQuestion.Key : AccessNeedsQuestion.Key;
        var text = typed.GetValueOrDefault(field) is [var words, ..] ? words.Trim() : "";
        if (!visit.IsUnderWay || text.Length == 0)
        {
            return FormOutcome.Wrong(new FieldError(field, visit.Speech.In("Write your answer in the box.", "Ysgrifennwch eich ateb yn y blwch.")));
        }

        if (PageAnswering.TooLong(visit.Speech, field, text) is { } error)
        {
            return FormOutcome.Wrong(error);
        }

        if (await answering.StopsAsync(visit, text, client, cancellation))
        {
            return new FormOutcome([], LinkPurpose.Stop);
        }

        if (field == AccessNeedsQuestion.Key && CompanionsReading.In(ReplyReaders.BuiltIn.Signs(text)) == 1 && visit.Person.Places == 1 && !visit.Campaign.File.Meeting.OnlyInvited
            && visit.Now < MeetingTimes.Start(visit.Campaign.File))
        {
            await bring.SetAsync(visit.Campaign, visit.Person.Ref, 1, $"page-{visit.Now.UtcTicks}", client, cancellation);
        }

        await answering.TakeAsync(visit, field, new StatedAnswer { Text = text }, client, cancellation);
        return FormOutcome.Taken;
    }
}
