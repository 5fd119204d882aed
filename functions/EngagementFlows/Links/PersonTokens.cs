using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;

namespace EngagementFlows.Links;

/// <summary>
/// Tokens that stand for one person in one campaign where the world can see them: in a reply address, a link, a calendar. Signed for their
/// purpose, so that none can be made up and none serves for another; of the campaign they hold a keyed hash, and nothing personal.
/// </summary>
public sealed class PersonTokens(ContactKeys keys, CampaignStore campaigns)
{
    private const int CampaignLength = 6;
    private const int MacLength = 10;
    private const byte Hexadecimal = 0;
    private const byte AnyText = 1;

    private readonly ConcurrentDictionary<string, string> campaignsByHash = new(StringComparer.Ordinal);

    /// <summary>Lower-case letters and digits, the same for the same person and purpose as long as the secret stays.</summary>
    /// <param name="extra">Goes with the person, as many bytes as the reader asks for.</param>
    /// <param name="sign">A keyed hash of a purpose and a text; the app's own where none is given.</param>
    public string Write(string purpose, ParticipantRef person, ReadOnlySpan<byte> extra = default, KeyedHash? sign = null)
    {
        byte[] content = [.. Convert.FromHexString(HashOf(person.CampaignId)), .. extra, .. IdBytes(person.ParticipantId)];
        return Base32.Write([.. content, .. Mac(sign ?? keys.Hash, purpose, content)]);
    }

    /// <param name="signedBy">Says, from what goes with the person, what the token must be signed with; null where there is no such key.</param>
    /// <returns>Null where the token was not made here for this purpose.</returns>
    public SignedPerson? Read(string purpose, string? token, int extraLength = 0, Func<byte[], KeyedHash?>? signedBy = null)
    {
        var start = CampaignLength + extraLength;
        if (token is not { Length: <= 1_000 } || Base32.Read(token) is not { } bytes || bytes.Length < start + 2 + MacLength)
        {
            return null;
        }

        var content = bytes[..^MacLength];
        var sign = signedBy is null ? keys.Hash : signedBy(content[CampaignLength..start]);
        if (sign is null || !CryptographicOperations.FixedTimeEquals(Mac(sign, purpose, content), bytes.AsSpan(content.Length)))
        {
            return null;
        }

        var id = content.AsSpan(start + 1);
        return new SignedPerson(
            Convert.ToHexStringLower(content.AsSpan(0, CampaignLength)),
            content[start] == Hexadecimal ? Convert.ToHexStringLower(id) : Encoding.UTF8.GetString(id),
            content[CampaignLength..start]);
    }

    /// <returns>Null where no campaign is meant that is still there.</returns>
    public async Task<ParticipantRef?> FindAsync(SignedPerson? found, CancellationToken cancellation)
    {
        if (found is null)
        {
            return null;
        }

        if (!campaignsByHash.ContainsKey(found.CampaignHash))
        {
            foreach (var id in await campaigns.IdsAsync(cancellation))
            {
                campaignsByHash[HashOf(id)] = id;
            }
        }

        return campaignsByHash.TryGetValue(found.CampaignHash, out var campaign) ? new ParticipantRef(campaign, found.ParticipantId) : null;
    }

    private static byte[] IdBytes(string id) => id.Length % 2 == 0 && id.All(char.IsAsciiHexDigitLower)
        ? [Hexadecimal, .. Convert.FromHexString(id)]
        : [AnyText, .. Encoding.UTF8.GetBytes(id)];

    private static byte[] Mac(KeyedHash sign, string purpose, byte[] content) =>
        Convert.FromHexString(sign($"token:{purpose}", Convert.ToHexStringLower(content)).AsSpan(0, MacLength * 2));

    private string HashOf(string campaignId) => keys.Hash("token-campaign", campaignId)[..(CampaignLength * 2)];
}

/// <summary>32 hexadecimal digits that only somebody with the key can make of a purpose and a text.</summary>
public delegate string KeyedHash(string purpose, string text);

/// <summary>What a token that is ours says.</summary>
public sealed record SignedPerson(string CampaignHash, string ParticipantId, IReadOnlyList<byte> Extra);
