using System.Text.Json.Serialization;

namespace EngagementFlows.Messaging;

/// <summary>
/// What a provider says has become of a message, in rising rank: callbacks repeat and arrive in any order, and the highest rank wins.
/// Twilio's statuses and SendGrid's events are both put in these terms.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    [JsonStringEnumMemberName("accepted")]
    Accepted = 1,

    [JsonStringEnumMemberName("queued")]
    Queued,

    [JsonStringEnumMemberName("sending")]
    Sending,

    [JsonStringEnumMemberName("sent")]
    Sent,

    [JsonStringEnumMemberName("canceled")]
    Canceled,

    [JsonStringEnumMemberName("failed")]
    Failed,

    [JsonStringEnumMemberName("undelivered")]
    Undelivered,

    [JsonStringEnumMemberName("delivered")]
    Delivered,

    [JsonStringEnumMemberName("read")]
    Read,
}

/// <summary>One callback about one message.</summary>
/// <param name="ErrorCode">The provider's code or word where it failed: <c>30003</c>, <c>bounce</c>.</param>
/// <param name="At">When it came to us.</param>
public sealed record Receipt(DeliveryStatus Status, string? ProviderId, string? ErrorCode, DateTimeOffset At);
