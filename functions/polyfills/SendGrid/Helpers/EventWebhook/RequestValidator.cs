using System.Security.Cryptography;
using System.Text;
using EllipticCurve;

namespace SendGrid.Helpers.EventWebhook;

/// <summary>Tells SendGrid's own events from others' by their signature: ECDSA with SHA-256 over timestamp and body.</summary>
public class RequestValidator
{
    public const string SIGNATURE_HEADER = "X-Twilio-Email-Event-Webhook-Signature";

    public const string TIMESTAMP_HEADER = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <param name="publicKey">The verification key of the mail settings: Base64 of its SubjectPublicKeyInfo.</param>
    public PublicKey ConvertPublicKeyToECDSA(string publicKey) => PublicKey.fromPem(publicKey);

    /// <summary>The timestamp is only signed with the body: that it is recent is the caller's to check.</summary>
    /// <param name="signature">Base64 of a DER sequence of two integers; what is neither throws.</param>
    public bool VerifySignature(PublicKey publicKey, string payload, string signature, string timestamp)
    {
        var numbers = Signature.fromBase64(signature);
        var length = publicKey.curve.length();
        if (numbers.r.Sign <= 0 || numbers.s.Sign <= 0 || numbers.r.GetByteCount(isUnsigned: true) > length || numbers.s.GetByteCount(isUnsigned: true) > length)
        {
            return false;
        }

        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.CreateFromValue(string.Join('.', publicKey.curve.oid)),
            Q = new ECPoint { X = Fixed(publicKey.point.x, length), Y = Fixed(publicKey.point.y, length) },
        });
        byte[] fixedLength = [.. Fixed(numbers.r, length), .. Fixed(numbers.s, length)];
        return key.VerifyData(Encoding.UTF8.GetBytes(timestamp + payload), fixedLength, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static byte[] Fixed(System.Numerics.BigInteger number, int length)
    {
        var digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - digits.Length], .. digits];
    }
}
