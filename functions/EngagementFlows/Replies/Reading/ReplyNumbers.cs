using System.Globalization;

namespace EngagementFlows.Replies.Reading;

/// <summary>The numbers of a reply, in digits and in words of both languages. Pure.</summary>
internal static class ReplyNumbers
{
    private static readonly Dictionary<string, int> Words = new(StringComparer.Ordinal)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
        ["un"] = 1, ["dau"] = 2, ["dwy"] = 2, ["ddau"] = 2, ["ddwy"] = 2, ["tri"] = 3, ["tair"] = 3, ["dri"] = 3, ["thri"] = 3, ["thair"] = 3, ["dair"] = 3,
        ["pedwar"] = 4, ["pedair"] = 4, ["bedwar"] = 4, ["phedwar"] = 4, ["phedair"] = 4, ["bedair"] = 4, ["pump"] = 5, ["pum"] = 5, ["bump"] = 5, ["phump"] = 5,
        ["chwech"] = 6, ["chwe"] = 6, ["saith"] = 7, ["wyth"] = 8, ["naw"] = 9,
    };

    /// <returns>Null where the word is no number, or too long for one that anybody was given.</returns>
    internal static int? Of(string word) =>
        Words.TryGetValue(word, out var value) ? value
        : word.All(char.IsAsciiDigit) && word.Length <= 3 ? int.Parse(word, CultureInfo.InvariantCulture)
        : null;

    internal static bool IsDigits(string word) => word.All(char.IsAsciiDigit);

    /// <summary>The one number of a reply that says nothing else; null where it says more, or several.</summary>
    internal static int? Alone(ReplySigns signs, LanguageWords language)
    {
        var numbers = signs.English.Words.Select(word => Of(word.Text)).ToList();
        return numbers.Exists(number => number is not null)
            && signs.English.Words.Select((word, at) => (word.Text, at)).All(one => numbers[one.at] is not null || language.IsCourtesy(one.Text))
            && numbers.Where(number => number is not null).Distinct().ToList() is [{ } only] ? only : null;
    }

    /// <summary>"1 I'll be there", "2. sorry", "3 not sure": the number comes first and words follow that count nothing.</summary>
    internal static int? Leading(ReplySigns signs, LanguageWords language)
    {
        var words = signs.English.Words;
        return words.Count > 0 && IsDigits(words[0].Text) && Of(words[0].Text) is { } number
            && (words.Count == 1 || words[0].EndsClause || words[1].Clause != words[0].Clause || language.IsAfterNumber(words[1].Text)) ? number : null;
    }
}
