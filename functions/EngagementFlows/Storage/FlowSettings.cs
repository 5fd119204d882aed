namespace EngagementFlows.Storage;

/// <summary>The app's own settings, from the configuration section <c>EngagementFlows</c>.</summary>
public sealed class FlowSettings
{
    public const string Section = "EngagementFlows";

    /// <summary>What the names of the app's tables begin with, so that several can share a storage account. Letters and digits.</summary>
    public string TablePrefix { get; set; } = "EngagementFlows";

    /// <summary>
    /// A secret of at least 32 bytes, Base64. Contacts are looked up by a keyed hash (HMAC-SHA256), so that no table key holds a phone
    /// number or an email address. Changing it makes known contacts unknown.
    /// </summary>
    public string ContactKey { get; set; } = "";
}
