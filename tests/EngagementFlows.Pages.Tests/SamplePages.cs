using EngagementFlows.Pages.Fields;
using EngagementFlows.Pages.Own;
using EngagementFlows.Pages.Plain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.Pages.Tests;

/// <summary>Every page in every state that looks different, with texts as long as campaigns may have them.</summary>
internal static class SamplePages
{
    /// <summary>80 characters without a place to break: the longest title that a campaign may have.</summary>
    private static readonly string LongWord = string.Concat(Enumerable.Repeat("Llanfairpwllgwyn", 5));

    private static readonly AboutCampaign About = new(
        "Bethan Price", "029 2018 0777", "bethan@riverside.example.org", "Monday to Thursday, 9am to 4pm",
        $"You are on our list of {LongWord}.", "https://riverside.example.org/privacy");

    private static readonly FormToken Token = new("form-token", "CfDJ8");

    public static IEnumerable<string> Names => Speeches.SelectMany(speech => Own(new Speech(false, false)).Keys.Select(name => $"{name}.{speech}")).Concat(Plain.Keys);

    /// <summary>The usual English, and the longest and largest there is: what lies between differs in words alone.</summary>
    private static IEnumerable<string> Speeches => ["en", "cy-easy"];

    private static Dictionary<string, (Type Component, Dictionary<string, object?> Parameters)> Plain { get; } = new(StringComparer.Ordinal)
    {
        ["accessibility.en"] = (typeof(AccessibilityPage), new() { ["Say"] = new Speech(false, false) }),
        ["accessibility.cy"] = (typeof(AccessibilityPage), new() { ["Say"] = new Speech(true, false) }),
        ["accessibility-own.en"] = Accessibility(new Speech(false, false), largePrint: false, "Riverside Together"),
        ["accessibility-own.cy-easy"] = Accessibility(new Speech(true, true), largePrint: true, LongWord),
        ["unknown"] = Fault(LinkFault.Unknown),
        ["expired"] = Fault(LinkFault.Expired),
        ["gone"] = Fault(LinkFault.Gone),
        ["revoked"] = Fault(LinkFault.Revoked),
        ["forged"] = Fault(LinkFault.Forged),
        ["too-large"] = Fault(LinkFault.TooLarge),
        ["too-many"] = Fault(LinkFault.TooMany),
        ["renewed"] = Fault(LinkFault.Renewed),
        ["broken"] = Fault(LinkFault.Broken),
        ["revoked-help"] = Fault(LinkFault.Revoked, new UrgentHelp(new Speech(true, true), Helplines, Contact)),
    };

