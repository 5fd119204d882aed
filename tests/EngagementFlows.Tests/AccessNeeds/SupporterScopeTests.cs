using EngagementFlows.Journeys;

namespace EngagementFlows.AccessNeeds;

public sealed class SupporterScopeTests
{
    private static readonly SupporterScope Reminders = new(Reminders: true);
    private static readonly SupporterScope All = new(Reminders: true, Messages: true);
    private static readonly SupporterScope Answers = new(Attendance: true, AccessNeeds: true);

    public static TheoryData<string?, SupporterScope?> Scopes => new()
    {
        { null, SupporterScope.None },
        { "", SupporterScope.None },
        { "nothing", SupporterScope.None },
        { "dim byd", SupporterScope.None },
        { "reminders only", Reminders },
        { "Reminders", Reminders },
        { "just the reminders", Reminders },
        { "copies of reminders", Reminders },
        { "meeting reminders only", Reminders },
        { "nodiadau atgoffa yn unig", Reminders },
        { "negeseuon atgoffa", Reminders },
        { "everything", All },
        { "all messages", All },
        { "copies of all messages", All },
        { "copy of every message", All },
        { "popeth", All },
        { "pob neges", All },
        { "copi o bob neges", All },
        { "may answer for me", Answers },
        { "can reply on my behalf", Answers },
        { "answers for me", Answers },
        { "ateb drosof", Answers },
        { "attaateb drosof", Answers },
        { "gall ateb ar fy rhan", Answers },
        { "may answer about attendance only", new(Attendance: true) },
        { "may say whether I come", new(Attendance: true) },
        { "may answer about access needs", new(AccessNeeds: true) },
        { "reminders and may answer for me", new(true, false, true, true) },
        { "all messages, may answer for me", new(true, true, true, true) },
        // Whatever else is written is no leave to send anything.
        { "reminders only, not invitations", null },
        { "reminders, but ask first", null },
        { "not all messages", null },
        { "everything except feedback", null },
        { "may answer about consent", null },
        { "sister", null },
        { "on Tuesdays", null },
        { "?", null },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_scope_is_what_its_words_say_and_nothing_else(string? words, SupporterScope? scope) => Assert.Equal(scope, SupporterScope.Read(words));

    [Fact]
    public void Nobody_consents_for_another_person_by_being_their_supporter() =>
        Assert.All(Enum.GetValues<QuestionKind>(), question => Assert.Equal(
            question is QuestionKind.Rsvp or QuestionKind.Offer or QuestionKind.AccessNeeds, SupporterScope.Read("everything and may answer for me")!.MayAnswer(question)));

    [Fact]
    public void Who_may_answer_gets_what_asks_and_what_came_of_it_and_no_more()
    {
        string[] asksOrSaysWhatCameOfIt =
        [
            "access-needs-question", "confirmation", "declined", "invitation", "invitation-reminder", "meeting-cancelled",
                "meeting-changed", "offer-expired",
            "tentative", "waiting-list-joined", "waiting-list-left", "waiting-list-offer",
        ];
        Assert.Equal(asksOrSaysWhatCameOfIt, CoveredBy(Answers));
        Assert.Equal(["meeting-reminder"], CoveredBy(Reminders));
        // Whoever brings the person has to know when; of a meeting to which nobody is coming there is nothing to know.
        Assert.Equal(["meeting-cancelled", "meeting-changed", "meeting-reminder"], CoveredBy(Reminders, about: "coming"));
        Assert.Equal(Messaging.Templates.Steps.Except(["which-question", "withdrawn-confirmation"]), CoveredBy(All));
    }

    private static IEnumerable<string> CoveredBy(SupporterScope scope, string? about = null) =>
        Messaging.Templates.Steps.Where(template => scope.Covers(new Step(template, template, default) { About = about }));
}
