using System.Text.Json.Serialization;

namespace EngagementFlows.Participants;

/// <summary>How a person asked to be reached; in JSON <c>either</c>, <c>text</c> or <c>email</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactPreference>))]
public enum ContactPreference
{
    [JsonStringEnumMemberName("either")]
    Either,

    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("email")]
    Email,
}
