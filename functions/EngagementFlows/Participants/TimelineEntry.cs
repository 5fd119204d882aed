using EngagementFlows.Messaging;

namespace EngagementFlows.Participants;

/// <summary>One line of a person's timeline: a message that was planned and what became of it, something received, or something the team did.</summary>
/// <param name="Id">Unique within the person; a message keeps its row from intent to outcome.</param>
/// <param name="What"><c>sent</c>, <c>sending</c>, <c>skipped</c>, <c>received</c>, <c>call</c>, <c>withdrawal</c>, <c>team</c>, <c>place</c>, <c>preferences</c> or <c>data-request</c>.</param>
public sealed record TimelineEntry(string Id, DateTimeOffset At, string What)
{
    /// <summary>Among lines of one instant, the order in which they came about: what was received first, then each step in turn.</summary>
    public int Order { get; init; }
    public string? Step { get; init; }
    public DateTimeOffset? Due { get; init; }
    public Channel? Channel { get; init; }
    public string? Subject { get; init; }
    public string? Text { get; init; }

    /// <summary>Why it was skipped, what a reply was taken to mean, or the team's reason.</summary>
    public string? Reason { get; init; }
    public string? MessageId { get; init; }

    /// <summary>What came with a message and was not kept: name, type and size.</summary>
    public string? Attached { get; init; }

    /// <summary>Of a received line, what it was understood to say when it came; null in one that somebody only has to read.</summary>
    public Replies.InboundReply? Reply { get; init; }

    /// <summary><c>page</c> or <c>team</c>; null for what came by a channel.</summary>
    public string? Via { get; init; }

    /// <summary>It was the person's supporter who wrote it.</summary>
    public bool BySupporter { get; init; }

    /// <summary>Who of the team recorded it, by their id.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>Of a message, its kind and what allowed it; null in lines from before these were kept.</summary>
    public MessageClass? Class { get; init; }
    public LawfulBasis? Basis { get; init; }

    /// <summary>What is said in it is for the team alone: it tells of harm, and goes into no answer, no report and no export.</summary>
    public bool IsConcern { get; init; }

    public static TimelineEntry Skipped(string step, DateTimeOffset at, string? reason) => new($"m|{step}", at, "skipped") { Step = step, Reason = reason };

    public static TimelineEntry Note(string what, string id, DateTimeOffset at, string reason) => new($"n|{id}", at, what) { Reason = reason };
}
