namespace EngagementFlows.Pages;

/// <summary>
/// What was done about a form, said on the page that follows it. Its number stands in that page's address, and says nothing to whoever finds
/// it in the history of a shared phone.
/// </summary>
public enum PageNote
{
    Saved = 1,

    /// <summary>With helplines.</summary>
    Helplines = 2,

    /// <summary>Somebody of the team reads what they wrote.</summary>
    Team = 3,

    NotComing = 4,
    Coming = 5,
    NotSure = 6,
    NoTexts = 7,
    NoEmails = 8,
    NoReminders = 9,
    ConsentTakenBack = 10,
    NoLongerTakesPart = 11,
    WrongPerson = 12,
    Bereavement = 13,

    /// <summary>Nothing more goes out until somebody has read it.</summary>
    Paused = 14,

    /// <summary>A message answers it.</summary>
    Answered = 15,
    DataCopy = 16,
    DataErasure = 17,
    Thanks = 18,
    Started = 19,
    Late = 20,

    /// <summary>They want to come, and had said no to what is required: that is asked once more.</summary>
    ConsentFirst = 21,

    /// <summary>Nothing can go to them: they have stopped every way that we have.</summary>
    NoWay = 22,

    /// <summary>By text from now on, and not by email.</summary>
    ByText = 23,

    /// <summary>By email from now on, and not by text.</summary>
    ByEmail = 24,
}

