using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using Twilio.Internal;

namespace Twilio.Security;

/// <summary>
/// Tells Twilio's own requests from others' by the header X-Twilio-Signature: Base64 of HMAC-SHA1 over the URL and the form.
/// </summary>
public class RequestValidator(string secret)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

    /// <summary>Of a form: its keys in ordinal order, each followed by its value.</summary>
    public bool Validate(string url, NameValueCollection parameters, string expected) =>
        Validate(url, parameters.AllKeys.ToDictionary(name => name!, name => parameters[name]!, StringComparer.Ordinal), expected);

    /// <inheritdoc cref="Validate(string, NameValueCollection, string)"/>
    /// <exception cref="ArgumentException">The URL or the signature is null or empty: so a missing header throws.</exception>
    public bool Validate(string url, IDictionary<string, string> parameters, string expected)
    {
        Demand(url, nameof(url));
        Demand(expected, nameof(expected));
        var form = new StringBuilder();
        foreach (var (name, value) in (parameters ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            form.Append(name).Append(value);
        }

        // Twilio signs now with the default port in the URL and now without.
        return IsSigned(url + form, expected) || IsSigned(SignedUrl.WithOrWithoutPort(url) + form, expected);
    }

    /// <summary>Of a body that is no form: the signature covers the URL alone, whose bodySHA256 covers the body.</summary>
    /// <exception cref="ArgumentException">The URL or the signature is null or empty: so a missing header throws.</exception>
    public bool Validate(string url, string body, string expected)
    {
        Demand(url, nameof(url));
        Demand(expected, nameof(expected));
        var hash = SignedUrl.BodyHash(url);
        return Validate(url, (IDictionary<string, string>)null!, expected) && ValidateBody(body, hash);
    }

    /// <param name="rawBody">The body, as text.</param>
    /// <param name="expected">Its SHA-256, in lower-case hexadecimal digits.</param>
    public static bool ValidateBody(string rawBody, string expected) =>
        ConstantTime.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rawBody))), expected);

    private bool IsSigned(string text, string expected) =>
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1 and nothing else.
        ConstantTime.Equal(Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(text))), expected);
#pragma warning restore CA5350

    private static void Demand(string value, string name)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException($"Parameter '{name}' cannot be null or empty.", name);
        }
    }
}
