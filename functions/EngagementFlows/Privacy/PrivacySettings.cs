using EngagementFlows.Storage;

namespace EngagementFlows.Privacy;

/// <summary>How providers' copies go, from the configuration section <c>EngagementFlows:Privacy</c>.</summary>
public sealed class PrivacySettings
{
    public const string Section = "EngagementFlows:Privacy";

    /// <summary>
    /// What an erasure does with texts at Twilio: <c>delete</c> takes the message away, number and all; <c>redact</c> empties its words and
    /// leaves the entry in Twilio's log, for those who must be able to reconcile its bills.
    /// </summary>
    public string Twilio { get; set; } = "delete";

    /// <summary>
    /// How long an erasure waits after it has ended a person's journeys: what one of them was just sending is written down within seconds.
    /// An ISO 8601 duration.
    /// </summary>
    public string InFlightWait { get; set; } = "PT1M";

    /// <summary>When an erasure looks once more at places where something may have been written down behind it; likewise.</summary>
    public string RecheckAfter { get; set; } = "PT10M";

    public TimeSpan InFlight() => Durations.Of(InFlightWait);

    public TimeSpan Recheck() => Durations.Of(RecheckAfter);

    public bool HasWaits() => new[] { InFlightWait, RecheckAfter }.All(wait => Durations.Read(wait) is { Ticks: >= 0 });
}
