#nullable enable
using Twilio.Clients;

namespace Twilio.Internal;

/// <summary>Where messages are, below the host: in the account that is named, or else the client's.</summary>
internal static class MessagePaths
{
    public static string All(string? accountSid, ITwilioRestClient? client) => $"/2010-04-01/Accounts/{Account(accountSid, client)}/Messages.json";

    public static string One(string? accountSid, string sid, ITwilioRestClient? client) => $"/2010-04-01/Accounts/{Account(accountSid, client)}/Messages/{sid}.json";

    private static string Account(string? accountSid, ITwilioRestClient? client) => accountSid ?? (client ?? TwilioClient.GetRestClient()).AccountSid;
}
