namespace EngagementFlows.Pages;

/// <summary>
/// What things are called in Welsh, on pages and in messages alike, so that nobody has to wonder whether two words mean two things. A test
/// holds every text for participants against it: where the English one has the term, the Welsh one has ours, and nowhere another.
/// </summary>
public static class Glossary
{
    /// <summary>An answer to "Can you come?", which Welsh answers with its verb: "Allwch chi ddod?", "Gallaf."</summary>
    public static readonly Term Yes = new("I can come", "gallaf ddod", "gallaf, dw i'n dod") { Others = ["dw i'n gallu dod", "ydw, dw i", "am ydw"] };
    public static readonly Term No = new("cannot come", "na allaf", "na allwch chi ddod") { Others = ["dw i ddim yn gallu dod", "nac ydw"] };
    public static readonly Term NotSure = new("for not sure", "efallai");

    public static readonly Term LargePrint = new("large print", "print bras", "brint bras", "phrint bras") { Others = ["print mawr", "llythrennau mawr", "llythrennau bras"] };
    public static readonly Term EasyRead = new("easy read", "hawdd ei ddeall") { Others = ["hawdd ei ddarllen", "darllen hawdd", "hawdd i'w ddarllen"] };
    public static readonly Term Interpreter = new("BSL interpreter", "dehonglydd BSL", "ddehonglydd BSL") { Others = ["cyfieithydd", "gyfieithydd", "lladmerydd"] };
    public static readonly Term StepFree = new("step-free", "heb risiau") { Others = ["mynediad gwastad", "di-risiau"] };
    public static readonly Term QuietRoom = new("quiet room", "ystafell dawel") { Others = ["ystafell ddistaw"] };
    public static readonly Term Supporter = new("supporter", "cefnogwr", "chefnogwr", "gefnogwr") { Others = ["cynorthwyydd", "cefnogydd"] };
    public static readonly Term WaitingList = new("waiting list", "rhestr aros") { Others = ["rhestr wrth gefn"] };
    public static readonly Term ByVideo = new("by video", "drwy fideo") { Others = ["trwy fideo", "ar fideo", "ar-lein"] };
    public static readonly Term TextMessage = new("text message", "neges destun", "negeseuon testun") { Others = ["neges tecst", "tecsts"] };
    public static readonly Term Email = new("email", "e-bost", "e-byst", "e-bostio", "e-bostiwch") { Others = ["ebost ", "ebyst"] };
    public static readonly Term Meeting = new("meeting", "cyfarfod", "gyfarfod", "chyfarfod") { Others = ["cwrdd ", "digwyddiad"] };
    public static readonly Term WebPage = new("web page", "dudalen we", "tudalennau gwe", "tudalen we") { Others = ["gwefan", "wefan"] };

    public static IReadOnlyList<Term> All { get; } =
    [
        Yes, No, NotSure, LargePrint, EasyRead, Interpreter, StepFree, QuietRoom, Supporter, WaitingList, ByVideo, TextMessage, Email, Meeting, WebPage,
    ];
}

/// <param name="English">As it stands in English texts.</param>
/// <param name="Welsh">Our word for it, in every form that a sentence may give it; the first as in a dictionary.</param>
public sealed record Term(string English, params IReadOnlyList<string> Welsh)
{
    /// <summary>Words for the same that we do not use.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
