using EngagementFlows.Journeys;

namespace EngagementFlows.Questions;

/// <summary>The question that opens the meeting, put a week before to everyone who answered, those who cannot come among them.</summary>
public static class OpeningQuestion
{
    public const string Key = "opening-question";

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        var due = state.Plan.OpeningQuestionAt;
        yield return new Step(Key, "opening-question", state.AnsweredAt > due ? state.AnsweredAt.Value : due)
        {
            Asks = QuestionKind.OpeningQuestion,
            UsefulUntil = state.Plan.LastUse,
            Closes = state.Plan.MeetingStart,
            NotBecause = state.HasAnswered ? null : "has not answered the invitation",
        };
    }
}
