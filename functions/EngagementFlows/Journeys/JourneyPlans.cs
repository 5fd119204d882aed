using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.FollowUps;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Journeys;

/// <summary>Works a campaign's file out into dates for one person. Pure; when a journey begins and when its meeting has changed.</summary>
public static class JourneyPlans
{
    /// <param name="startedAt">When the journey began: its reminders count from there.</param>
    public static JourneyPlan For(Campaign campaign, Participant person, DateTimeOffset startedAt)
    {
        var file = campaign.File;
        var start = MeetingTimes.Start(file);
        var end = MeetingTimes.End(file);
        var feedbackAt = MeetingTimes.MorningAfter(file);
        var outcomesBy = MeetingTimes.Shift(file, end, file.FollowUp.OutcomesWithin);
        return new JourneyPlan
        {
            MeetingVersion = campaign.MeetingVersion,
            LastMove = campaign.LastMove,
            MeetingChangedAt = campaign.MeetingChangedAt,
            MeetingStart = start,
            MeetingEnd = end,
            ReplyBy = MeetingTimes.ReplyBy(file),
            Quiet = SendTimes.TimesOf(SendTimes.HoursOf(file, person.Details), startedAt, outcomesBy + FollowUp.Patience),
            InvitationReminders = [.. file.Invitation.RemindAfter.Select(after => MeetingTimes.Shift(file, startedAt, after))],
            OtherChannelAt = MeetingTimes.Shift(file, startedAt, file.Invitation.OtherChannelAfter),
            HasOtherChannel = person.Details.OtherChannel is not null,
            AccessNeedsWait = MeetingTimes.Shift(file, startedAt, file.AccessNeeds.WaitFor) - startedAt,
            Purposes = [.. file.Consents.Select(consent => consent.Purpose)],
            Consents = ConsentPlan.Of(campaign),
            OpeningQuestionAt = MeetingTimes.Shift(file, start, file.OpeningQuestion.Before, back: true),
            Reminders = [.. file.Reminders.Before.Select(lead => new PlannedReminder(lead, MeetingTimes.Shift(file, start, lead, back: true)))],
            FeedbackAt = feedbackAt,
            FeedbackAgainAt = MeetingTimes.Shift(file, feedbackAt, file.Feedback.AgainAfter),
            MaterialsAt = MeetingTimes.Shift(file, start, file.FollowUp.MaterialsAfter),
            OutcomesBy = outcomesBy,
            Copies = SupporterCopies.ScopeOf(person.Details),
            Campaign = campaign.Standing,
            Person = new PersonStanding(person.Partstat, person.AnsweredAt, person.Place, person.Attended) { Consents = ConsentPlan.Standing(campaign, person) },
        };
    }
}
