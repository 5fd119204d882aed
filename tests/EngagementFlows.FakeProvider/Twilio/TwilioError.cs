using System.Text.Json.Nodes;

namespace EngagementFlows.FakeProvider.Twilio;

/// <summary>Errors as Twilio words and shapes them.</summary>
internal static class TwilioError
{
    public static ProviderAnswer Answer(int code, string? detail = null)
    {
        var (status, message) = Known(code);
        return Answer(status, code, detail ?? message);
    }

    public static ProviderAnswer Answer(int status, int code, string message) => new(
        status,
        new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
            ["status"] = status,
        },
        code);

    private static (int Status, string Message) Known(int code) => code switch
    {
        20003 => (401, "Authenticate"),
        20004 => (405, "Method not allowed"),
        20009 => (400, "The message cannot be changed in its present state"),
        20404 => (404, "The requested resource was not found"),
        20429 => (429, "Too Many Requests"),
        20500 => (500, "An internal server error has occurred"),
        20503 => (503, "Service unavailable"),
        21211 => (400, "Invalid 'To' Phone Number"),
        21212 => (400, "Invalid From Number (caller ID)"),
        21266 => (400, "'To' and 'From' number cannot be the same"),
        21408 => (400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
        21602 => (400, "Message body is required."),
        21603 => (400, "A 'From' phone number is required."),
        21606 => (400, "The 'From' phone number provided is not a valid message-capable Twilio phone number for this destination."),
        21608 => (400, "The number is unverified. Trial accounts cannot send messages to unverified numbers"),
        21610 => (400, "Attempt to send to unsubscribed recipient"),
        21611 => (400, "This 'From' number has exceeded the maximum number of queued messages"),
        21612 => (400, "Message cannot be sent with the current combination of 'To' and 'From' parameters"),
        21614 => (400, "'To' number is not a valid mobile number"),
        21617 => (400, "The concatenated message body exceeds the 1600 character limit"),
        21703 => (400, "The Messaging Service does not have a phone number available to send a message"),
        14107 => (429, "Message rate limit exceeded"),
        _ => (400, $"The request was refused with code {code}"),
    };
}
