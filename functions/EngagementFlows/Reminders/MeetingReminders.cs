using EngagementFlows.Journeys;

namespace EngagementFlows.Reminders;

/// <summary>Reminders 7 days, 1 day and 2 hours before, or as the campaign says, to those who are coming.</summary>
public static class MeetingReminders
{
    public static IEnumerable<Step> Steps(JourneyState state)
    {
        var plan = state.Plan;
        foreach (var reminder in plan.Reminders)
        {
            // Who was invited after a reminder's time was never meant to have it.
            if (reminder.Due < state.StartedAt || reminder.Due < plan.MeetingChangedAt)
            {
                continue;
            }

            yield return new Step($"reminder:{reminder.Lead}:{plan.MoveVersion}", "meeting-reminder", reminder.Due)
            {
                About = reminder.Lead,
                // Once the next reminder is due, this one would only say the same again.
                UsefulUntil = plan.Reminders.Select(next => next.Due).Where(next => next > reminder.Due).Append(plan.LastUse).Min(),
                NotBecause = WhyNot(state, reminder.Due),
            };
        }
    }

    private static string? WhyNot(JourneyState state, DateTimeOffset due) => state switch
    {
        { IsComing: true } => state.Place.Since > due ? "had no place yet" : null,
        { Partstat: Partstat.Accepted } => "has no place yet",
        { HasAnswered: false } => "has not answered the invitation",
        _ => "is not coming",
    };
}
