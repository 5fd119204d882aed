using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>What comes of a look just before sending.</summary>
public abstract record SendVerdict
{
    private SendVerdict()
    {
    }

    /// <param name="Exception">The rule that this message may break: <c>night</c>.</param>
    public sealed record Go(Channel Channel, string? Exception = null) : SendVerdict;

    /// <summary>It may be with the provider: find out.</summary>
    public sealed record LookUp(StepRecord Record) : SendVerdict;

    /// <summary>The person asks for a call instead: the team says it.</summary>
    public sealed record Call : SendVerdict;

    public sealed record NotBefore(DateTimeOffset At) : SendVerdict;

    public sealed record Skip(string Reason) : SendVerdict;

    /// <summary>It was recorded before: this is the same call once more.</summary>
    public sealed record Done(StepRecord Record) : SendVerdict;

    /// <summary>The campaign is not as the journey believes (paused, moved): it looks again and decides anew.</summary>
    public sealed record Reconsider : SendVerdict;

    /// <summary>Somebody of the team has to look at what the person wrote before anything goes by itself.</summary>
    public sealed record Held(HoldStanding Hold) : SendVerdict;
}
