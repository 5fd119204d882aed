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
}
