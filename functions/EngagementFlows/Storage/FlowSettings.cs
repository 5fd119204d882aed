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

    /// <summary>
    /// Secrets that sign the links to participants' pages, newest first, separated by commas: each at least 32 bytes, Base64. The first
    /// signs and all are accepted; the word <c>contact</c> stands for a key made from <see cref="ContactKey"/>, which is the only one
    /// where nothing is set. Links signed with a key that is no longer named do not work any more.
    /// </summary>
    public string LinkKeys { get; set; } = "";
}
