using EngagementFlows.Messaging;

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
        Assert.Equal(meaning, Describe(ReplyUnderstanding.Understand(Question(question), text, question == "email" ? Channel.Email : Channel.Sms), text));

    [Fact]
    public void What_stands_beside_the_answer_is_kept_for_the_team()
    {
        var meaning = ReplyUnderstanding.Understand(new ReplyQuestion.Attendance(), "Yes. My sister Elin drives me", Channel.Sms);

        Assert.Equal(new ReplyMeaning.Attendance(YesNoAnswer.Yes, "Yes. My sister Elin drives me"), meaning);
        Assert.Equal(new ReplyMeaning.Attendance(YesNoAnswer.Yes), ReplyUnderstanding.Understand(new ReplyQuestion.Attendance(), "Yes, thank you", Channel.Sms));
    }

    [Fact]
    public void A_very_long_answer_to_a_short_question_is_read_by_people() =>
        Assert.IsType<ReplyMeaning.NotUnderstood>(ReplyUnderstanding.Understand(new ReplyQuestion.Attendance(), "Yes. " + new string('a', 1_000), Channel.Email));

    [Fact]
    public void Letters_without_their_accents_and_with_combining_ones_are_the_same_letters()
    {
        Assert.IsType<ReplyMeaning.Attendance>(ReplyUnderstanding.Understand(new ReplyQuestion.Attendance(), "dim yn siw\u0302r", Channel.Sms));
        Assert.IsType<ReplyMeaning.OptOut>(ReplyUnderstanding.Understand(null, "peidiwch a\u0302 thecstio", Channel.Sms));
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

    private static string Describe(ReplyMeaning meaning, string text) => meaning switch
    {
        ReplyMeaning.OptOut { Kind: OptOutKind.ProviderWord } => "opt-out:provider-word",
        ReplyMeaning.OptOut => "opt-out:own-words",
        ReplyMeaning.OptIn => "opt-in",
        ReplyMeaning.Attendance attendance => Word(attendance.Answer),
        ReplyMeaning.AttendanceChange change => $"change:{Word(change.Answer)}",
        ReplyMeaning.YesNo yesNo => Word(yesNo.Answer),
        ReplyMeaning.Ratings ratings => $"ratings:{string.Join(',', ratings.Values)}",
        ReplyMeaning.Choices choices => $"choices:{string.Join(',', choices.Keys)}",
        ReplyMeaning.ConsentTakenBack back => $"takes-back:{back.Purpose}",
        ReplyMeaning.FreeText words => words.Text == text.Trim() ? "text" : $"another text: {words.Text}",
        _ => "not-understood",
    };

    private static string Word(YesNoAnswer answer) => answer switch
    {
        YesNoAnswer.Yes => "yes",
        YesNoAnswer.No => "no",
        _ => "not-sure",
    };
}
