namespace EngagementFlows.Inbox;

public sealed class ReplyUnderstandingTests
{
    public static readonly IReadOnlyList<ReplyOption> Barriers =
    [
        new("resistance", "resistance from those in power", "gwrthwynebiad gan y rhai mewn grym"),
        new("systems", "engrained systems", "systemau sydd wedi gwreiddio"),
        new("waiting", "waiting for permission", "aros am ganiatâd"),
        new("hard", "hard work", "gwaith caled"),
        new("hidden", "hidden agendas", "agendâu cudd"),
        new("time", "time and resources", "amser ac adnoddau"),
        new("assumptions", "assumptions about what people can do", "rhagdybiaethau am yr hyn y gall pobl ei wneud"),
    ];

    public static TheoryData<string, string, string> Replies
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var item in Vector.Read("replies.json").GetProperty("cases").EnumerateArray())
                data.Add(item.GetProperty("question").GetString()!, item.GetProperty("text").GetString()!, item.GetProperty("meaning").GetString()!);
            return data;
        }
    }

    [Theory, MemberData(nameof(Replies))]
    public void A_reply_means_what_the_person_meant_or_waits_for_the_team(string question, string text, string meaning) =>
        Assert.Equal(meaning, Understanding.Describe(question, text));

    [Fact]
    public void Letters_without_their_accents_and_with_combining_ones_are_the_same_letters()
    {
        Assert.Equal("not-sure", Understanding.Describe("attendance", "dim yn siw\u0302r"));
        Assert.Equal("opt-out:texts", Understanding.Describe("nothing", "peidiwch a\u0302 thecstio"));
    }

    internal static ReplyQuestion? Question(string name) => name switch
    {
        "attendance" or "email" => new ReplyQuestion.Attendance(),
        "offer" => new ReplyQuestion.Attendance(MayBeUnsure: false),
        "yes-no" => new ReplyQuestion.YesNo(),
        "ratings-4" => new ReplyQuestion.Ratings(4),
        "ratings-1" => new ReplyQuestion.Ratings(1),
        "barriers" => new ReplyQuestion.Choices(Barriers),
        "free" => new ReplyQuestion.FreeText(),
        "nothing" => null,
        _ => throw new ArgumentException($"The vector names an unknown question, {name}.", nameof(name)),
    };
}
