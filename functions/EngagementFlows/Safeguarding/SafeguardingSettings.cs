using EngagementFlows.Campaigns;

namespace EngagementFlows.Safeguarding;

/// <summary>Who is told where a campaign names nobody, from the configuration section <c>EngagementFlows:Safeguarding</c>.</summary>
public sealed class SafeguardingSettings
{
    public const string Section = "EngagementFlows:Safeguarding";

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary><c>sms</c> or <c>email</c>: the channel that is tried first.</summary>
    public string Channel { get; set; } = "sms";

    /// <summary>After this time (ISO 8601) without anybody looking, the alert goes out again, wider.</summary>
    public string EscalateAfter { get; set; } = "PT30M";

    /// <summary>Null where the app names nobody.</summary>
    internal SafeguardingFile? Contact => Phone.Length == 0 && Email.Length == 0 ? null : new SafeguardingFile(Name, Phone.Length == 0 ? null : Phone, Email.Length == 0 ? null : Email, Channel);

    internal TimeSpan Patience => System.Xml.XmlConvert.ToTimeSpan(EscalateAfter);

    internal bool IsValid() =>
        (Contact is null || new SafeguardingFileValidator().Validate(Contact).IsValid)
        && CampaignTexts.LengthOf(EscalateAfter) is { } length && length > NodaTime.Duration.Zero && length <= NodaTime.Duration.FromDays(1);
}
