using EngagementFlows.Invitations;
using EngagementFlows.Journeys;

namespace EngagementFlows.AccessNeeds;

/// <summary>Whoever has a place is asked what would make it easier to take part.</summary>
public static class AccessNeedsQuestion
{
    public const string Key = "access-needs";

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        // The question follows the confirmation; until that has gone there is nothing to follow.
        if (!state.IsComing || state.SentAt(Answer.PlaceKey(state)) is not { } confirmedAt)
        {
            yield break;
        }

        yield return new Step(Key, "access-needs-question", confirmedAt)
        {
            Asks = QuestionKind.AccessNeeds,
            Answers = true,
            UsefulUntil = state.Plan.LastUse,
            NotBecause = state.HasAnswer(Key) ? "already answered" : null,
        };
    }

    /// <summary>When the talk about access needs is over, so that the next question can come; null while it is not.</summary>
    public static DateTimeOffset? SettledAt(JourneyState state) =>
        state.AnsweredQuestions.TryGetValue(Key, out var answeredAt) ? answeredAt
        : state.Done.TryGetValue(Key, out var done) ? done.At + state.Plan.AccessNeedsWait
        : null;
}
