using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Feedback;
using EngagementFlows.Invitations;
using EngagementFlows.Journeys;
using EngagementFlows.Questions;

namespace EngagementFlows.Messaging;

/// <summary>
/// The messages of the workshop flow that one person can come to get if all goes well, for estimates. More than anybody gets: reminders of
/// the invitation go to those who are silent, and the questions after it to those who say yes, and both are counted.
/// Counted: the invitation, its reminders and its other channel, the confirmation, access needs, every consent, the opening question, the
/// reminders, feedback with its repetition and its two further questions, notes, and what came of it.
/// Not counted, since nobody plans for it: a moved or cancelled meeting, the waiting list, a declined or unsure answer, a withdrawal, and what
/// goes back to somebody who wrote (thanks, answers to questions).
/// </summary>
public static class HappyPath
{
    /// <summary>What the estimate leaves out, for those who read it.</summary>
    public const string NotCounted =
        "Not counted, since nobody can tell how many there will be: what goes back to somebody who wrote (answers to questions, thanks, acknowledgements), "
        + "a meeting that is moved or cancelled, the waiting list, answers of no or not sure, and withdrawals. Leave room for them in the budget.";

    /// <param name="plan">Of one person; what its dates rule out is left out.</param>
    /// <param name="startedAt">When the invitation goes.</param>
    public static IEnumerable<Step> Steps(CampaignFile file, JourneyPlan plan, DateTimeOffset startedAt)
    {
        yield return new Step("invitation", "invitation", startedAt) { Asks = QuestionKind.Rsvp };
        foreach (var (n, due) in plan.InvitationReminders.Index().Where(one => one.Item <= plan.ReplyBy))
        {
            yield return new Step($"invitation-reminder:{n + 1}", "invitation-reminder", due) { Asks = QuestionKind.Rsvp };
        }

        if (plan.HasOtherChannel && plan.OtherChannelAt <= plan.ReplyBy)
        {
            yield return new Step("invitation:other-channel", "invitation", plan.OtherChannelAt) { Asks = QuestionKind.Rsvp, OtherChannel = true };
        }

        yield return new Step("confirmation", "confirmation", startedAt);
        yield return new Step(AccessNeedsQuestion.Key, "access-needs-question", startedAt) { Asks = QuestionKind.AccessNeeds };
        foreach (var purpose in plan.Purposes)
        {
            yield return new Step(ConsentQuestions.Key(purpose), "consent-question", startedAt) { Asks = QuestionKind.Consent, About = purpose };
        }

        yield return new Step(OpeningQuestion.Key, "opening-question", plan.OpeningQuestionAt) { Asks = QuestionKind.OpeningQuestion };
        foreach (var reminder in plan.Reminders.Where(one => one.Due >= startedAt))
        {
            yield return new Step($"reminder:{reminder.Lead}", "meeting-reminder", reminder.Due) { About = reminder.Lead };
        }

        yield return new Step("feedback", "thanks-and-feedback", plan.FeedbackAt) { Asks = QuestionKind.Statements };
        yield return new Step("feedback:again", "feedback-again", plan.FeedbackAgainAt) { Asks = QuestionKind.Statements };
        yield return new Step(FeedbackQuestions.Barriers, "feedback-barriers", plan.FeedbackAt) { Asks = QuestionKind.Barriers };
        yield return new Step(FeedbackQuestions.OneThing, "feedback-one-thing", plan.FeedbackAt) { Asks = QuestionKind.OneThing };
        yield return new Step("materials", "materials", plan.MaterialsAt);
        yield return new Step("outcomes", "outcomes", plan.OutcomesBy);
    }

    /// <summary>The campaign with notes and outcomes of a usual length where none are published yet: two links, and three things said and done.</summary>
    public static Campaign WithWhatIsStillToCome(Campaign campaign) => campaign with
    {
        Materials = campaign.Materials ?? new Materials([.. Enumerable.Repeat(new MaterialLink(Text(30), $"https://example.org/{new string('x', 40)}"), 2)], default),
        Outcomes = campaign.Outcomes ?? new Outcomes([.. Enumerable.Repeat(new OutcomeItem(Text(80), Text(80)), 3)], default),
    };

    /// <summary>The Welsh one has a letter that GSM-7 lacks, as most of what is written in Welsh will, so that its texts count at the dearer rate.</summary>
    private static LocalizedText Text(int length) => new(new string('x', length), "ŵ" + new string('x', length - 1));
}
