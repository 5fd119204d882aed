using EngagementFlows.Campaigns;
using EngagementFlows.FollowUps;
using EngagementFlows.Journeys;

namespace EngagementFlows.Participants;

/// <summary>Until when an answer to a question still counts. Pure.</summary>
internal static class QuestionTimes
{
    /// <summary>
    /// Whether one comes, and what one needs there, can be said until the meeting; feedback, and a consent that is asked after the meeting,
    /// until the story closes.
    /// </summary>
    /// <param name="putAt">When the question was put.</param>
    /// <param name="offerUntil">Of an offer: its own end.</param>
    public static DateTimeOffset Until(CampaignFile file, QuestionKind kind, DateTimeOffset putAt, DateTimeOffset? offerUntil = null) =>
        kind switch
    {
        QuestionKind.Offer when offerUntil is { } until => until,
        QuestionKind.Statements or QuestionKind.Barriers or QuestionKind.OneThing => Closes(file),
        QuestionKind.Consent when putAt >= MeetingTimes.Start(file) => Closes(file),
        _ => MeetingTimes.Start(file),
    };

    /// <summary>Until when a given answer can be changed: a consent as long as the story goes on.</summary>
    public static DateTimeOffset ChangesUntil(CampaignFile file, QuestionKind kind) =>
        kind == QuestionKind.Consent ? Closes(file) : Until(file, kind, DateTimeOffset.MinValue);

    private static DateTimeOffset Closes(CampaignFile file) => MeetingTimes.Shift(file, MeetingTimes.End(file), file.FollowUp.OutcomesWithin) + FollowUp.Patience;
}
