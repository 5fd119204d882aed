using EngagementFlows.AccessNeeds;
using EngagementFlows.Journeys;

namespace EngagementFlows.Consent;

/// <summary>
/// Consent is asked one purpose at a time, each on its own. The next purpose is asked only after the one before has been answered:
/// silence is not pressed. A new version of a wording, and a consent that has run out, is asked about once more of those who had said yes.
/// </summary>
public static class ConsentQuestions
{
    /// <summary>Whoever asks more often and never says yes or no had better talk to somebody: the team has what they wrote.</summary>
    private const int MostTimesAskedFor = 5;

    public static string Key(string purpose) => $"consent:{purpose}";

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        foreach (var step in FirstTime(state).Concat(AskedAgain(state)).Concat(AskedFor(state)))
        {
            yield return step;
        }
    }

    private static IEnumerable<Step> FirstTime(JourneyState state)
    {
        if (!state.IsComing || AccessNeedsQuestion.SettledAt(state) is not { } ready)
        {
            yield break;
        }

        var inConversation = state.HasAnswer(AccessNeedsQuestion.Key);
        foreach (var consent in Planned(state))
        {
            var key = AskedBefore(state, consent) ?? consent.Key;
            yield return new Step(key, "consent-question", ready)
            {
                Asks = QuestionKind.Consent,
                About = consent.Purpose,
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

    private static IEnumerable<Step> AskedAgain(JourneyState state)
    {
        foreach (var consent in Planned(state))
        {
            var standing = state.ConsentTo(consent.Purpose);
            if (consent.Since is { } since && AskedBefore(state, consent) is { } earlier)
            {
                // To those who said yes, and to those who were still thinking; a no is left alone.
                yield return Again(state, consent.Key, consent.Purpose, since) with
                {
                    NotBecause = standing is null ? (state.HasAnswer(earlier) ? "had said no" : null)
                        : !standing.IsGiven ? "had said no"
                        : standing.Key == consent.Key ? "already answered"
                        : null,
                };
            }

            // What outlasts the journey is left to whoever needs it then.
            if (standing is { IsGiven: true, ExpiresAt: { } end } && standing.Key == consent.Key && end < state.Plan.OutcomesBy)
            {
                yield return Again(state, $"{Key(consent.Purpose)}:again-{end.UtcDateTime:yyyy-MM-dd}", consent.Purpose, end);
            }
        }
    }

    /// <summary>
    /// Whoever had said no to what is required, and wants to come after all, is asked once more: that somebody wants to come is no consent.
    /// </summary>
    private static IEnumerable<Step> AskedFor(JourneyState state) => state.ConsentsAskedFor.Take(MostTimesAskedFor).Select((wanted, n) =>
        new Step($"{Key(wanted.Purpose)}:asked-for-{n + 1}", "consent-question", wanted.At)
        {
            Asks = QuestionKind.Consent,
            About = wanted.Purpose,
            Answers = true,
            IsAskedFor = true,
            Via = wanted.Via,
            UsefulUntil = state.Plan.LastUse,
            NotBecause = state.ConsentTo(wanted.Purpose) is { IsGiven: true } ? "already answered" : null,
        });

    private static Step Again(JourneyState state, string key, string purpose, DateTimeOffset due) => new(key, "consent-question", due)
    {
        Asks = QuestionKind.Consent,
        About = purpose,
        // What may be done with photos and words matters after the meeting, too; once nothing more comes of it, nobody needs to be asked.
        UsefulUntil = state.Plan.OutcomesBy,
    };

    /// <summary>The key under which an earlier version was put to the person; null where none was.</summary>
    private static string? AskedBefore(JourneyState state, PlannedConsent consent) =>
        state.Done.Keys.Where(key => key != consent.Key && (key == Key(consent.Purpose) || key.StartsWith($"{Key(consent.Purpose)}:v", StringComparison.Ordinal)) && state.WasSent(key))
            .OrderBy(key => state.Done[key].At).ThenBy(key => key, StringComparer.Ordinal).FirstOrDefault();

    private static IEnumerable<PlannedConsent> Planned(JourneyState state) =>
        state.Plan.Consents.Count > 0 ? state.Plan.Consents : state.Plan.Purposes.Select(purpose => new PlannedConsent(purpose, Key(purpose)));
}
