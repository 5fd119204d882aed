using System.Globalization;
using System.Text.Json.Nodes;

namespace EngagementFlows.FakeProvider.Twilio;

/// <summary>A message as Twilio keeps it; the ledger keeps what was sent.</summary>
/// <param name="VisibleFrom">Real time from which lists show it.</param>
internal sealed record TwilioMessage(string Sid, string AccountSid, string To, string? From, string? MessagingServiceSid, string Body, DateTimeOffset Created, DateTimeOffset VisibleFrom)
{
    public required string Status { get; init; }

    public int Segments { get; init; }

    public int Media { get; init; }

    public int? ErrorCode { get; init; }

    public DateTimeOffset? Sent { get; init; }

    public DateTimeOffset Updated { get; init; } = Created;

    public string? StatusCallback { get; init; }

    public JsonObject ToJson() => new()
    {
        ["account_sid"] = AccountSid,
        ["api_version"] = "2010-04-01",
        ["body"] = Body,
        ["date_created"] = Rfc2822(Created),
        ["date_sent"] = Sent is { } sent ? Rfc2822(sent) : null,
        ["date_updated"] = Rfc2822(Updated),
        ["direction"] = "outbound-api",
        ["error_code"] = ErrorCode,
        ["error_message"] = ErrorCode is null ? null : ErrorMessage(ErrorCode.Value),
        ["from"] = From,
        ["messaging_service_sid"] = MessagingServiceSid,
        ["num_media"] = $"{Media}",
        ["num_segments"] = $"{Segments}",
        ["price"] = null,
        ["price_unit"] = "USD",
        ["sid"] = Sid,
        ["status"] = Status,
        ["subresource_uris"] = new JsonObject { ["media"] = $"{Path}/Media.json" },
        ["to"] = To,
        ["uri"] = $"{Path}.json",
    };

    private string Path => $"/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}";

    public static string ErrorMessage(int code) => code switch
    {
        30001 => "Queue overflow",
        30003 => "Unreachable destination handset",
        30004 => "Message blocked",
        30005 => "Unknown destination handset",
        30006 => "Landline or unreachable carrier",
        30007 => "Message filtered",
        30008 => "Unknown error",
        _ => $"Error {code}",
    };

    private static string Rfc2822(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
