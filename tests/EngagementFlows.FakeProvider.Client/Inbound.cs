namespace EngagementFlows.FakeProvider.Client;

/// <summary>A text that a person sends.</summary>
public sealed record InboundSms(string From, string To, string Body)
{
    /// <summary>Given to post the same text again; otherwise a new one.</summary>
    public string? MessageSid { get; init; }

    public string? MessagingServiceSid { get; init; }
}

/// <summary>An email as Inbound Parse posts it: a field a part, in its charset where <c>charsets</c> names one.</summary>
public sealed record InboundEmail(IReadOnlyDictionary<string, string> Fields)
{
    public IReadOnlyList<LedgerAttachment> Attachments { get; init; } = [];

    /// <summary>Base64: a whole body to post in place of the fields, with <see cref="ContentType"/>.</summary>
    public string? RawBody { get; init; }

    public string? ContentType { get; init; }
}

/// <summary>What the app needs to check signatures.</summary>
/// <param name="EventPublicKey">Base64 SPKI of an ECDSA P-256 key, as SendGrid shows it.</param>
public sealed record ProviderKeys(string AccountSid, string AuthToken, string ApiKey, string EventPublicKey);

/// <param name="Now">The time that the provider shows and records, standing still; null: real time.</param>
public sealed record ClockSetting(DateTimeOffset? Now);

/// <param name="DownMilliseconds">For how long the port is closed; null: until it is opened.</param>
public sealed record ListenerSetting(bool Open, int? DownMilliseconds = null);
