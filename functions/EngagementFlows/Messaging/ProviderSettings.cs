namespace EngagementFlows.Messaging;

/// <summary>How messages reach the world, from the configuration section <c>EngagementFlows</c>. What is left out goes to the outbox.</summary>
public sealed class ProviderSettings
{
    public const string Section = "EngagementFlows";

    /// <summary>Where providers and participants reach this app, <c>https://flows.example.org</c>: webhooks are verified against it, never against a forwarded header.</summary>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>True in production only. Elsewhere (safe mode) only <see cref="AllowedRecipients"/> get real messages, the rest go to the outbox.</summary>
    public bool Live { get; set; }

    /// <summary>Phone numbers, email addresses, or <c>@domain</c>, separated by commas.</summary>
    public string AllowedRecipients { get; set; } = "";

    public TwilioSettings Twilio { get; set; } = new();

    public SendGridSettings SendGrid { get; set; } = new();
}

public sealed class TwilioSettings
{
    public string AccountSid { get; set; } = "";

    /// <summary>Signs webhooks, and authenticates sending.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>Our number, E.164; or <see cref="MessagingServiceSid"/>.</summary>
    public string From { get; set; } = "";

    public string MessagingServiceSid { get; set; } = "";

    /// <summary>Instead of Twilio's own address, for a proxy or a test.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary><c>ie1</c> keeps data in the EU; empty is the United States.</summary>
    public string Region { get; set; } = "";

    /// <summary><c>dublin</c> with <c>ie1</c>.</summary>
    public string Edge { get; set; } = "";

    /// <summary>Parts a second: 1 for a long code, 100 for a UK short code.</summary>
    public double SegmentsPerSecond { get; set; } = 1;

    /// <summary>Messages a day, 0 for no limit.</summary>
    public int MessagesPerDay { get; set; }
}

public sealed class SendGridSettings
{
    public string ApiKey { get; set; } = "";

    /// <summary>The address that messages come from.</summary>
    public string From { get; set; } = "";

    /// <summary>The host whose mail Inbound Parse takes in: replies go to <c>reply+TOKEN@</c> it.</summary>
    public string ReplyDomain { get; set; } = "";

    /// <summary>Instead of SendGrid's own address, for a proxy or a test.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary><c>eu</c> keeps data in the EU; empty is global.</summary>
    public string Region { get; set; } = "";

    /// <summary>SendGrid checks each message and sends none.</summary>
    public bool Sandbox { get; set; }

    /// <summary>The Event Webhook's public key, Base64.</summary>
    public string EventPublicKey { get; set; } = "";

    /// <summary>How far a signed webhook's timestamp may be from our clock.</summary>
    public int ToleranceSeconds { get; set; } = 600;

    /// <summary>What stands at the end of Inbound Parse's address, at least 16 characters.</summary>
    public string InboundSecret { get; set; } = "";

    /// <summary>Where Inbound Parse signs its requests: its public key, Base64. The secret is not asked for then.</summary>
    public string InboundPublicKey { get; set; } = "";

    public double MessagesPerSecond { get; set; } = 50;

    /// <summary>Messages a day, 0 for no limit.</summary>
    public int MessagesPerDay { get; set; }
}
