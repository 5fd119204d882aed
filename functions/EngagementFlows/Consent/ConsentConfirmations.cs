using EngagementFlows.Journeys;

namespace EngagementFlows.Consent;

/// <summary>Whoever takes back one consent is told once that it was heard and what follows from it, on the channel on which they said so.</summary>
public static class ConsentConfirmations
{
    public const string Template = "consent-withdrawn";

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        foreach (var (n, taken) in state.TakenBack.Index())
        {
            // The place in the list tells two for one purpose apart, and is not the last character of the key: it belongs to no date or place that could change.
            yield return new Step($"consent-withdrawn:{n + 1}:{taken.Purpose}", Template, taken.At)
            {
                About = taken.Purpose,
                Answers = true,
                AtAnyHour = taken.Via is not null,
                LastWord = true,
                Via = taken.Via,
                NotBecause = state.Withdrawal == Withdrawal.None ? null : "has withdrawn",
            };
        }
    }
}
