using System.Security.Cryptography;
using System.Text;

namespace EngagementFlows.Access.Keys;

/// <summary>
/// A key as programs send it: <c>ef_</c>, the id by which its row is found, <c>_</c>, and 256 random bits in Base64 for URLs. The prefix lets
/// scanners for leaked secrets know it.
/// </summary>
public sealed record KeyText(string Id, string Text)
{
    private const string Prefix = "ef_";
    private const int IdLength = 24;
    private const int SecretLength = 43;

    public static KeyText Of(string id, string secret) => new(id, $"{Prefix}{id}_{secret}");

    /// <returns>Null for what can be no key of ours, of which storage is not asked.</returns>
    public static KeyText? Read(string text) =>
        text.Length == Prefix.Length + IdLength + 1 + SecretLength
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length..][..IdLength] is var id && id.All(char.IsAsciiHexDigitLower)
        && text[Prefix.Length + IdLength] == '_'
        && text[^SecretLength..].All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? new KeyText(id, text)
            : null;

    public string Hash() => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    /// <summary>In a time that does not depend on where the two differ.</summary>
    public bool Matches(AutomationKey key) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.ASCII.GetBytes(Text)), Convert.FromBase64String(key.Hash));

    /// <summary>Neither logs nor debuggers show it.</summary>
    public override string ToString() => $"{Prefix}{Id}_***";
}
