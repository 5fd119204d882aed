using EngagementFlows.Journeys;

namespace EngagementFlows.Feedback;

/// <summary>Thanks and the four statements the next morning, asked once more of those who have not answered; then barriers, then one thing to change.</summary>
public static class FeedbackQuestions
{
    public const string Statements = "statements";
    public const string Barriers = "barriers";
    public const string OneThing = "one-thing";

    /// <summary>What somebody says beside their ratings; nobody asks for it.</summary>
    public const string Comment = "comment";

    /// <summary>All that the page asks at once.</summary>
    public static IReadOnlyList<string> All { get; } = [Statements, Barriers, OneThing];

    public static bool Are(QuestionKind kind) => kind is QuestionKind.Statements or QuestionKind.Barriers or QuestionKind.OneThing;

    /// <summary>How long after the meeting feedback is still worth asking for.</summary>
    internal static readonly TimeSpan WorthAsking = TimeSpan.FromDays(14);

    public static IEnumerable<Step> Steps(JourneyState state)
    {
        var plan = state.Plan;
        var usefulUntil = plan.MeetingEnd + WorthAsking;
        yield return new Step("feedback", "thanks-and-feedback", plan.FeedbackAt)
        {
            Asks = QuestionKind.Statements,
            UsefulUntil = usefulUntil,
            NotBecause = WhyNot(state) ?? AnsweredBefore(state, "feedback"),
            Closes = usefulUntil,
        };
        var between = plan.FeedbackAgainAt - plan.FeedbackAt;
        yield return new Step("feedback:again", "feedback-again", state.SentAt("feedback") is { } asked && asked + between > plan.FeedbackAgainAt ? asked + between : plan.FeedbackAgainAt)
        {
            Asks = QuestionKind.Statements,
            UsefulUntil = usefulUntil,
            NotBecause = WhyNot(state) ?? (state.HasAnswer(Statements) ? "already answered" : null),
            Closes = usefulUntil,
        };

        if (state.AnsweredQuestions.TryGetValue(Statements, out var rated))
        {
            yield return Next(Barriers, "feedback-barriers", QuestionKind.Barriers, rated);
        }

        if (state.AnsweredQuestions.TryGetValue(Barriers, out var named))
        {
            yield return Next(OneThing, "feedback-one-thing", QuestionKind.OneThing, named);
        }

        Step Next(string key, string template, QuestionKind asks, DateTimeOffset due) => new(key, template, due)
        {
            Asks = asks,
            Answers = true,
            UsefulUntil = usefulUntil,
            NotBecause = state.HasAnswer(key) ? "already answered" : null,
        };
    }

    /// <summary>Whoever was on the page before the message went has been thanked there.</summary>
    private static string? AnsweredBefore(JourneyState state, string step) => state.HasAnswer(Statements) && !state.WasSent(step) ? "already answered" : null;

    private static string? WhyNot(JourneyState state) => state.Attended switch
    {
        true => null,
        false => "did not come to the meeting",
        null => state.IsComing ? null : "was not coming to the meeting",
    };
}
