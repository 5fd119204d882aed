using EngagementFlows.Journeys;

namespace EngagementFlows.Inbox;

/// <summary>Whoever writes what could answer several questions is asked once which; what they do not make clear goes to the team.</summary>
public static class Clarifying
{
    /// <summary>How long the team leaves it to the person.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        for (var n = 0; n < state.Unclear.Count; n++)
        {
            var unclear = state.Unclear[n];
            yield return new Step($"which-question:{n + 1}", "which-question", unclear.At)
            {
                Answers = true,
                Via = unclear.Via,
                UsefulUntil = unclear.At + Patience,
            };
            yield return new Step($"unclear:{n + 1}", "", unclear.At + Patience)
            {
                HandsOver = true,
                LastWord = true,
                About = unclear.InboundId,
            };
        }
    }
}
