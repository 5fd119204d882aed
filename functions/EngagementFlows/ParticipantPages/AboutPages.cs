using EngagementFlows.Campaigns;
using EngagementFlows.Pages;

namespace EngagementFlows.ParticipantPages;

/// <summary>What pages say of the campaign that they belong to.</summary>
internal static class AboutPages
{
    /// <param name="code"><c>cy</c> or <c>en</c>.</param>
    public static AboutCampaign Of(CampaignFile file, string code) => new(
        file.Contact?.Name ?? "", file.Contact?.Phone ?? "", file.Contact?.Email ?? "", file.Contact?.When?.In(code) ?? "", file.WhyYou?.In(code) ?? "", file.PrivacyNotice?.In(code) ?? "");
}
