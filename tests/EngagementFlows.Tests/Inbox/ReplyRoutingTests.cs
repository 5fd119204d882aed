using EngagementFlows.Messaging;
using EngagementFlows.Replies.Reading;

namespace EngagementFlows.Inbox;

public sealed class ReplyRoutingTests
{
    public static TheoryData<string, string, string, string> Replies
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var item in Vector.Read("reply-routes.json").GetProperty("cases").EnumerateArray())
                data.Add(item.GetProperty("open").GetString()!, item.GetProperty("channel").GetString()!, item.GetProperty("text").GetString()!, item.GetProperty("means").GetString()!);
            return data;
        }
    }

    [Theory, MemberData(nameof(Replies))]
    public void A_reply_answers_exactly_one_question_or_is_asked_about_or_waits_for_the_team(string open, string channel, string text, string means) =>
        Assert.Contains(Describe(open, text, channel == "email" ? Channel.Email : Channel.Sms), means.Split('|'));

    [Fact]
    public void Of_the_table_a_third_or_more_go_to_people_or_are_asked_about()
    {
        var means = Vector.Read("reply-routes.json").GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("means").GetString()!).ToList();
        Assert.True(means.Count >= 300 && 3 * means.Count(one => one is "asked" or "team") >= means.Count, $"{means.Count}");
    }

    [Fact]
    public void What_the_address_names_is_answered_though_it_is_not_the_newest()
    {
        var context = Situations.Of("consent-needs", "no");
        var named = context.Questions.First(question => question.Key == "access-needs");
        Assert.Equal(new ReplyRoute.Answers(named.Person, "access-needs"), ReplyRouting.Decide(context with { Named = named }));
    }

    [Fact]
    public void More_questions_than_a_text_can_ask_about_are_for_people()
    {
        var one = Situations.Of("invited", "yes").Questions[0];
        var many = Enumerable.Range(0, 6).Select(n => one with { Person = new($"campaign-{n}", "ash") }).ToList();
        Assert.IsType<ReplyRoute.Asks>(ReplyRouting.Decide(new ReplyContext([.. many.Take(5)], [], "yes", (words, question) => Understanding.Read(question, words))));
        Assert.IsType<ReplyRoute.ToTeam>(ReplyRouting.Decide(new ReplyContext(many, [], "yes", (words, question) => Understanding.Read(question, words))));
    }

    /// <summary>The way of a reply through the app: a wish to stop first, then the question, then its reading.</summary>
    internal static string Describe(string open, string text, Channel channel)
    {
        var context = Situations.Of(open, text);
        switch (Understanding.Read(context.LikelyOpen?.Reads, text, channel))
        {
            case { OptOut: OptOutScope.All }:
                return "opt-out";
            case { OptOut: OptOutScope.Texts }:
                return "opt-out-texts";
            case { OptsIn: true }:
                return "opt-in";
        }

        switch (ReplyRouting.Decide(context))
        {
            case ReplyRoute.Asks:
                return "asked";
            case ReplyRoute.Answers answers:
                var question = context.Questions.Single(one => one.Person == answers.Person && one.Key == answers.Key);
                var read = answers.Answer is { YesNo: { } chosen } ? Understanding.Word(chosen) : Read(question, answers.Words ?? text, text, channel);
                return read is null ? "team" : $"{answers.Key}@{(open == "twice" ? answers.Person.CampaignId : question.Name.Split(' ')[0])}={read}";
            default:
                return "team";
        }
    }

    private static string? Read(PutQuestion question, string words, string text, Channel channel) =>
        Understanding.Read(question.Reads, words, channel) is var reading && reading.Answer is ReplyMeaning.FreeText && words != text
            ? $"text:{words}"
            : Understanding.Answer(reading.Answer, text)?.Replace("ratings:", "", StringComparison.Ordinal).Replace("choices:", "", StringComparison.Ordinal);
}
