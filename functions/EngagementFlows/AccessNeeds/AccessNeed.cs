using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EngagementFlows.Access;

namespace EngagementFlows.AccessNeeds;

/// <summary>One need of one person: identified, recorded, flagged, shared, met and reviewed.</summary>
/// <param name="Id">Unique within the person: its kind, and a number where there are several (<c>other-2</c>).</param>
/// <param name="Wording">As it was said or written, whole.</param>
/// <param name="IdentifiedAt">When it came to be known.</param>
public sealed record AccessNeed(string Id, NeedKind Kind, string Wording, NeedSource From, DateTimeOffset IdentifiedAt)
{
    /// <summary>What the app has read besides the kind: <c>BSL</c> or a language of an interpreter, <c>cy</c>, <c>en</c>, <see cref="NoCalls"/>, <see cref="OnlyCalls"/>, <see cref="ByEmail"/>, <see cref="ByText"/>.</summary>
    public string? About { get; init; }

    /// <summary>It stands beside the person's name in lists. Stored the other way round, since rows leave out what is false.</summary>
    [JsonIgnore]
    public bool Flagged
    {
        get => !IsUnflagged;
        init => IsUnflagged = !value;
    }

    public bool IsUnflagged { get; init; }

    /// <summary>Who may see it, in the team's words: those who need it to meet it.</summary>
    public ImmutableList<string> SharedWith { get; init; } = Team;

    public NeedMark? Met { get; init; }

    public NeedMark? Reviewed { get; init; }

    /// <summary>The person no longer has it, or never had.</summary>
    public NeedMark? Ended { get; init; }

    /// <summary>What was done about it, oldest first.</summary>
    public ImmutableList<NeedChange> History { get; init; } = [];

    /// <summary>With <see cref="NeedKind.Other"/>: the person is not to be rung up.</summary>
    public const string NoCalls = "no-calls";

    /// <summary>With <see cref="NeedKind.VoiceCall"/>: neither is an email of use.</summary>
    public const string OnlyCalls = "only-calls";

    /// <summary>With <see cref="NeedKind.Other"/>: messages by email.</summary>
    public const string ByEmail = "by-email";

    /// <summary>With <see cref="NeedKind.Other"/>: messages by text.</summary>
    public const string ByText = "by-text";

    public static ImmutableList<string> Team { get; } = ["team"];

    [JsonIgnore]
    public bool Holds => Ended is null;

    [JsonIgnore]
    public bool IsUnmet => Ended is null && Met is null;

    /// <summary>Goes up with every change.</summary>
    [JsonIgnore]
    public string ETag => $"\"need-{History.Count}\"";

    /// <summary>The same need, said again. What no rule has understood is the same only in the same words.</summary>
    public bool Covers(AccessNeed other) =>
        Kind == other.Kind && About == other.About
        && (Kind != NeedKind.Other || About is not null || Contacts.TextFolding.Fold(Wording) == Contacts.TextFolding.Fold(other.Wording));
}

/// <summary>Where a need was first named.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NeedSource>))]
public enum NeedSource
{
    /// <summary>The list of participants.</summary>
    [JsonStringEnumMemberName("list")]
    List,

    /// <summary>The person, in a message.</summary>
    [JsonStringEnumMemberName("person")]
    Person,

    /// <summary>The person, on their page.</summary>
    [JsonStringEnumMemberName("page")]
    Page,

    [JsonStringEnumMemberName("team")]
    Team,

    /// <summary>The person's supporter, for them.</summary>
    [JsonStringEnumMemberName("supporter")]
    Supporter,
}

/// <param name="Note">How, or why.</param>
public sealed record NeedMark(Actor By, DateTimeOffset At, string? Note);

/// <param name="What"><c>added</c>, <c>corrected</c>, <c>met</c>, <c>not met</c>, <c>reviewed</c>, <c>ended</c> or <c>holds again</c>.</param>
/// <param name="Before">What stood there before a correction.</param>
public sealed record NeedChange(DateTimeOffset At, Actor By, string What, string? Note = null, string? Before = null);
