using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Numbers from 1 to 5, one for each statement, in digits or words: "5 4 5 3", "5453", "4/5", "1: 5, 2: 4", "all 5", with or without
/// words between and after them. Pure.
/// </summary>
internal static partial class RatingsAnswer
{
    private const int Lowest = 1;
    private const int Highest = 5;

    /// <returns>Null where it gives no numbers.</returns>
    internal static ReplyReading? Of(ReplySigns signs, ReplyQuestion.Ratings question, LanguageWords language)
    {
        if (RatingsReading.Read(signs.Text, ReplyTokens.Read(signs.Text), question.Count) is { } plain)
        {
            return Says(plain.Values, plain.HasRemark ? signs.Text : null);
        }

        if (signs.EndsInQuestion || signs.Has(Topics.Puzzled))
        {
            return null;
        }

        // "1 = 4, 2 = 4, 3 = 2 (couldn't hear), 4 = 5": the first of each two says which statement.
        var numbered = Numbered().Matches(signs.Text).Select(match => (Statement: Number(match, "statement"), Mark: Number(match, "mark"))).ToList();
        if (numbered.Select(one => one.Statement).SequenceEqual(Enumerable.Range(1, question.Count)))
        {
            return Says([.. numbered.Select(one => one.Mark)], signs.Text);
        }

        // One sentence has them all; another may say how long somebody waited for the bus.
        var sentences = signs.English.Words.Select((word, at) => (word.Sentence, Mark: MarkAt(signs.English.Words, at))).Where(one => one.Mark is not null)
            .GroupBy(one => one.Sentence, one => one.Mark!.Value).Select(sentence => sentence.ToList()).ToList();
        var marks = sentences.Where(sentence => sentence.Count == question.Count && sentence.TrueForAll(mark => mark is >= Lowest and <= Highest)).ToList();
        var all = sentences.SelectMany(sentence => sentence).ToList();
        var first = signs.English.Words.Take(question.Count).Select(word => ReplyNumbers.Of(word.Text)).ToList();
        if (first.Count == question.Count && first.TrueForAll(mark => mark is >= Lowest and <= Highest))
        {
            return Says([.. first.Select(mark => mark!.Value)], signs.Text);
        }

        return marks is [var only] ? Says(only, signs.Text)
            : all.Count == question.Count && all.TrueForAll(mark => mark is >= Lowest and <= Highest) ? Says(all, signs.Text)
            : all.Count > 0 && !signs.Has(Topics.NotComing) ? ReplyReading.Team("It has numbers, and not one for each statement.")
            : null;
    }

    /// <summary>"The second one 4" has one mark.</summary>
    private static int? MarkAt(IReadOnlyList<ReplyWord> words, int at) =>
        at > 0 && words[at].Text == "one" && !ReplyNumbers.IsDigits(words[at - 1].Text) && ReplyNumbers.Of(words[at - 1].Text) is null && NotCounting.Contains(words[at - 1].Text)
            ? null
            : ReplyNumbers.Of(words[at].Text);

    private static readonly HashSet<string> NotCounting = ["first", "second", "third", "fourth", "last", "next", "this", "that", "no", "other", "the", "every", "each", "any", "which", "another", "top", "bottom"];

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w.])(?<statement>[1-9])\s*[=:)-]\s*(?<mark>[1-5])(?![\w.]\d|\d)")]
    private static partial Regex Numbered();

    private static ReplyReading Says(IReadOnlyList<int> values, string? remark) => new() { Answer = new ReplyMeaning.Ratings(values, remark) };
}
