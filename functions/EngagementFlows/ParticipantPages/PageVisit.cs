using EngagementFlows.Campaigns;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using EngagementFlows.Participants;
using EngagementFlows.SharedAnswers;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace EngagementFlows.ParticipantPages;

/// <summary>Somebody with a live link of theirs, on the page that it is for.</summary>
/// <param name="Token">As it stands in the address.</param>
/// <param name="LastDay">The link's; links from this page to others last no longer.</param>
public sealed record PageVisit(HttpRequest Request, string Token, LinkPurpose Purpose, DateOnly LastDay, Campaign Campaign, Participant Person, Speech Speech, DateTimeOffset Now)
{
    public Language Language => Speech.Welsh ? Language.Welsh : Language.English;

    /// <summary>The query that keeps a language which is not the person's recorded one.</summary>
    public string LanguageQuery => Request.Query["lang"].ToString() is "cy" or "en" ? $"lang={Speech.Code}" : "";

    /// <summary>Nobody knows which language the person wants, and they have not said it here.</summary>
    public bool MayChooseLanguage => Person.Details.Language == Language.Unknown && LanguageQuery.Length == 0;

    /// <summary>Whether the person can be asked anything: their journey has begun, and they have not asked us to stop.</summary>
    public bool IsUnderWay => !Person.Steps.IsEmpty && Person.Withdrawal == Journeys.Withdrawal.None && Campaign.State != CampaignState.Cancelled;

    /// <summary>An instant's day by the campaign's clock, in words of the page's language.</summary>
    public string DayOf(DateTimeOffset at) => In((language, _) => DateTexts.Date(LocalOf(at).Date, language));

    public LocalDateTime LocalOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(MeetingTimes.Zone(Campaign.File)).LocalDateTime;

    /// <summary>What becomes of the words that they write here, by what they agree to now.</summary>
    public WordsNote Words => new(
        AnswerConsent.Of(Campaign.File, Person, Now).SharingFor(Person) switch
        {
            SharingOfWords.WithFirstName => WordsShared.WithFirstName,
            SharingOfWords.WithoutName => WordsShared.WithoutName,
            SharingOfWords.OnlyIfQuoted => WordsShared.OnlyIfQuoted,
            SharingOfWords.OnlyIfTakingPart => WordsShared.OnlyIfTakingPart,
            _ => WordsShared.Not,
        },
        Person.Details.FirstName ?? "");

    public string Text(LocalizedText text) => In((_, code) => text.In(code, Speech.EasyRead));

    /// <summary>A text in the page's language, or in both.</summary>
    /// <param name="say">By language, and its code.</param>
    public string In(Func<Language, string, string> say) =>
        Speech.Both ? Twofold.Of(say(Language.Welsh, "cy"), say(Language.English, "en")) : say(Language, Speech.Code);

    /// <summary>The language that was asked for, else the person's; where nobody knows it, both, and for the browser what it prefers of our two.</summary>
    public static Speech SpeechOf(HttpRequest request, Participant person)
    {
        var welsh = request.Query["lang"].ToString() switch
        {
            "cy" => true,
            "en" => false,
            _ => person.Details.Language == Language.Welsh || (person.Details.Language == Language.Unknown && PrefersWelsh(request)),
        };
        return new Speech(welsh, person.ReadsEasyRead) { Both = person.Details.Language == Language.Unknown && request.Query["lang"].ToString() is not ("cy" or "en") };
    }

    private static bool PrefersWelsh(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString()).FirstOrDefault(language => language.StartsWith("cy", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ?.StartsWith("cy", StringComparison.OrdinalIgnoreCase) == true;
}
