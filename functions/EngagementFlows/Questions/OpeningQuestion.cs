using EngagementFlows.Journeys;

namespace EngagementFlows.Questions;

/// <summary>The question that opens the meeting, put a week before to everyone who answered, those who cannot come among them.</summary>
public static class OpeningQuestion
{
    public const string Key = "opening-question";

    /// <summary>What follows a late yes (access needs, consents) is asked first and left this long: an answer must find one question open.</summary>
    private static readonly TimeSpan AfterTheOthers = TimeSpan.FromHours(4);

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        yield return new Step(Key, "opening-question", Due(state))
        {
            Asks = QuestionKind.OpeningQuestion,
            UsefulUntil = state.Plan.LastUse,
            Closes = state.Plan.MeetingStart,
            NotBecause = state.HasAnswer(Key) ? "already answered" : state.HasAnswered ? null : "has not answered the invitation",
        };
    }

    private static DateTimeOffset Due(JourneyState state)
    {
        var due = state.Plan.OpeningQuestionAt;
        if (state.AnsweredAt is not { } answered || answered <= due)
        {
            return due;
        }

        var asked = state.Open is { Kind: QuestionKind.AccessNeeds or QuestionKind.Consent, AskedAt: var at } && at > answered ? at : answered;
        return state.IsComing ? asked + AfterTheOthers : answered;
    }
}
