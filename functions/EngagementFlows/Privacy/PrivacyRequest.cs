using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EngagementFlows.Privacy;

/// <summary>One request about one person's data, and how far it has come. Ids and hashes only.</summary>
/// <param name="By">Who of the team recorded it, by their id.</param>
public sealed record PrivacyRequest(PrivacyKind Kind, string CampaignId, string ParticipantId, DateTimeOffset AskedAt, string By)
{
    /// <summary>With an erasure: one of <see cref="ErasureReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Counts the runs, of which each is an orchestration of its own.</summary>
    public int Run { get; init; } = 1;

    public RequestState State { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The person in all campaigns, <c>campaign:participant</c>.</summary>
    public IReadOnlyList<string> Refs { get; init; } = [];

    public IReadOnlyList<string> OwnKeys { get; init; } = [];

    public IReadOnlyList<string> SharedKeys { get; init; } = [];

    public ImmutableDictionary<string, PlaceOutcome> Places { get; init; } = ImmutableDictionary<string, PlaceOutcome>.Empty;

    /// <summary>In another campaign of the same person: the request under which this one was answered, <c>campaign:participant</c>.</summary>
    public string? AnsweredUnder { get; init; }

    [JsonIgnore]
    public string PartitionKey => $"{CampaignId}:{ParticipantId}";

    [JsonIgnore]
    public string RowKey => Kind == PrivacyKind.Erasure ? "erasure" : "subject-access";

    [JsonIgnore]
    public string InstanceId => $"privacy:{RowKey}:{PartitionKey}:{Run}";
}

[JsonConverter(typeof(JsonStringEnumConverter<PrivacyKind>))]
public enum PrivacyKind
{
    [JsonStringEnumMemberName("subject-access")]
    SubjectAccess,

    [JsonStringEnumMemberName("erasure")]
    Erasure,
}

[JsonConverter(typeof(JsonStringEnumConverter<RequestState>))]
public enum RequestState
{
    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Some place could not be done: it is named, and the same request again goes on there.</summary>
    [JsonStringEnumMemberName("incomplete")]
    Incomplete,
}

/// <summary>Why somebody's data is erased, in the terms of UK GDPR, article 17(1). Words of one's own could name the person, and outlive them here.</summary>
public static class ErasureReasons
{
    public static IReadOnlyList<string> All { get; } = ["asked", "consent-withdrawn", "objection", "no-longer-needed", "unlawful", "legal-duty"];
}