    public static async Task<string> RenderAsync(string name)
    {
        var (component, parameters) = Plain.TryGetValue(name, out var plain) ? plain : Own(SpeechOf(name.Split('.')[1]))[name.Split('.')[0]];
        await using var renderer = new HtmlRenderer(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        return Twofold.Resolve(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }

    private static Speech SpeechOf(string code) => new(code.StartsWith("cy", StringComparison.Ordinal), code.EndsWith("easy", StringComparison.Ordinal));

    private static Dictionary<string, (Type Component, Dictionary<string, object?> Parameters)> Own(Speech speech)
    {
        var pages = new Dictionary<string, (Type, Dictionary<string, object?>)>(StringComparer.Ordinal);
        foreach (var open in Enum.GetValues<AnswerForm>())
        {
            Add($"answer-{open}", typeof(AnswerPage), Frame(), ("View", Answer(open)));
        }

        Add("answer-saved", typeof(AnswerPage), Frame() with { Saved = true }, ("View", Answer(AnswerForm.Invitation) with { Answer = "yes", Seat = PlaceNote.Confirmed, WithSupporter = true, ByVideo = true }));
        Add("answer-conflict", typeof(AnswerPage), Conflict("answer", "no"), ("View", Answer(AnswerForm.Invitation) with { Answer = "yes", Seat = PlaceNote.Confirmed, VideoLink = $"https://meet.example.org/{LongWord}", CalendarFile = "x/meeting.ics" }));
        Add("answer-again", typeof(AnswerPage), Frame() with { Entered = new Entered(null, [new FieldError("", "Please press the button again.")]) }, ("View", Answer(AnswerForm.Invitation)));
        Add("questions-conflict", typeof(QuestionsPage), Conflict("access-needs", "A lift"), ("View", new QuestionsView(true, $"A quiet room & {LongWord}", "What does working together mean to you?", null)), ("Longest", 2000));
        Add("preferences-conflict", typeof(PreferencesPage), Conflict("quiet-from", "07:00"), ("View", Preferences), ("Longest", 2000));
        Add("answer-bringing", typeof(AnswerPage), Frame(),
            ("View", Answer(AnswerForm.Invitation) with { Bringing = new BringingView(0, HasRoom: true) }));
        Add("answer-no-room", typeof(AnswerPage), Frame(),
            ("View", Answer(AnswerForm.Invitation) with { Answer = "yes", Seat = PlaceNote.Confirmed, Bringing = new BringingView(0,
            HasRoom: false) }));
        Add("answer-brings", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { Answer = "yes", Seat = PlaceNote.Confirmed, WithSupporter = true, Bringing = new BringingView(2, HasRoom: true) }));
        Add("answer-only-invited", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { OnlyInvited = true }));
        Add("answer-room-or-video", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { AsksRoomOrVideo = true, ByVideo = true, IsRoomFull = true, Bringing = new BringingView(0, HasRoom: false) }));
        Add("answer-video", typeof(AnswerPage), Frame() with { Saved = true }, ("View", Answer(AnswerForm.Invitation) with { AsksRoomOrVideo = true, ByVideo = true, Answer = "video", Seat = PlaceNote.Confirmed, ComesByVideo = true, VideoLink = $"https://meet.example.org/{LongWord}" }));
        Add("answer-room", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { AsksRoomOrVideo = true, ByVideo = true, Answer = "yes", Seat = PlaceNote.Confirmed }));
        Add("answer-room-waits", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { AsksRoomOrVideo = true, ByVideo = true, Answer = "yes", Seat = PlaceNote.Confirmed, WaitsForTheRoom = true, VideoLink = "https://meet.example.org/garden" }));
        Add("answer-offer-video", typeof(AnswerPage), Frame(),
            ("View", Answer(AnswerForm.Offer) with { AsksRoomOrVideo = true, ByVideo = true }));
        var invitation = Answer(AnswerForm.Invitation);
        Add("answer-both", typeof(AnswerPage), Both(), ("View", invitation with { OtherTitle = "Gardd i bawb" }));
        Add("answer-both-long", typeof(AnswerPage), Both() with { LargePrint = true },
            ("View", invitation with { Title = LongWord, OtherTitle = LongWord + "!" }));
        var noted = new QuestionsView(true, null, "What does working together mean to you?", null) { Noted = $"easy read, {LongWord}" };
        Add("questions-help", typeof(QuestionsPage), Frame() with { Helplines = Helplines, Saved = true }, ("View", noted),
            ("Longest", 2000));
        Add("answer-feedback", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Over) with { Answer = "yes", FeedbackPage = "f" }));
        Add("answer-full", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { IsFull = true, Bringing = new BringingView(0, HasRoom: false) }));
        Add("answer-both-full", typeof(AnswerPage), Both(), ("View", invitation with { OtherTitle = "Gardd i bawb", IsFull = true }));
        Add("consents-both", typeof(ConsentsPage), Both(), ("Consents", Consents));
        Add("answer-number", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { Answer = "yes", Seat = PlaceNote.Waiting, Position = 2 }));
        Add("answer-offer-alone", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Offer) with { CompanionWaits = true }));
        Add("answer-waiting", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Invitation) with { Answer = "yes", Seat = PlaceNote.Waiting }));
        Add("answer-wrong", typeof(AnswerPage), Frame("answer"), ("View", Answer(AnswerForm.Invitation) with { Title = LongWord, Place = LongWord }));
        Add("consents", typeof(ConsentsPage), Frame(), ("Consents", Consents));
        Add("consents-wrong", typeof(ConsentsPage), Frame("consent-photo"), ("Consents", Consents));
        Add("questions", typeof(QuestionsPage), Frame(), ("View", new QuestionsView(true, $"A quiet room & {LongWord}", "What does working together mean to you?", null)), ("Longest", 2000));
        Add("questions-quoted", typeof(QuestionsPage), Frame(),
            ("View", new QuestionsView(true, null, "What does working together mean to you?",
            null) { Words = new WordsNote(WordsShared.WithFirstName, "Gwen") }), ("Longest", 2000));
        Add("questions-wrong", typeof(QuestionsPage), Frame("opening-question"), ("View", new QuestionsView(true, null, LongWord, null)), ("Longest", 2000));
        Add("questions-closed", typeof(QuestionsPage), Frame(), ("View", new QuestionsView(false, null, "", null)), ("Longest", 2000));
        Add("feedback", typeof(FeedbackPage), Frame(), ("View", Feedback), ("Longest", 2000));
        Add("feedback-wrong", typeof(FeedbackPage), Frame("statement-2", "barriers", "one-thing"), ("View", Feedback), ("Longest", 2000));
        Add("feedback-closed", typeof(FeedbackPage), Frame(), ("View", Feedback with { IsOpen = false }), ("Longest", 2000));
        Add("preferences", typeof(PreferencesPage), Frame(), ("View", Preferences), ("Longest", 2000));
        Add("preferences-wrong", typeof(PreferencesPage), Frame("language", "channel", "access-needs", "quiet-from", "quiet-until"), ("View", Preferences), ("Longest", 2000));
        // From the foot of an email there is no way to the other pages.
        Add("unsubscribe", typeof(StopPage), Frame() with { Links = [] }, ("Stopped", false));
        Add("unsubscribed", typeof(StopPage), Frame() with { Links = [] }, ("Stopped", true));
        Add("stop", typeof(StopPage), Frame(), ("Stopped", false));
        Add("stopped", typeof(StopPage), Frame(), ("Stopped", true));
        Add("stop-shared", typeof(StopPage), Frame(), ("Stopped", false), ("IsShared", true));
        Add("stopped-shared", typeof(StopPage), Frame(), ("Stopped", true), ("IsShared", true));
        Add("answer-stopped-shared", typeof(AnswerPage), Frame(), ("View", Answer(AnswerForm.Stopped) with { SharesContact = true }));
        Add("preferences-stopped", typeof(PreferencesPage), Frame() with { IsStopped = true }, ("View", Preferences), ("Longest", 2000));
        Add("preferences-stopped-shared", typeof(PreferencesPage), Frame() with { IsStopped = true, SharesContact = true }, ("View", Preferences), ("Longest", 2000));
        Add("questions-heard", typeof(QuestionsPage), Frame() with { Saved = true, Notes = Enum.GetValues<PageNote>() }, ("View", noted), ("Longest", 2000));
        Add("data", typeof(DataPage), Frame(), ("MayAsk", true), ("AskedOn", null));
        Add("data-asked", typeof(DataPage), Frame(), ("MayAsk", false), ("AskedOn", "16 November 2026"));
        return pages;

        void Add(string name, Type component, PageFrame frame, params IEnumerable<(string Name, object? Value)> parameters) =>
            pages[name] = (component, parameters.Append(("Frame", (object?)frame)).ToDictionary(one => one.Item1, one => one.Item2));

        PageFrame Conflict(string field, string typed) => Frame() with
        {
            Entered = new Entered(
                new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [typed] }, [new FieldError(field, "You changed this somewhere else.", IsConflict: true)]),
        };

        PageFrame Both() => Frame() with
        {
            Speech = speech with { Both = true },
            Languages = new PageLanguages("Glan yr Afon Gyda'n Gilydd", "Riverside Together", "?lang=cy", "?lang=en"),
        };

        PageFrame Frame(params IEnumerable<string> wrong) => new(speech, "Riverside Together", "?lang=cy", Token, [.. "The meeting and your answer|What you agree to|How we write to you|Stop all messages".Split('|').Select((text, n) => new PageLink(text, "x", n == 0))])
        {
            LargePrint = speech.EasyRead,
            Accessibility = "../accessibility",
            About = About,
            CalledBy = speech.EasyRead ? LongWord : "Gwen",
            SharesContact = speech.EasyRead,
            Entered = wrong.Any() ? new Entered(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), [.. wrong.Select(field => new FieldError(field, "Say what is missing here."))]) : Entered.Nothing,
        };
    }

    private const string Helplines = """
        <p>Thank you for writing. Somebody will read your message as soon as they can.</p>
        <p>If you or somebody else is in danger now, call <a href="tel:999">999</a>.</p>
        <ul><li>Samaritans: call <a href="tel:116123">116 123</a>.</li>
        <li>Shout: text <strong>SHOUT</strong> to <a href="sms:85258">85258</a>.</li></ul>
        """;

    private static AnswerView Answer(AnswerForm open) =>
        new("A garden for everyone", "Thursday 10 December", "10am to midday", "Riverside Hall, High Street", open, null) { OfferUntil = "6pm on Thursday 3 December" };

    private static IReadOnlyList<ConsentView> Consents { get; } =
        [new("photo", "May we take photos and film in which you can be seen, and show them?", null, ""), new("quote", $"May we quote you? {LongWord}", true, "16 November 2026"), new("contact-again", "May we write to you again?", false, "16 November 2026")];

    private static FeedbackView Feedback { get; } = new(
        true,
        ["I could say what I wanted to say.", $"People listened. {LongWord}", "We decided together.", "I would come again."],
        [4, 2, 5, 3],
        [new Choice("power", "Resistance from those in power"), new Choice("time", $"Time, resources, {LongWord}")],
        ["power"],
        "What is one thing that we should change?",
        "Start later.");

    private static PreferencesView Preferences { get; } = new("en", "text", ["text", "email"], ["easy-read"], "A quiet room", "21:00", "08:00", "8pm", "9am");

    private static (Type Component, Dictionary<string, object?> Parameters) Accessibility(Speech say, bool largePrint,
        string organisation) =>
        (typeof(AccessibilityPage), new() { ["Say"] = say, ["LargePrint"] = largePrint, ["Organisation"] = organisation, ["About"] = About, ["Back"] = "../x" });

    private static (Type Component, Dictionary<string, object?> Parameters) Fault(LinkFault fault, UrgentHelp? help = null) => (typeof(FaultPage), new()
    {
        ["Fault"] = fault,
        ["Refused"] = new RefusedForm(help) { Kept = ["A quiet room, please."] },
        ["Token"] = Token,
        ["Back"] = "token?lang=cy",
        ["AboutInWelsh"] = Contact,
        ["AboutInEnglish"] = Contact,
    });

    private static AboutCampaign Contact => new("Bethan Price", "029 2018 0777", "bethan@riverside.example.org", "", "", "");
}
