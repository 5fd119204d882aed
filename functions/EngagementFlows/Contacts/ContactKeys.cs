using System.Security.Cryptography;
using System.Text;
using EngagementFlows.Storage;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Contacts;

/// <summary>Keyed hashes that stand for contacts and people in table keys and ids, where no personal data may be.</summary>
public sealed class ContactKeys
{
    private readonly byte[] key;

    public ContactKeys(IOptions<FlowSettings> settings)
    {
        var text = settings.Value.ContactKey;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length < 32)
        {
            throw new InvalidOperationException(
                "The setting EngagementFlows:ContactKey must be a secret of at least 32 bytes in Base64, such as `openssl rand -base64 32` prints.");
        }

        key = bytes[..length];
    }

    /// <summary>32 lower-case letters and digits, the same for the same text in every run with the same secret.</summary>
    /// <param name="purpose">Keeps hashes for different uses apart.</param>
    public string Hash(string purpose, string text)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{text}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    public string For(PhoneNumber phone) => Hash("contact", $"phone:{phone.E164}");

    public string For(EmailAddress email) => Hash("contact", $"email:{email.Key}");

    /// <summary>For a contact as a provider or a list writes it.</summary>
    /// <returns>Null where it is neither a phone number nor an email address.</returns>
    public string? ForText(string? contact) =>
        contact is null ? null
        : PhoneNumber.Parse(contact).Number is { } phone ? For(phone)
        : EmailAddress.Parse(contact).Address is { } email ? For(email)
        : null;

    /// <returns>Null where the person has no contact on that channel.</returns>
    public string? For(Participants.ParticipantDetails details, Messaging.Channel channel) => channel == Messaging.Channel.Sms
        ? details.Phone is { } phone ? For(phone) : null
        : details.Email is { } email ? For(email) : null;

    /// <summary>One key for each contact that a person has.</summary>
    public IReadOnlyList<string> Of(Participants.ParticipantDetails details)
    {
        var found = new List<string>(2);
        if (details.Phone is { } phone)
        {
            found.Add(For(phone));
        }

        if (details.Email is { } email)
        {
            found.Add(For(email));
        }

        return found;
    }
}
