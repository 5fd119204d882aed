using System.Text.Json.Serialization;
using EngagementFlows.Journeys;

namespace EngagementFlows.Safeguarding;

/// <summary>Automation for a person waits until somebody of the team lets it go on.</summary>
/// <param name="Revision">Goes up with every change.</param>
/// <param name="At">When it last changed.</param>
/// <param name="ItemId">The inbox item that began it.</param>
public sealed record ParticipantHold(int Revision, bool IsOn, DateTimeOffset At, string ItemId)
{
    /// <summary>It waits for nothing but whether they want messages at all, which they can say themselves: START lets it go on.</summary>
    public bool IsAboutStopping { get; init; }

    /// <summary>They told of harm: people read whatever else they write, and of it only a stop is acted on.</summary>
    public bool IsAboutHarm { get; init; }

    /// <summary>Where it is about harm: when somebody was last told of what they write.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    [JsonIgnore]
    public HoldStanding Standing => new(Revision, IsOn);
}

/// <param name="MessageId">The message that it answers.</param>
public sealed record HoldingReplyGiven(string MessageId, DateTimeOffset At);
