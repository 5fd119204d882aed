using EngagementFlows.Replies.Reading;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Inbox;

public sealed class ReplyUnderstandingProperties
{
    private static readonly string[] Questions = ["attendance", "offer", "yes-no", "ratings-4", "ratings-1", "barriers", "free", "nothing"];

    private static readonly string[] OptOuts =
    [
        .. Vector.Read("replies.json").GetProperty("cases").EnumerateArray()
            .Where(item => item.GetProperty("meaning").GetString()!.StartsWith("opt-out", StringComparison.Ordinal))
            .Select(item => item.GetProperty("text").GetString()!),
    ];

    private static readonly string[] Pieces =
    [
        .. Vector.Read("replies.json").GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("text").GetString()!).SelectMany(text => text.Split(' ')).Distinct(),
        "\n", ",", ".", "?", "/", "-", "\uD83D", "\u0302", "99999999999999999999", "\0",
    ];

    [Property(MaxTest = 500)]
    public Property No_reply_makes_it_throw() =>
        Prop.ForAll(Arb.From(Gen.Elements(Questions)), Arb.From(AnyText), (question, text) =>
            Understanding.Read(question, text) is not null);

    [Property]
    public Property An_opt_out_wins_over_every_question_in_any_case_and_with_any_space_around_it()
    {
        var dressed =
            from text in Gen.Elements(OptOuts)
            from upper in Gen.Elements(true, false)
            from before in Gen.Elements("", " ", "\n", "\u200B")
            from after in Gen.Elements("", " ", ".", "!", "\r\n", " \uFEFF")
            select before + (upper ? text.ToUpperInvariant() : text) + after;
        return Prop.ForAll(Arb.From(Gen.Elements(Questions)), Arb.From(dressed), (question, text) =>
            Understanding.Read(question, text).OptOut is OptOutScope.All or OptOutScope.Texts or OptOutScope.Emails);
    }

    [Property(MaxTest = 500)]
    public Property An_answer_is_always_one_that_was_asked_for() =>
        Prop.ForAll(Arb.From(AnyText), text =>
        {
            var ratings = Understanding.Read(new ReplyQuestion.Ratings(4), text).Answer as ReplyMeaning.Ratings;
            var choices = Understanding.Read(new ReplyQuestion.Choices(ReplyUnderstandingTests.Barriers), text).Answer as ReplyMeaning.Choices;
            // As far as they are given, from the first on.
            return (ratings is null || (ratings.Values.Count is >= 1 and <= 4 && ratings.Values.All(value => value is >= 1 and <= 5)))
                && (choices is null || choices.Keys.All(key => ReplyUnderstandingTests.Barriers.Any(option => option.Key == key)));
        });

    private static Gen<string> AnyText => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(' ', pieces)),
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat));
}
