using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Links;

/// <summary>
/// The address that a message asks replies to: <c>reply+TOKEN@replies.example.org</c>. It says who was written to and with which message,
/// so that an answer is theirs even from another address of theirs. The local part has at most 64 characters (RFC 5321, 4.5.3.1.1).
/// </summary>
public sealed class ReplyAddress(PersonTokens tokens, IOptions<ProviderSettings> settings)
{
    private const string Purpose = "reply";
    private const string Before = "reply+";
    private const int LongestLocalPart = 64;

    /// <summary>Of the message's id, 6 bytes: enough to tell one person's messages apart.</summary>
    private const int TagLength = 6;

    /// <param name="messageId">As <see cref="MessageReference.IdOf"/> makes it.</param>
    /// <returns>Null where no host takes replies in.</returns>
    public string? For(ParticipantRef person, string messageId)
    {
        if (settings.Value.SendGrid.ReplyDomain is not { Length: > 0 } domain)
        {
            return null;
        }

        var local = Before + tokens.Write(Purpose, person, Convert.FromHexString(messageId.AsSpan(0, TagLength * 2)));
        return local.Length <= LongestLocalPart ? $"{local}@{domain}" : throw new InvalidOperationException($"The id {person.ParticipantId} is too long for a reply address.");
    }

    /// <returns>The person who was written to, and how the message's id begins; null where the address is not ours.</returns>
    public async Task<(ParticipantRef Person, string MessageTag)?> FindAsync(string? address, CancellationToken cancellation)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        if (at < 0 || !address!.StartsWith(Before, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var signed = tokens.Read(Purpose, address[Before.Length..at], TagLength);
        return await tokens.FindAsync(signed, cancellation) is { } person ? (person, Convert.ToHexStringLower([.. signed!.Extra])) : null;
    }
}
