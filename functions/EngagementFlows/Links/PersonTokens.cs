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
    public string Write(string purpose, ParticipantRef person, ReadOnlySpan<byte> extra = default)
    {
        byte[] content = [.. Convert.FromHexString(HashOf(person.CampaignId)), .. extra, .. IdBytes(person.ParticipantId)];
        return Base32.Write([.. content, .. Mac(purpose, content)]);
    }

    /// <returns>Null where the token was not made here for this purpose.</returns>
    public SignedPerson? Read(string purpose, string? token, int extraLength = 0)
    {
        var start = CampaignLength + extraLength;
        if (token is not { Length: <= 1_000 } || Base32.Read(token) is not { } bytes || bytes.Length < start + 2 + MacLength)
        {
            return null;
        }

        var content = bytes[..^MacLength];
        if (!CryptographicOperations.FixedTimeEquals(Mac(purpose, content), bytes.AsSpan(content.Length)))
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

    private byte[] Mac(string purpose, byte[] content) =>
        Convert.FromHexString(keys.Hash($"token:{purpose}", Convert.ToHexStringLower(content)).AsSpan(0, MacLength * 2));

    private string HashOf(string campaignId) => keys.Hash("token-campaign", campaignId)[..(CampaignLength * 2)];
}

/// <summary>What a token that is ours says.</summary>
public sealed record SignedPerson(string CampaignHash, string ParticipantId, IReadOnlyList<byte> Extra);
