using System.Text.Json.Serialization;

namespace EngagementFlows.Messaging;

/// <summary>
/// The language a person chose; in JSON <c>cy</c>, <c>en</c> or <c>unknown</c>. Where it is unknown, messages carry Welsh
/// and then English, as the Welsh Language Standards ask.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("cy")]
    Welsh,

    [JsonStringEnumMemberName("en")]
    English,
}
