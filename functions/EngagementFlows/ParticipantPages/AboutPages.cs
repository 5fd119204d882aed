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

    /// <summary>In the page's language, or in both.</summary>
    public static AboutCampaign Of(CampaignFile file, Speech say)
    {
        if (!say.Both)
        {
            return Of(file, say.Code);
        }

        var (welsh, english) = (Of(file, "cy"), Of(file, "en"));
        // There is one address to follow: the notice itself leads to its other language.
        return english with { When = Twofold.Of(welsh.When, english.When), Why = Twofold.Of(welsh.Why, english.Why) };
    }

    /// <summary>Both languages to choose from.</summary>
    /// <param name="address">Of the page, as a link on it has it.</param>
    public static PageLanguages LanguagesOf(CampaignFile file, string address) =>
        new(file.Organisation.In("cy"), file.Organisation.In("en"), $"{address}?lang=cy", $"{address}?lang=en");

    /// <summary>Whom to talk to, and nothing about the campaign: for a page that somebody else may see.</summary>
    /// <returns>Null where it names nobody.</returns>
    public static AboutCampaign? ContactOf(CampaignFile file, string code) =>
        file.Contact is null ? null : Of(file, code) with { Why = "", PrivacyNotice = "" };

    /// <summary>The same in the page's language, or in both.</summary>
    public static AboutCampaign? ContactOf(CampaignFile file, Speech say) =>
        file.Contact is null ? null : Of(file, say) with { Why = "", PrivacyNotice = "" };
}
