using EngagementFlows.Access;

namespace EngagementFlows.Audit;

/// <summary>One thing that somebody of the team, or the app by itself, has done.</summary>
/// <param name="Id">Unique; the same entry recorded again is the same entry.</param>
/// <param name="What">The operation: <c>LaunchCampaign</c>, <c>participant-erased</c>.</param>
public sealed record AuditEntry(string Id, DateTimeOffset At, Actor Who, string What)
{
    /// <summary>The outcome of what has begun; an entry that stays so was broken off.</summary>
    public const string Begun = "begun";

    /// <summary>What the id of a row that says how it ended has behind the id of the one that says that it began.</summary>
    internal const string Ended = ".ended";

    public string? CampaignId { get; init; }

    /// <summary>The participant, inbox item, key or sender that it was done to, by its id.</summary>
    public string? Subject { get; init; }

    /// <summary>Which part of the participant it was done to: one access need of theirs, by its id.</summary>
    public string? Part { get; init; }

    /// <summary>What was there before and after, by field; personal values masked.</summary>
    public IReadOnlyDictionary<string, string?>? Before { get; init; }

    public IReadOnlyDictionary<string, string?>? After { get; init; }

    /// <summary>How it ended, or why it was done.</summary>
    public string? Outcome { get; init; }
}
