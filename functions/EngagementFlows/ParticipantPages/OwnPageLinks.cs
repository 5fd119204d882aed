using EngagementFlows.Links;
using EngagementFlows.Pages;

namespace EngagementFlows.ParticipantPages;

/// <summary>The way from one page of a person to their others: each link signed for its own page, and none lasting longer than the one that led here.</summary>
internal static class OwnPageLinks
{
    internal static IReadOnlyList<PageLink> Of(PageVisit visit, PageLinks links) =>
    [
        .. Enum.GetValues<LinkPurpose>().Select(purpose => new PageLink(
            Title(visit.Speech, purpose),
            To(visit, links, purpose),
            purpose == visit.Purpose) { Picture = Picture(purpose) }),
    ];

    internal static string To(PageVisit visit, PageLinks links, LinkPurpose purpose) =>
        (purpose == visit.Purpose ? visit.Token : links.Token(visit.Person, purpose, visit.LastDay))
        + (visit.LanguageQuery.Length > 0 ? $"?{visit.LanguageQuery}" : "");

    private static string Picture(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Answer => "📅",
        LinkPurpose.Consents => "🤝",
        LinkPurpose.Questions => "❓",
        LinkPurpose.Feedback => "⭐",
        LinkPurpose.Preferences => "✉️",
        LinkPurpose.Data => "📁",
        _ => "🛑",
    };

    private static string Title(Speech say, LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Answer => say.In("The meeting and your answer", "Y cyfarfod a'ch ateb"),
        LinkPurpose.Consents => say.In("What you agree to", "Beth rydych chi'n cytuno iddo"),
        LinkPurpose.Questions => say.In("Our questions to you", "Ein cwestiynau i chi"),
        LinkPurpose.Feedback => say.In("How was it for you?", "Sut oedd hi i chi?"),
        LinkPurpose.Preferences => say.In("How we write to you", "Sut rydyn ni'n ysgrifennu atoch chi"),
        LinkPurpose.Data => say.In("Ask for your information", "Gofyn am eich gwybodaeth"),
        _ => say.In("Stop all messages", "Stopio pob neges"),
    };
}
