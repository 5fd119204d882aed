namespace EngagementFlows.FakeProvider.Client;

/// <summary>How callbacks are made, and where to. Set as a whole; delays are in milliseconds of real time.</summary>
public sealed record ProviderSettings
{
    /// <summary>False: no callbacks of statuses and events at all.</summary>
    public bool Callbacks { get; init; } = true;

    /// <summary>Callbacks wait for a flush.</summary>
    public bool Hold { get; init; }

    public int DelayMilliseconds { get; init; }

    /// <summary>How often each callback is posted: at least once.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Shuffled within a message; on a flush, across all that is pending.</summary>
    public bool Shuffle { get; init; }

    /// <summary>From 0 to 1: the share of callbacks that never arrive.</summary>
    public double LostShare { get; init; }

    /// <summary>For <see cref="Shuffle"/> and <see cref="LostShare"/>.</summary>
    public int Seed { get; init; }

    /// <summary>All events of an email in one array; false: an array for each.</summary>
    public bool GroupEvents { get; init; }

    /// <summary>Between SendGrid's attempts to deliver an event that the app did not take.</summary>
    public int RetryMilliseconds { get; init; } = 500;

    /// <summary>How often SendGrid tries again. Twilio tries once more, and only where it could not connect.</summary>
    public int Retries { get; init; } = 20;

    /// <summary>Scheme and authority to connect to in place of a callback's own, which is signed all the same.</summary>
    public string? DeliverTo { get; init; }

    /// <summary>SendGrid's event webhook; null: no events.</summary>
    public string? EventsUrl { get; init; }

    /// <summary>Where inbound texts are posted.</summary>
    public string? InboundSmsUrl { get; init; }

    /// <summary>Inbound Parse.</summary>
    public string? InboundEmailUrl { get; init; }

    /// <summary>Posts <c>OptOutType</c> with inbound texts, as Advanced Opt-Out does.</summary>
    public bool AdvancedOptOut { get; init; }

    /// <summary>The sender that a Messaging Service picks from its pool.</summary>
    public string PoolNumber { get; init; } = "+447700900999";

    /// <summary>How long a text that was accepted stays out of the list.</summary>
    public int ListLagMilliseconds { get; init; }
}

/// <summary>What becomes of an accepted message.</summary>
public enum Outcome
{
    Delivered,
    Undelivered,
    Failed,
    Deferred,
    Bounce,
    Dropped,
    SpamReport,
    Unsubscribe,
    GroupUnsubscribe,
    GroupResubscribe,
    Open,
    Click,
}

/// <summary>How the providers treat one recipient, a phone number or an email address.</summary>
public sealed record RecipientBehaviour(string To)
{
    /// <summary>Twilio refuses texts with this code: 21610 opted out, 21614 a landline.</summary>
    public int? Refuse { get; init; }

    public Outcome Outcome { get; init; }

    /// <summary>Of an undelivered or failed text: 30003 by default.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>Of a bounced or dropped email.</summary>
    public string? Reason { get; init; }
}
