using EngagementFlows.Messaging;

namespace EngagementFlows.Webhooks;

/// <summary>The providers' words for what becomes of a message, in ours. Pure.</summary>
internal static class DeliveryWords
{
    /// <returns>Null for a word that is not about a message of ours, or that is new.</returns>
    public static DeliveryStatus? OfTwilio(string status) => status switch
    {
        "accepted" or "scheduled" => DeliveryStatus.Accepted,
        "queued" => DeliveryStatus.Queued,
        "sending" => DeliveryStatus.Sending,
        // To several at once it reached some; it never says which, so no more is known than that it went.
        "sent" or "partially_delivered" => DeliveryStatus.Sent,
        "delivered" => DeliveryStatus.Delivered,
        "undelivered" => DeliveryStatus.Undelivered,
        "failed" => DeliveryStatus.Failed,
        "canceled" => DeliveryStatus.Canceled,
        "read" => DeliveryStatus.Read,
        _ => null,
    };

    /// <returns>Null for what says nothing of delivery. An opened mail or a followed link is neither consent nor a reading: scanners do both.</returns>
    public static Receipt? OfSendGrid(MailEvent one) => (one.Event, one.Type) switch
    {
        ("processed", _) => Of(one, DeliveryStatus.Queued),
        ("deferred", _) => Of(one, DeliveryStatus.Sending),
        ("delivered", _) => Of(one, DeliveryStatus.Delivered),
        // "blocked" is the other server's mood of today; a bounce without it is an address that takes no mail.
        ("bounce", "blocked") => Of(one, DeliveryStatus.Undelivered, "blocked"),
        ("bounce", _) => Of(one, DeliveryStatus.Undelivered, "bounce"),
        ("dropped", _) => Of(one, DeliveryStatus.Failed, $"dropped:{one.Cause}"),
        _ => null,
    };

    private static Receipt Of(MailEvent one, DeliveryStatus status, string? code = null) => new(status, one.ProviderId, code, default);
}
