using EngagementFlows.Journeys;

namespace EngagementFlows.FollowUps;

/// <summary>Notes and slides a week later, and "what you said, what we did" when the team publishes it, to everyone who answered.</summary>
public static class FollowUp
{
    /// <summary>How long after the promised day the journey still waits for what came of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(28);

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        var plan = state.Plan;
        var materials = state.Campaign.MaterialsAt;
        yield return new Step("materials", "materials", Later(plan.MaterialsAt, materials))
        {
            NotBecause = WhyNot(state) ?? (materials is null ? "no notes were published" : null),
            Closes = plan.OutcomesBy,
        };

        var outcomes = state.Campaign.OutcomesAt;
        yield return new Step("outcomes", "outcomes", Later(plan.MeetingEnd, outcomes))
        {
            NotBecause = WhyNot(state) ?? (outcomes is null ? "no outcomes were published" : null),
            Closes = plan.OutcomesBy + Patience,
        };
    }

    private static string? WhyNot(JourneyState state) =>
        state.HasAnswered || state.Attended == true ? null : "has not answered the invitation";

    private static DateTimeOffset Later(DateTimeOffset planned, DateTimeOffset? published) =>
        published > planned ? published.Value : planned;
}
