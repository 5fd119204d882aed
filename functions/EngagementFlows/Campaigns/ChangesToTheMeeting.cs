using EngagementFlows.Journeys;

namespace EngagementFlows.Campaigns;

/// <summary>A meeting that moves or is called off is told once to everybody invited.</summary>
public static class ChangesToTheMeeting
{
    public static IEnumerable<Step> Steps(JourneyState state)
    {
        if (!state.IsInvited)
        {
            yield break;
        }

        var plan = state.Plan;
        if (state.Campaign.CancelledAt is { } cancelledAt)
        {
            yield return new Step("meeting-cancelled", "meeting-cancelled", cancelledAt)
            {
                LastWord = true,
                UsefulUntil = plan.MeetingStart,
                NotBecause = state.Withdrawal == Withdrawal.None ? null : "has withdrawn",
            };
        }
        else if (plan.MeetingChangedAt is { } changedAt && changedAt > state.InvitedAt)
        {
            yield return new Step($"meeting-changed:{plan.MeetingVersion}", "meeting-changed", changedAt)
            {
                Asks = QuestionKind.Rsvp,
                UsefulUntil = plan.MeetingStart,
            };
        }
    }
}
