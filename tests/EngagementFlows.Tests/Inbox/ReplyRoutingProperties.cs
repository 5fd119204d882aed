using EngagementFlows.Messaging;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Inbox;

public sealed class ReplyRoutingProperties
{
    private static readonly string[] Texts =
        [.. new[] { "reply-routes.json", "replies.json" }.SelectMany(file => Vector.Read(file).GetProperty("cases").EnumerateArray()).Select(item => item.GetProperty("text").GetString()!).Distinct()];

    private static readonly string[] Pieces =
        [.. Texts.SelectMany(text => text.Split(' ')).Distinct(), "\n", ",", ":", "Ash", "Xanthe", "(", "-", "\uD83D", "\u0302", "99999999999999999999", "\0"];

    [Property(MaxTest = 1_000)]
    public Property Whatever_is_open_no_reply_makes_it_throw_and_an_answer_is_to_a_question_that_is_there() =>
        Prop.ForAll(Situation, Arb.From(AnyText), (open, text) =>
        {
            var context = Situations.Of(open, text);
            return ReplyRouting.Decide(context) switch
            {
                ReplyRoute.Answers answers => context.Questions.Count(question => question.Person == answers.Person && question.Key == answers.Key) == 1,
                ReplyRoute.Asks asks => asks.Questions.Count > 0 && asks.Questions.All(context.Questions.Contains),
                _ => true,
            };
        });

    [Property(MaxTest = 1_000)]
    public Property A_reply_that_two_open_questions_could_take_is_an_answer_to_neither_unless_it_names_somebody()
    {
        return Prop.ForAll(Situation, Arb.From(Gen.Elements(Texts)), (open, text) =>
        {
            var context = Situations.Of(open, text);
            var takers = context.Questions.Count(question => question is { IsAnswered: false, IsFreeText: false } && context.IsTakenBy(question, text));
            return takers < 2 || context.Unclear is not null || NameInReply.Find(text, context.Names) is not null || ReplyRouting.Decide(context) is not ReplyRoute.Answers;
        });
    }

    [Property(MaxTest = 1_000)]
    public Property Case_and_outer_space_and_a_full_stop_change_nothing()
    {
        var dressed =
            from text in Gen.Elements(Texts)
            from upper in Gen.Elements(true, false)
            from before in Gen.Elements("", " ", "\n", "\t", "\u200B")
            from after in Gen.Elements("", " ", "\r\n", ".", " . ")
            select (text, before + (upper ? text.ToUpperInvariant() : text) + after);
        return Prop.ForAll(Situation, Arb.From(dressed), (open, pair) =>
            // Of somebody's own words every letter counts; what is compared is where they go.
            WithoutWords(ReplyRoutingTests.Describe(open, pair.Item1, Channel.Sms)) == WithoutWords(ReplyRoutingTests.Describe(open, pair.Item2, Channel.Sms)));
    }

    [Property(MaxTest = 500)]
    public Property Opting_out_wins_whatever_is_open_and_whatever_courtesy_stands_around_it()
    {
        var stops =
            from word in Gen.Elements("stop", "STOP", "Stop", "unsubscribe", "stopio", "optout")
            from before in Gen.Elements("", "please ", "ok ", "Sorry, ", "1 ", "os gwelwch yn dda ", "no ")
            from after in Gen.Elements("", " please", " thanks", "!", " texts", " diolch", " now.", " 2")
            select before + word + after;
        return Prop.ForAll(Situation, Arb.From(stops), (open, text) => ReplyRoutingTests.Describe(open, text, Channel.Sms) is "opt-out" or "opt-out-texts");
    }

    [Property(MaxTest = 500)]
    public Property A_number_is_an_answer_to_the_one_question_that_has_it(PositiveInt number) =>
        Prop.ForAll(Situation, open =>
        {
            var context = Situations.Of(open, $"{number.Get}");
            var owners = context.Questions.Where(question => !question.IsAnswered && context.IsTakenBy(question, context.Text)).ToList();
            return context.Unclear is not null || owners is not [var owner] || ReplyRouting.Decide(context) is ReplyRoute.Answers answers && answers.Key == owner.Key && answers.Person == owner.Person;
        });

    private static Arbitrary<string> Situation => Arb.From(Gen.Elements(Situations.Names.ToArray()));

    private static Gen<string> AnyText => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(' ', pieces)),
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat));

    private static string WithoutWords(string means) => means.Contains("=text", StringComparison.Ordinal) ? means[..means.IndexOf("=text", StringComparison.Ordinal)] : means;
}
