using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>The key pair with which SendGrid signs: ECDSA P-256 over SHA-256 of the timestamp and the body's bytes, in DER.</summary>
internal sealed class SendGridKey : IDisposable
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lock gate = new();

    /// <summary>Base64 SPKI.</summary>
    public string Public => Convert.ToBase64String(pair.ExportSubjectPublicKeyInfo());

    public CallbackBody Signed(byte[] body, string contentType, DateTimeOffset now)
    {
        var timestamp = $"{now.ToUnixTimeSeconds()}";
        lock (gate)
        {
            var signature = pair.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            return new CallbackBody(body, contentType, [(SignatureHeader, Convert.ToBase64String(signature)), (TimestampHeader, timestamp)]);
        }
    }

    public void Dispose() => pair.Dispose();
}
