using EngagementFlows.Contacts;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Messaging;

/// <summary>
/// Which way out a message takes. Without credentials it is the outbox. Outside production (safe mode) only those on the allow list get
/// real messages. Ofcom's numbers for drama are nobody's, and never get one from the real provider.
/// </summary>
public sealed class Carriers
{
    private readonly IMessageChannel outbox;
    private readonly TwilioSms sms;
    private readonly SendGridEmail email;
    private readonly ProviderSettings settings;
    private readonly HashSet<string> allowed;

    public Carriers(IMessageChannel outbox, TwilioSms sms, SendGridEmail email, IOptions<ProviderSettings> settings)
    {
        (this.outbox, this.sms, this.email, this.settings) = (outbox, sms, email, settings.Value);
        allowed = settings.Value.AllowedRecipients
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(one => PhoneNumber.Parse(one).Number?.E164 ?? EmailAddress.Parse(one).Address?.Key ?? one.ToLowerInvariant())
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="to">E.164 or an email address.</param>
    public IMessageChannel For(Channel channel, string to) =>
        channel == Channel.Sms ? sms.IsConfigured && MayText(to) ? sms : outbox
        : email.IsConfigured && (settings.Live || IsAllowed(to)) ? email : outbox;

    /// <summary>The way out that a message took when it was handed over, whatever the settings say now.</summary>
    public IMessageChannel ThatTook(Channel channel, bool captured) => captured ? outbox : channel == Channel.Sms ? sms : email;

    /// <summary>What the report calls the messages that nobody got.</summary>
    public bool IsCaptured(IMessageChannel carrier) => ReferenceEquals(carrier, outbox);

    public string NameOf(Channel channel) =>
        (channel == Channel.Sms ? sms.IsConfigured : email.IsConfigured) is false ? "outbox"
        : settings.Live ? "provider"
        : "provider for allowed recipients, outbox for the rest";

    private bool MayText(string to) =>
        (settings.Live || IsAllowed(to)) && !(settings.Twilio.BaseUrl.Length == 0 && PhoneNumber.Parse(to).Number is { IsDrama: true });

    private bool IsAllowed(string to) =>
        EmailAddress.Parse(to).Address is { } address
            ? allowed.Contains(address.Key) || allowed.Contains(address.Key[address.Key.LastIndexOf('@')..])
            : allowed.Contains(to);
}
