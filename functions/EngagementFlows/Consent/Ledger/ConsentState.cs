using System.Text.Json.Serialization;

namespace EngagementFlows.Consent.Ledger;

/// <summary>What an entry of the ledger says became of a consent. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentState>))]
public enum ConsentState
{
    [JsonStringEnumMemberName("given")]
    Given,

    /// <summary>No, where it had not been given before.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Taken back after it was given.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>Given, and its time is up: recorded by the app itself.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>Given again, before or after it ran out.</summary>
    [JsonStringEnumMemberName("renewed")]
    Renewed,
}
