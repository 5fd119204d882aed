using System.Text.Json.Serialization;

namespace EngagementFlows.Messaging;

/// <summary>The way by which a message goes; in JSON <c>sms</c> or <c>email</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    [JsonStringEnumMemberName("sms")]
    Sms,

    [JsonStringEnumMemberName("email")]
    Email,
}
