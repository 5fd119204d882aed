using EngagementFlows.Campaigns;
using EngagementFlows.Pages;

namespace EngagementFlows.ParticipantPages;

/// <summary>What pages say of the campaign that they belong to.</summary>
internal static class AboutPages
{
    /// <param name="code"><c>cy</c> or <c>en</c>.</param>
    public static AboutCampaign Of(CampaignFile file, string code) => new(
        file.Contact?.Name ?? "",
        file.Contact?.Phone ?? "",
        file.Contact?.Email ?? "",
        file.Contact?.When?.In(code) ?? "",
        file.WhyYou?.In(code) ?? "",
        file.PrivacyNotice?.In(code) ?? "");

    /// <summary>Whom to talk to, and nothing about the campaign: for a page that somebody else may see.</summary>
    /// <returns>Null where it names nobody.</returns>
    public static AboutCampaign? ContactOf(CampaignFile file, string code) =>
        file.Contact is null ? null : Of(file, code) with { Why = "", PrivacyNotice = "" };
}
