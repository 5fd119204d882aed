using EngagementFlows.Journeys;

namespace EngagementFlows.Consent;

/// <summary>
/// Whoever withdraws in words of their own gets one confirmation on the same channel, then nothing more.
/// A word that the provider knows is confirmed by the provider, and a second confirmation from us would be an error (21610).
/// </summary>
public static class Withdrawing
{
    public const string Template = "withdrawn-confirmation";

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        if (state.Withdrawal == Withdrawal.InOwnWords && state.WithdrawnAt is { } withdrawnAt)
        {
            yield return new Step($"withdrawn:{state.Withdrawals}", Template, withdrawnAt)
            {
                LastWord = true,
                Answers = true,
                AtAnyHour = true,
                Via = state.WithdrawnVia,
            };
        }
    }
}
