using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.FakeProvider.Tests;

/// <summary>The providers' signatures, computed apart from the fake; held to the published vectors by <see cref="SignatureTests"/>.</summary>
internal static class Signatures
{
    public static string Twilio(string authToken, string url, IReadOnlyDictionary<string, string> fields)
    {
        var names = fields.Keys.ToArray();
        Array.Sort(names, string.CompareOrdinal);
#pragma warning disable CA5350 // Twilio's signature is HMAC-SHA1, whatever we would choose.
        using var hash = new HMACSHA1(Encoding.UTF8.GetBytes(authToken));
#pragma warning restore CA5350
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(url + string.Concat(names.Select(name => name + fields[name])))));
    }

    public static bool IsSendGrids(string publicKey, string timestamp, byte[] body, string signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return key.VerifyHash(SHA256.HashData(signed), Convert.FromBase64String(signature), DSASignatureFormat.Rfc3279DerSequence);
    }
}
