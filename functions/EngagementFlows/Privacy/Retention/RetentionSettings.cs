using EngagementFlows.Storage;

namespace EngagementFlows.Privacy.Retention;

/// <summary>How long each class of data is kept, ISO 8601, from the configuration section <c>EngagementFlows:Retention</c>. A year is 365 days, a month 30.</summary>
public sealed class RetentionSettings
{
    public const string Section = "EngagementFlows:Retention";

    /// <summary>Names, contacts, access needs and notes, after the campaign has closed.</summary>
    public string Contacts { get; set; } = "P180D";

    /// <summary>What was sent and written, after the campaign has closed; that it was, and when, stays.</summary>
    public string Texts { get; set; } = "P180D";

    /// <summary>Answers in people's own words, after the campaign has closed.</summary>
    public string Answers { get; set; } = "P1Y";

    /// <summary>What stands in a campaign's inbox, after the campaign has closed.</summary>
    public string Inbox { get; set; } = "P90D";

    /// <summary>Messages from contacts that nobody is known under, after they came.</summary>
    public string Strangers { get; set; } = "P90D";

    /// <summary>Captured messages, after the campaign has closed.</summary>
    public string Outbox { get; set; } = "P30D";

    /// <summary>Histories of journeys, after each has ended.</summary>
    public string Journeys { get; set; } = "P90D";

    /// <summary>Histories of everything else that runs: what came in, announcements, requests.</summary>
    public string Runs { get; set; } = "P30D";

    /// <summary>What was done by whom.</summary>
    public string Audit { get; set; } = "P6Y";

    /// <summary>Requests for access and erasure, after they were answered. The keyed hashes of those erased stay.</summary>
    public string Requests { get; set; } = "P3Y";

    public bool HasPeriods() => new[] { Contacts, Texts, Answers, Inbox, Strangers, Outbox, Journeys, Runs, Audit, Requests }.All(period => Durations.Read(period) is { Ticks: > 0 });
}