/// <summary>What each note says. <see cref="PageNote.Helplines"/> has a box of its own.</summary>
public static class PageNotes
{
    public static string In(this PageNote note, Speech say) => note switch
    {
        PageNote.Saved => say.In("Thank you. We have saved what you told us.", "Diolch. Rydyn ni wedi cadw beth ddwedoch chi wrthon ni.", "Thank you. It is saved.", "Diolch. Mae wedi ei gadw."),
        PageNote.Team => say.In(
            "Thank you. Somebody from our team will read what you wrote.",
            "Diolch. Bydd rhywun o'n tîm yn darllen beth ysgrifennoch chi.",
            "Thank you. A person will read what you wrote.",
            "Diolch. Bydd person yn darllen beth ysgrifennoch chi."),
        PageNote.NotComing => say.In(
            "You told us that you cannot come. We have noted that as your answer.",
            "Dywedoch chi na allwch chi ddod. Rydyn ni wedi nodi hynny fel eich ateb."),
        PageNote.Coming => say.In(
            "You told us that you are coming. We have noted that as your answer, and will tell you whether there is a place.",
            "Dywedoch chi eich bod yn dod. Rydyn ni wedi nodi hynny fel eich ateb, a byddwn ni'n dweud wrthoch chi a oes lle.",
            "You told us that you are coming. We will tell you if there is a place.",
            "Dywedoch chi eich bod yn dod. Byddwn ni'n dweud wrthoch chi a oes lle."),
        PageNote.NotSure => say.In(
            "You told us that you are not sure yet. We have noted that as your answer.",
            "Dywedoch chi nad ydych chi'n siŵr eto. Rydyn ni wedi nodi hynny fel eich ateb."),
        PageNote.NoTexts => say.In(
            "You asked for no more texts. We will send you none.",
            "Gofynnoch chi i ni beidio ag anfon negeseuon testun. Fyddwn ni ddim yn anfon mwy ohonyn nhw atoch chi."),
        PageNote.NoEmails => say.In(
            "You asked for no more emails. We will send you none.",
            "Gofynnoch chi i ni beidio ag anfon e-byst. Fyddwn ni ddim yn anfon mwy ohonyn nhw atoch chi."),
        PageNote.NoReminders => say.In(
            "We will not remind you about the meeting again. We will still tell you if it changes, and answer when you write.",
            "Fyddwn ni ddim yn eich atgoffa am y cyfarfod eto. Byddwn ni'n dal i ddweud os bydd y cyfarfod yn newid, ac yn ateb eich negeseuon.",
            "We will not remind you about the meeting. We will tell you if the meeting changes.",
            "Fyddwn ni ddim yn eich atgoffa am y cyfarfod. Byddwn ni'n dweud os bydd y cyfarfod yn newid."),
        PageNote.ConsentTakenBack => say.In(
            "We have noted that you do not agree to that any more. The page \"What you agree to\" shows it.",
            "Rydyn ni wedi nodi nad ydych chi'n cytuno i hynny mwyach. Mae'r dudalen \"Beth rydych chi'n cytuno iddo\" yn ei ddangos."),
        PageNote.NoLongerTakesPart => say.In(
            "We have noted that you do not want to take part any more. You have no place at the meeting now.",
            "Rydyn ni wedi nodi nad ydych chi eisiau cymryd rhan mwyach. Does gennych chi ddim lle yn y cyfarfod nawr."),
        PageNote.WrongPerson => say.In(
            "Sorry, we seem to have written to you by mistake. Thank you for telling us. We have paused our messages, and our team will look at this.",
            "Diolch am ddweud. Mae'n ddrwg gennym ni: aeth ein neges atoch chi ar gam. Rydyn ni wedi oedi ein negeseuon, a bydd rhywun o'n tîm yn edrych ar hyn.",
            "We are sorry. We wrote to you by mistake. We will wait before we write again. A person will look at this.",
            "Mae'n ddrwg gennym ni. Aeth ein neges atoch chi ar gam. Byddwn ni'n aros cyn ysgrifennu eto. Bydd person yn edrych ar hyn."),
        PageNote.Bereavement => say.In(
            "We are very sorry for your loss. We have paused our messages. Somebody from our team will read what you wrote. You do not need to do anything.",
            "Mae'n wir ddrwg gennym ni am eich colled. Rydyn ni wedi oedi ein negeseuon. Bydd rhywun o'n tîm yn darllen beth ysgrifennoch chi. Does dim angen i chi wneud dim byd.",
            "We are very sorry to hear this. We will wait before we write again. A person will read what you wrote. You do not need to do anything.",
            "Mae'n wir ddrwg gennym ni glywed hyn. Byddwn ni'n aros cyn ysgrifennu eto. Bydd person yn darllen beth ysgrifennoch chi. Does dim angen i chi wneud dim byd."),
        PageNote.Paused => say.In(
            "We have paused our messages until somebody from our team has read what you wrote.",
            "Rydyn ni wedi oedi ein negeseuon nes bydd rhywun o'n tîm wedi darllen beth ysgrifennoch chi.",
            "We will wait before we write again. First, a person will read what you wrote.",
            "Byddwn ni'n aros cyn ysgrifennu eto. Bydd person yn darllen beth ysgrifennoch chi yn gyntaf."),
        PageNote.Answered => say.In(
            "Thank you. We answer what you wrote in a message to you.",
            "Diolch. Rydyn ni'n ateb beth ysgrifennoch chi mewn neges atoch chi.",
            "Thank you. We will answer you in a message.",
            "Diolch. Byddwn ni'n eich ateb mewn neges."),
        PageNote.DataCopy => say.In(
            "Thank you. You asked for a copy of what we keep about you. Our team will answer within one month. They may first ask who you are.",
            "Diolch. Rydych chi wedi gofyn am gopi o beth rydyn ni'n ei gadw amdanoch chi. Bydd rhywun yn ateb o fewn mis. Efallai byddan nhw'n gofyn yn gyntaf pwy ydych chi.",
            "Thank you. You asked to see what we keep about you. We will answer within one month. We may ask who you are first.",
            "Diolch. Rydych chi eisiau gweld beth rydyn ni'n ei gadw amdanoch chi. Byddwn ni'n ateb o fewn mis. Efallai byddwn ni'n gofyn pwy ydych chi."),
        PageNote.DataErasure => say.In(
            "Thank you. You asked us to delete what we keep about you. Our team will do this within one month. They may first ask who you are.",
            "Diolch. Rydych chi wedi gofyn i ni ddileu beth rydyn ni'n ei gadw amdanoch chi. Bydd rhywun yn gwneud hynny o fewn mis. Efallai byddan nhw'n gofyn yn gyntaf pwy ydych chi.",
            "Thank you. You asked us to delete what we keep about you. We will do it within one month. We may ask who you are first.",
            "Diolch. Rydych chi eisiau i ni ddileu beth rydyn ni'n ei gadw amdanoch chi. Byddwn ni'n gwneud hyn o fewn mis. Efallai byddwn ni'n gofyn pwy ydych chi."),
        PageNote.Thanks => say.In("Thank you for your message.", "Diolch am eich neges."),
        PageNote.Started => say.In("Thank you. You will get our messages again.", "Diolch. Byddwch chi'n cael ein negeseuon eto."),
        PageNote.Late => say.In(
            "Thank you for telling us that you will be late. The people who run the meeting will know.",
            "Diolch am roi gwybod i ni y byddwch chi'n hwyr. Bydd y rhai sy'n cynnal y cyfarfod yn gwybod."),
        PageNote.ConsentFirst => say.In(
            "Thank you. You want to come. You said no to something that we need for that, so we ask you here once more. Without a yes you have no place.",
            "Diolch. Rydych chi eisiau dod. Doeddech chi ddim yn cytuno i rywbeth sydd ei angen ar gyfer hynny, felly rydyn ni'n gofyn unwaith eto yma. Heb gytuno does gennych chi ddim lle.",
            "Thank you. You want to come. You said no to something. We ask you once more. Without a yes you have no place.",
            "Diolch. Rydych chi eisiau dod. Doeddech chi ddim yn cytuno i rywbeth. Rydyn ni'n gofyn unwaith eto. Heb gytuno does dim lle i chi."),
        PageNote.NoWay => say.In(
            "You asked for no texts and no emails, so we cannot answer you in a message. Somebody from our team will read what you wrote. You can also call us.",
            "Gofynnoch chi i ni beidio ag anfon negeseuon testun nac e-byst, felly allwn ni ddim ateb mewn neges. Bydd rhywun o'n tîm yn darllen beth ysgrifennoch chi. Gallwch chi ein ffonio ni hefyd.",
            "You want no texts and no emails. So we cannot write to you. A person will read what you wrote. You can call us.",
            "Dydych chi ddim eisiau negeseuon testun nac e-byst. Felly allwn ni ddim ysgrifennu atoch chi. Bydd person yn darllen beth ysgrifennoch chi. Gallwch chi ein ffonio ni."),
        PageNote.ByText => say.In(
            "We will write to you by text message from now on, and send you no more emails.",
            "O hyn ymlaen byddwn ni'n ysgrifennu atoch chi drwy neges destun, a fyddwn ni ddim yn anfon mwy o e-byst atoch chi.",
            "We will send you texts now. We will send you no more emails.",
            "Byddwn ni'n anfon negeseuon testun atoch chi nawr. Fyddwn ni ddim yn anfon mwy o e-byst atoch chi."),
        PageNote.ByEmail => say.In(
            "We will write to you by email from now on, and send you no more texts.",
            "O hyn ymlaen byddwn ni'n ysgrifennu atoch chi drwy e-bost, a fyddwn ni ddim yn anfon mwy o negeseuon testun atoch chi.",
            "We will send you emails now. We will send you no more texts.",
            "Byddwn ni'n anfon e-byst atoch chi nawr. Fyddwn ni ddim yn anfon mwy o negeseuon testun atoch chi."),
        _ => "",
    };

    /// <summary>In an address: <c>1-3</c>.</summary>
    public static string Written(IEnumerable<PageNote> notes) => string.Join('-', notes.Distinct().Order().Select(note => $"{(int)note}"));

    /// <summary>From an address, where anything may stand.</summary>
    public static IReadOnlyList<PageNote> Read(string? written) =>
    [
        .. (written ?? "").Split('-', 32).Select(one => int.TryParse(one, out var number) ? (PageNote)number : default).Where(Enum.IsDefined).Distinct(),
    ];
}
