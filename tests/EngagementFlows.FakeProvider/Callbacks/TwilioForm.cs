using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>A form as Twilio posts and signs it.</summary>
internal static class TwilioForm
{
    /// <param name="url">Exactly as it was given, query included.</param>
    public static CallbackBody Signed(string authToken, string url, IReadOnlyDictionary<string, string> fields)
    {
        var text = string.Join('&', fields.Select(static field => $"{WebUtility.UrlEncode(field.Key)}={WebUtility.UrlEncode(field.Value)}"));
        return new CallbackBody(
            Encoding.UTF8.GetBytes(text),
            "application/x-www-form-urlencoded; charset=UTF-8",
            [("X-Twilio-Signature", Signature(authToken, url, fields)), ("I-Twilio-Idempotency-Token", $"{Guid.NewGuid()}")]);
    }

    /// <summary>Base64 of HMAC-SHA1, keyed with the auth token, over the URL and every field's name and value in ordinal order of names.</summary>
    public static string Signature(string authToken, string url, IReadOnlyDictionary<string, string> fields)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in fields.OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            signed.Append(name).Append(value);
        }

#pragma warning disable CA5350 // Twilio's signature is HMAC-SHA1, whatever we would choose.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }
}
