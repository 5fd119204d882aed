using EngagementFlows.AccessNeeds;
using EngagementFlows.Journeys;

namespace EngagementFlows.Consent;

/// <summary>
/// Consent is asked one purpose at a time, each on its own. The next purpose is asked only after the one before has been answered:
/// silence is not pressed.
/// </summary>
public static class ConsentQuestions
{
    public static string Key(string purpose) => $"consent:{purpose}";

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        if (!state.IsComing || AccessNeedsQuestion.SettledAt(state) is not { } ready)
        {
            yield break;
        }

        var inConversation = state.HasAnswer(AccessNeedsQuestion.Key);
        foreach (var purpose in state.Plan.Purposes)
        {
            var key = Key(purpose);
            yield return new Step(key, "consent-question", ready)
            {
                Asks = QuestionKind.Consent,
                About = purpose,
                Answers = inConversation,
                UsefulUntil = state.Plan.LastUse,
                NotBecause = state.HasAnswer(key) ? "already answered" : null,
            };

            if (!state.AnsweredQuestions.TryGetValue(key, out ready))
            {
                yield break;
            }

            inConversation = true;
        }
    }
}
