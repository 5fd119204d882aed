using EngagementFlows.Messaging;
using NodaTime;

namespace EngagementFlows.Privacy.Export;

/// <summary>The words of the page that a person reads about their own data, in one language.</summary>
/// <param name="Introduction">With the time of the copy in the place of <c>{0}</c>.</param>
/// <param name="Headings">By the place's key.</param>
/// <param name="ForPrograms">Of a part in which nothing is for people to read, with the name of its file in the place of <c>{0}</c>.</param>
public sealed record SubjectWords(
    string Language, string Title, string Introduction, string Rights, string Nothing, string ForPrograms, IReadOnlyDictionary<string, string> Headings)
{
    private static readonly SubjectWords English = new(
        "en",
        "What we keep about you",
        "This is everything that we kept about you on {0}. Each part is also in a file of its own. The files have everything, with what only programs need.",
        "You can ask us to correct it, or to erase it. Write to the team that invited you.",
        "Nothing is kept here.",
        "There are only details for programs here. They are in the file {0}.",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StoredKeys.Participant] = "Who you are, and what you answered",
            [StoredKeys.Timeline] = "What we sent you, and what you wrote",
            [StoredKeys.Others] = "Others who named you as their supporter",
            [StoredKeys.Contacts] = "How we find you when you write",
            [StoredKeys.Places] = "Your place at a meeting",
            [StoredKeys.Inbox] = "Messages that people of the team looked at",
            [StoredKeys.Outbox] = "Messages that were written and not sent",
            [StoredKeys.Deliveries] = "Messages of yours that have just come in",
            [StoredKeys.Audit] = "What the team did with your data",
            [StoredKeys.Requests] = "Your requests about your data",
            [StoredKeys.Journeys] = "The programs that follow your invitation",
            [StoredKeys.Texts] = "Texts that Twilio keeps for us",
            [StoredKeys.Mails] = "Emails that SendGrid keeps for us",
        });

    private static readonly SubjectWords Welsh = new(
        "cy",
        "Beth rydyn ni'n ei gadw amdanoch chi",
        "Dyma bopeth oedd gennym amdanoch chi ar {0}. Mae pob rhan hefyd mewn ffeil ar wahân. Mae popeth yn y ffeiliau, gan gynnwys yr hyn sydd ei angen ar raglenni yn unig.",
        "Gallwch ofyn i ni ei gywiro, neu ei ddileu. Ysgrifennwch at y tîm a'ch gwahoddodd.",
        "Does dim yn cael ei gadw yma.",
        "Dim ond manylion i raglenni sydd yma. Maen nhw yn y ffeil {0}.",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StoredKeys.Participant] = "Pwy ydych chi, a beth oedd eich atebion",
            [StoredKeys.Timeline] = "Beth anfonon ni atoch chi, a beth ysgrifennoch chi",
            [StoredKeys.Others] = "Pobl eraill a'ch enwodd fel eu cefnogwr",
            [StoredKeys.Contacts] = "Sut rydyn ni'n dod o hyd i chi pan fyddwch yn ysgrifennu",
            [StoredKeys.Places] = "Eich lle mewn cyfarfod",
            [StoredKeys.Inbox] = "Negeseuon y bu pobl y tîm yn edrych arnyn nhw",
            [StoredKeys.Outbox] = "Negeseuon a gafodd eu hysgrifennu ond nid eu hanfon",
            [StoredKeys.Deliveries] = "Negeseuon gennych chi sydd newydd gyrraedd",
            [StoredKeys.Audit] = "Beth wnaeth y tîm gyda'ch data",
            [StoredKeys.Requests] = "Eich ceisiadau am eich data",
            [StoredKeys.Journeys] = "Y rhaglenni sy'n dilyn eich gwahoddiad",
            [StoredKeys.Texts] = "Negeseuon testun y mae Twilio yn eu cadw i ni",
            [StoredKeys.Mails] = "E-byst y mae SendGrid yn eu cadw i ni",
        });

    /// <summary>By the clock of the United Kingdom.</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).LocalDateTime;
        var language = Language == "cy" ? Messaging.Language.Welsh : Messaging.Language.English;
        return $"{DateTexts.Date(local.Date, language)}, {DateTexts.Time(local.TimeOfDay, language)}";
    }

    public string? NoteOf(Holding holding) => Language == "cy" ? holding.WelshNote ?? holding.Note : holding.Note;

    /// <param name="language"><c>cy</c> or <c>en</c>.</param>
    public static SubjectWords In(string language) => language == "cy" ? Welsh : English;
}
