using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementFlows.Consent;
using EngagementFlows.Journeys;
using EngagementFlows.Storage;

namespace EngagementFlows.Campaigns;

/// <summary>One campaign: what the team asked for, how it stands, and what has been published. Changed only through <see cref="CampaignDecisions"/>.</summary>
public sealed record Campaign
{
    /// <summary>The file with everything filled in; its meeting is as last changed.</summary>
    public required CampaignFile File { get; init; }

    /// <summary>A hash of the content that created it, so that creating it again is told from creating another under its id.</summary>
    public required string ContentHash { get; init; }
    public CampaignState State { get; init; } = CampaignState.Draft;

    /// <summary>Goes up with every change that journeys must hear of.</summary>
    public int Revision { get; init; }
    /// <summary>Goes up with every change of the meeting, however small.</summary>
    public int MeetingVersion { get; init; } = 1;

    /// <summary>The version in which the meeting last got another time or venue; null where that was the last of all.</summary>
    public int? LastMove { get; init; }

    /// <summary>When it last got another time or venue while people knew of it.</summary>
    public DateTimeOffset? MeetingChangedAt { get; init; }

    /// <summary>How the meeting was before each of its moves since the launch, oldest first: whoever was told so is told what has changed.</summary>
    public ImmutableList<EarlierMeeting> EarlierMeetings { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LaunchedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public Materials? Materials { get; init; }
    public Outcomes? Outcomes { get; init; }

    /// <summary>Wordings of consent that a newer version has taken the place of, oldest first: what people agreed to in them can be shown.</summary>
    public ImmutableList<EarlierWording> EarlierWordings { get; init; } = [];

    /// <summary>
    /// Everyday answers that were written for another venue, by their names in the file: nobody is given them until the team has confirmed or
    /// changed them.
    /// </summary>
    public ImmutableSortedSet<string> AnswersToConfirm { get; init; } = [];

    public string Id => File.Id;

    /// <summary>Stays the same where only seats, the last day for answers or words of the meeting change.</summary>
    [JsonIgnore]
    public int MoveVersion => LastMove ?? MeetingVersion;

    /// <summary>The ETag of the meeting alone: publishing notes does not make a reschedule stale.</summary>
    [JsonIgnore]
    public string MeetingETag => $"\"meeting-{MeetingVersion}\"";

    /// <summary>The ETag of what people are told about the campaign alone.</summary>
    [JsonIgnore]
    public string AboutETag => AnswersToConfirm.IsEmpty ? $"\"about-{HashOfAbout(File)}\""
        // Whoever read it before the move confirms nothing by sending the same again.
        : $"\"about-{HashOfAbout(File)}-{MoveVersion}\"";

    [JsonIgnore]
    public CampaignStanding Standing => new(Revision, State == CampaignState.Paused, CancelledAt, Materials?.PublishedAt, Outcomes?.PublishedAt, MeetingVersion) { Wordings = EarlierWordings.Count };

    /// <summary>Of what people are told: who writes, why, whom they can talk to, the privacy notice, and answers to everyday questions.</summary>
    internal static string HashOfAbout(CampaignFile file) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { file.ShortName, file.Contact, file.WhyYou, file.PrivacyNotice, answers = file.EverydayAnswers?.OrderBy(one => one.Key, StringComparer.Ordinal) }, JsonRow.Options)).AsSpan(0, 8));
}

[JsonConverter(typeof(JsonStringEnumConverter<CampaignState>))]
public enum CampaignState
{
    [JsonStringEnumMemberName("draft")]
    Draft,

    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("paused")]
    Paused,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>Notes and slides, as links.</summary>
public sealed record Materials(IReadOnlyList<MaterialLink> Links, DateTimeOffset PublishedAt);

public sealed record MaterialLink(LocalizedText Title, string Url);

/// <summary>What you said, what we did.</summary>
public sealed record Outcomes(IReadOnlyList<OutcomeItem> Items, DateTimeOffset PublishedAt);

public sealed record OutcomeItem(LocalizedText Said, LocalizedText Did);
