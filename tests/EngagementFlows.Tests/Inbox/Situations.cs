using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Inbox;

/// <summary>What is open when a reply comes, by the names that the table of replies uses.</summary>
internal static class Situations
{
    private static readonly ParticipantRef Ash = new("one", "ash");
    private static readonly ParticipantRef Xanthe = new("one", "xanthe");
    private static readonly ParticipantRef Twin = new("two", "ash");

    public static IReadOnlyList<string> Names { get; } =
    [
        "invited", "second", "shared", "shared-same", "one-answered", "twice", "needs", "consent", "consent-needs", "consent-opening", "two-in-words", "unsure", "settled", "answered",
        "offered", "feedback", "one-statement", "two-rate", "barriers", "barriers-and-rates", "asked-which", "asked-which-words", "nothing", "over",
    ];

    public static ReplyContext Of(string name, string text) => name switch
    {
        "invited" => Context(text, Rsvp(Ash)),
        // Their numbers begin at 4, since the other's invitation had 1 to 3; that one has been answered.
        "second" => Context(text, Rsvp(Xanthe, 4), Rsvp(Ash) with { IsAnswered = true, Current = YesNoAnswer.NotSure }),
        "shared" => Context(text, Rsvp(Ash), Rsvp(Xanthe, 4)),
        "shared-same" => Context(text, Rsvp(Ash), Rsvp(Xanthe)),
        "one-answered" => Context(text, Coming(Ash), Rsvp(Xanthe, 4)),
        "twice" => Context(text, Rsvp(Ash), Rsvp(Twin, 4)),
        "needs" => Context(text, Coming(Ash), Needs),
        "consent" => Context(text, Coming(Ash), Needs with { IsAnswered = true }, Photo),
        "consent-needs" => Context(text, Coming(Ash), Needs, Photo),
        "consent-opening" => Context(text, Coming(Ash), Photo, Opening),
        "two-in-words" => Context(text, Coming(Ash), Needs, Opening),
        "unsure" => Context(text, Rsvp(Ash) with { Current = YesNoAnswer.NotSure }, Opening),
        "settled" => Context(text, Coming(Ash), Needs with { IsAnswered = true }, Photo with { IsAnswered = true }),
        "answered" => Context(text, Coming(Ash)),
        "offered" => Context(text, new PutQuestion(Ash, "Ash Brown", "offer", new ReplyQuestion.Attendance(MayBeUnsure: false))),
        "feedback" => Context(text, Photo with { IsAnswered = true }, Statements(Ash, 4)),
        "one-statement" => Context(text, Statements(Ash, 1)),
        "two-rate" => Context(text, Statements(Ash, 4), Statements(Xanthe, 4)),
        "barriers" => Context(text, Statements(Ash, 4) with { IsAnswered = true }, Barriers(Ash, 1)),
        "barriers-and-rates" => Context(text, Statements(Ash, 4), Barriers(Xanthe, 6)),
        "asked-which" => Asked(text, "yes", Rsvp(Ash), Rsvp(Xanthe, 4)),
        "asked-which-words" => Asked(text, "No thanks", Photo, Needs),
        "nothing" => Context(text),
        "over" => Context(text, Photo with { IsAnswered = true }),
        _ => throw new ArgumentException($"The table names an unknown situation, {name}.", nameof(name)),
    };

    private static PutQuestion Needs { get; } = new(Ash, "Ash Brown", "access-needs", new ReplyQuestion.FreeText(IsAboutNeeds: true));

    private static PutQuestion Opening { get; } = new(Ash, "Ash Brown", "opening-question", new ReplyQuestion.FreeText());

    private static PutQuestion Photo { get; } = new(Ash, "Ash Brown", "consent:photo", new ReplyQuestion.YesNo());

    private static PutQuestion Rsvp(ParticipantRef who, int first = 1) => new(who, who.ParticipantId == "xanthe" ? "Xanthe Brown" : "Ash Brown", "rsvp", new ReplyQuestion.Attendance(First: first));

    private static PutQuestion Coming(ParticipantRef who) => Rsvp(who) with { IsAnswered = true, Current = YesNoAnswer.Yes };

    private static PutQuestion Statements(ParticipantRef who, int count) => Rsvp(who) with { Key = "statements", Reads = new ReplyQuestion.Ratings(count) };

    private static PutQuestion Barriers(ParticipantRef who, int first) => Rsvp(who) with { Key = "barriers", Reads = new ReplyQuestion.Choices(ReplyUnderstandingTests.Barriers, first) };

    private static ReplyContext Context(string text, params PutQuestion[] questions) =>
        new(questions, [.. questions.Select(question => (question.Person, question.Name)).Distinct()], text, (words, question) => Understanding.Read(question, words));

    private static ReplyContext Asked(string text, string unclear, params PutQuestion[] questions) => Context(text, questions) with
    {
        Unclear = new UnclearReply("m", unclear, Channel.Sms, "+447700900124", default, UnclearReplies.Numbered(questions)),
    };
}
