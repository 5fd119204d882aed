using EngagementFlows.LocalHost.Commands.Replies;
using EngagementFlows.Messaging;

namespace EngagementFlows.LabelledReplies;

public sealed class JudgementTests
{
    /// <summary>Right: <c>no</c>, <c>no+team</c>. Harm: <c>yes</c>, <c>stop-all</c>.</summary>
    [Theory]
    [InlineData("no", "Right")]
    [InlineData("team+no", "Right")]
    [InlineData("yes", "Harmful")]
    [InlineData("yes+team", "Harmful")]
    [InlineData("no+yes", "Unhelpful")]
    [InlineData("stop-all+safeguarding", "Unhelpful")]
    [InlineData("need", "Unhelpful")]
    public void Whole_sets_are_compared(string done, string verdict) =>
        Assert.Equal(verdict, Judgement.Of(Reply("no no+team", "yes stop-all"), Of(done)).ToString());

    [Fact]
    public void That_the_team_reads_it_takes_nothing_from_what_is_right_and_mends_what_is_wrong_only_where_the_labels_say_so()
    {
        Assert.Equal(Verdict.Right, Judgement.Of(Reply("answer", "no"), Of("answer+team")));
        Assert.Equal(Verdict.Right, Judgement.Of(Reply("answer no+team", "no"), Of("no+team")));
        Assert.Equal(Verdict.Harmful, Judgement.Of(Reply("answer team", "no"), Of("no+team")));
        Assert.Equal(Verdict.Right, Judgement.Of(Reply("team", "no"), Of("team")));
        Assert.Equal(Verdict.Unhelpful, Judgement.Of(Reply("answer", "no"), Of("team")));
    }

    [Fact]
    public void Nothing_done_is_unhelpful()
    {
        Assert.Equal(Verdict.Unhelpful, Judgement.Of(Reply("team", "no"), new Treatment()));
        Assert.Equal("nothing", new Treatment().ToString());
    }

    [Fact]
    public void The_last_line_counts_what_was_right_and_who_was_answered_of_those_who_want_an_answer()
    {
        TreatedReply[] treated =
        [
            new(Reply("no", "yes"), Of("no"), IsAnswered: true),
            new(Reply("no", "yes"), Of("yes"), IsAnswered: true),
            new(Reply("no", "yes"), Of("team"), IsAnswered: false),
            new(Reply("automatic automatic+team", "no"), Of("automatic"), IsAnswered: false),
        ];

        Assert.Equal("right 2, unhelpful 1, harmful 1, answered 2 of 3", RepliesReport.Figures(treated).Last());
        Assert.False(RepliesReport.IsHarmless(treated));
        Assert.Contains("kind test  right   2, unhelpful   1, harmful   1", RepliesReport.Figures(treated));
    }

    [Fact]
    public void Each_miss_says_what_was_done_and_what_would_have_been_right()
    {
        var reply = Reply("no", "yes");
        TreatedReply[] treated = [new(reply, Of("yes"), IsAnswered: false, "why"), new(reply, Of("no"), IsAnswered: true)];

        string[] expected =
        [
            "HARMFUL   x1  rsvp, en, test",
            "    words  one / two",
            "    done   yes, and nobody answered",
            "    right  no",
            "    noted  why",
        ];
        Assert.Equal(expected, RepliesReport.Misses(treated));
    }

    internal static Treatment Of(string text) => Treatment.Parse(text).Treatment ?? throw new ArgumentException(text, nameof(text));

    private static LabelledReply Reply(string right, string wrong) => new(
        "x1", new OpenQuestion("rsvp"), Channel.Sms, "en", "one\ntwo", "test", All(right), All(wrong));

    private static List<Treatment> All(string texts) => [.. texts.Split(' ').Select(Of)];
}
