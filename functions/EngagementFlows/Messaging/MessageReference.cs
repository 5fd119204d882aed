using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Contacts;
using EngagementFlows.Storage;

namespace EngagementFlows.Messaging;

/// <summary>
/// What a provider carries with a message and gives back with each callback (StatusCallback's query, custom_args): whose message it is
/// and which one. No personal data: ids and a hash.
/// </summary>
public readonly record struct MessageReference(ParticipantRef Participant, string MessageId)
{
    /// <summary>The name of the query parameter and of the custom argument.</summary>
    public const string Name = "m";

    /// <summary><c>campaign:participant:message</c>.</summary>
    public override string ToString() => $"{Participant.Key}:{MessageId}";

    /// <returns>Null where the text is no reference, whatever it is instead.</returns>
    public static MessageReference? Parse(string? text)
    {
        var parts = text?.Split(':') ?? [];
        return parts is [{ Length: > 0 } campaign, { Length: > 0 } person, { Length: 32 } message] && TableKey.IsPossible($"{campaign}:{person}") && message.All(char.IsAsciiHexDigitLower)
            ? new MessageReference(new ParticipantRef(campaign, person), message)
            : null;
    }

    /// <summary>
    /// The one name of a message, made from what it is: campaign, participant, step and attempt. An attempt counts only once the one before
    /// it is known not to have reached the provider, or not to have reached the person.
    /// </summary>
    public static string IdOf(ParticipantRef participant, string step, int attempt)
    {
        var what = attempt <= 1 ? $"{participant.Key}|{step}" : $"{participant.Key}|{step}|{attempt}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));
    }
}
