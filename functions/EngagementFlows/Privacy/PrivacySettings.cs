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
    /// An ISO 8601 duration of hours, minutes and seconds.
    /// </summary>
    public string InFlightWait { get; set; } = "PT1M";

    /// <summary>When an erasure looks once more at places where something may have been written down behind it; likewise.</summary>
    public string RecheckAfter { get; set; } = "PT10M";

    public TimeSpan InFlight() => Duration(InFlightWait, nameof(InFlightWait));

    public TimeSpan Recheck() => Duration(RecheckAfter, nameof(RecheckAfter));

    private static TimeSpan Duration(string text, string name)
    {
        var parsed = NodaTime.Text.PeriodPattern.NormalizingIso.Parse(text);
        return parsed is { Success: true, Value: { HasDateComponent: false } period } && period.ToDuration() >= NodaTime.Duration.Zero
            ? period.ToDuration().ToTimeSpan()
            : throw new InvalidOperationException($"The setting {Section}:{name} is '{text}'. It has to be a duration such as PT30S, PT1M or PT2H.");
    }
}
