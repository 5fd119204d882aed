using EngagementFlows.Campaigns;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Plain;

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

    /// <summary>
    /// For a page in place of one of theirs. Whoever holds a link that was called back, or whose data is erased, reads too why we write, or
    /// wrote; of a page that others may come to see, such as one that is too old, only whom to talk to and the privacy notice.
    /// </summary>
    public static AboutCampaign OnFault(CampaignFile file, string code, LinkFault fault) => fault switch
    {
        LinkFault.Revoked => Of(file, code),
        LinkFault.Gone => Of(file, code) with { IsPast = true },
        _ => Of(file, code) with { Why = "" },
    };

    /// <summary>Whom to talk to, and nothing about the campaign, in the page's language or in both.</summary>
    /// <returns>Null where it names nobody.</returns>
    public static AboutCampaign? ContactOf(CampaignFile file, Speech say) =>
        file.Contact is null ? null : Of(file, say) with { Why = "", PrivacyNotice = "" };
}
