using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Contacts;
using EngagementFlows.Storage;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Links;

/// <summary>
/// The keys that sign links to participants' pages. Each token names the one that signed it by one byte, so that keys can be rotated:
/// the newest signs, and the others are accepted for as long as they are named in the settings.
/// </summary>
public sealed class LinkKeys
{
    /// <summary>In the settings, the key that is made from the contact key.</summary>
    private const string OfTheContacts = "contact";

    private readonly Dictionary<byte, KeyedHash> keys = [];

    public LinkKeys(IOptions<FlowSettings> settings, ContactKeys contacts)
    {
        var named = settings.Value.LinkKeys.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var text in named.Length == 0 ? [OfTheContacts] : named)
        {
            KeyedHash key = text == OfTheContacts ? contacts.Hash : With(Secret(text));
            // From the key itself, so that the order in the settings is free to change.
            var id = Convert.FromHexString(key("link-key", "id").AsSpan(0, 2))[0];
            if (!keys.TryAdd(id, key))
            {
                throw new InvalidOperationException("Two of the secrets in EngagementFlows:LinkKeys cannot be told apart: make another one in the place of the newer, with `openssl rand -base64 32`.");
            }

            Newest = keys.Count == 1 ? id : Newest;
        }
    }

    /// <summary>The id of the key that signs.</summary>
    public byte Newest { get; }

    /// <returns>Null where no such key is known.</returns>
    public KeyedHash? Find(byte id) => keys.GetValueOrDefault(id);

    private static byte[] Secret(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= 32
            ? bytes[..length]
            : throw new InvalidOperationException("Each secret in EngagementFlows:LinkKeys must be at least 32 bytes in Base64, such as `openssl rand -base64 32` prints; they are separated by commas.");
    }

    private static KeyedHash With(byte[] secret) => (purpose, text) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{purpose}\n{text}")).AsSpan(0, 16));
}
