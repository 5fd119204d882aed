using EngagementFlows.Contacts;

namespace EngagementFlows.Webhooks;

/// <summary>
/// Whom a message through Twilio is from. By WhatsApp and RCS it says so before the number (<c>whatsapp:+447700900123</c>), and Twilio
/// vouches for the number as it does for a text's: it is the same person, who is answered by text, which reaches every phone.
/// </summary>
internal static class TwilioSender
{
    private static readonly string[] Prefixes = ["whatsapp:", "rcs:"];

    /// <returns>The phone number alone, where there is one; else the sender as Twilio names it.</returns>
    internal static string NumberOf(string from) =>
        Prefixes.FirstOrDefault(prefix => from.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } found
        && PhoneNumber.Parse(from[found.Length..]).Number is { } number
            ? number.E164
            : from;
}
