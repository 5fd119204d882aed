using System.Globalization;
using System.Security.Cryptography;
using EngagementFlows.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SendGrid.Helpers.EventWebhook;

namespace EngagementFlows.Webhooks;

/// <summary>SendGrid's signatures: ECDSA over timestamp and raw body. That the timestamp is recent is ours to see to.</summary>
public sealed class SendGridSignature(IOptions<ProviderSettings> settings, TimeProvider clock)
{
    /// <returns>Null where one of the headers is missing, or the timestamp is too far from our clock.</returns>
    public (string Signature, string Timestamp)? Headers(HttpRequest request) =>
        WebhookBody.Header(request, RequestValidator.SIGNATURE_HEADER) is { } signature
            && WebhookBody.Header(request, RequestValidator.TIMESTAMP_HEADER) is { } timestamp
            && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs((decimal)clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= settings.Value.SendGrid.ToleranceSeconds
            ? (signature, timestamp)
            : null;

    /// <summary>Of a body that is text, by the SDK's validator.</summary>
    public static bool IsSigned(string publicKey, string body, (string Signature, string Timestamp) headers) => Try(() =>
    {
        var validator = new RequestValidator();
        return validator.VerifySignature(validator.ConvertPublicKeyToECDSA(publicKey), body, headers.Signature, headers.Timestamp);
    });

    /// <summary>Of a body that may be binary, by its hash: the SDK's validator takes text, which does not hold every byte.</summary>
    public static bool IsSigned(string publicKey, byte[] hash, string signature) => Try(() =>
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return key.VerifyHash(hash, Convert.FromBase64String(signature), DSASignatureFormat.Rfc3279DerSequence);
    });

    private static bool Try(Func<bool> verify)
    {
        try
        {
            return verify();
        }
#pragma warning disable CA1031 // The validator throws anything on what is no Base64, no DER or no key: none of it is a signature.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
