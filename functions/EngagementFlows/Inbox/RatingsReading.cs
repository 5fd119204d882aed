using System.Text.RegularExpressions;

namespace EngagementFlows.Inbox;

/// <summary>Numbers from 1 to 5, one for each statement: "5 4 5 3", "5453", "4/5", "1: 5, 2: 4", "pedwar", "all 5".</summary>
internal static partial class RatingsReading
{
    private const int Lowest = 1;
    private const int Highest = 5;

    internal readonly record struct Found(IReadOnlyList<int> Values, bool HasRemark);

    internal static Found? Read(string reply, IReadOnlyList<ReplyToken> tokens, int count)
    {
        var text = WithoutEnds(reply);
        // A point or comma inside a number among other separators: half marks, which nobody asked for.
        if (Halves().IsMatch(text) && (count == 1 || text.Any(char.IsWhiteSpace)))
            return null;

        var outOfFive = OutOfFive().Replace(text, "${mark}");
        var numbers = Numbers(tokens, count);
        if (outOfFive == text)
            return numbers;

        // "4/5 3/5 5/5 4/5" is four marks out of five; "5/4/5/3" is four marks. What could be both is neither.
        var marks = Numbers(ReplyTokens.Read(outOfFive), count);
        return marks is null ? (text.Any(char.IsWhiteSpace) ? null : numbers) : numbers is null ? marks : null;
    }

    /// <summary>A space and a stop after the last mark, or a letter of no width before the first, are no separators.</summary>
    private static string WithoutEnds(string text)
    {
        var begin = Enumerable.Range(0, text.Length).FirstOrDefault(at => char.IsLetterOrDigit(text[at]), text.Length);
        var end = Enumerable.Range(0, text.Length).LastOrDefault(at => char.IsLetterOrDigit(text[at]), begin - 1);
        return text[begin..(end + 1)];
    }

    private static Found? Numbers(IReadOnlyList<ReplyToken> tokens, int count)
    {
        var phrases = OptionPhrases.Choosing.Read(tokens);
        if (phrases.Exists(phrase => phrase.Sense is ReplySense.Doubt or ReplySense.None))
            return null;

        var numbers = phrases.Where(phrase => phrase.Number is not null).ToList();
        if (numbers.Count == 0)
            return null;

        // Words may follow the numbers, after a stop; among them they could say which number is for what.
        var last = phrases.LastIndexOf(numbers[^1]);
        if (phrases.Take(last).Any(phrase => phrase is { Number: null, Sense: ReplySense.Unknown }))
            return null;
        var remark = phrases.Skip(last + 1).Any(phrase => phrase.Sense == ReplySense.Unknown);
        if (remark && !phrases[last].EndsHere && phrases[last + 1].Sense == ReplySense.Unknown)
            return null;

        var all = phrases.Exists(phrase => phrase.Sense == ReplySense.All);
        var values = Marks(numbers.ConvertAll(phrase => phrase.Number!.Value), numbers[0].Text, count, all);
        return values is not null && values.TrueForAll(value => value is >= Lowest and <= Highest) ? new Found(values, remark) : null;
    }

    private static List<int>? Marks(List<int> numbers, string first, int count, bool all)
    {
        if (all)
            return numbers.Count == 1 ? [.. Enumerable.Repeat(numbers[0], count)] : null;
        if (numbers.Count == count)
            return numbers;
        // Four digits without spaces; and each mark after the number of its statement.
        if (numbers.Count == 1 && count > 1 && first.Length == count && first.All(char.IsAsciiDigit))
            return [.. first.Select(digit => digit - '0')];
        if (numbers.Count == 2 * count && count > 1 && Enumerable.Range(0, count).All(index => numbers[2 * index] == index + 1))
            return [.. Enumerable.Range(0, count).Select(index => numbers[(2 * index) + 1])];
        return null;
    }

    [GeneratedRegex(@"(?<![\d/])(?<mark>[0-9])\s*(?:/|out of|allan o)\s*(?:5|five|pump)(?![\d/])", RegexOptions.IgnoreCase)]
    private static partial Regex OutOfFive();

    [GeneratedRegex(@"\d[.,]\d")]
    private static partial Regex Halves();
}
