using System.Text.RegularExpressions;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;

namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Marks as far as they are given: "5 5" of four is two of them, from the first on; "all good 5s" is the same for each. Whatever could be
/// something else ("4/5", "4 or 5", "4.5") is none. Pure.
/// </summary>
internal static partial class PartialRatings
{
    private const int Lowest = 1;
    private const int Highest = 5;

    /// <summary>One number alone may be for all of it.</summary>
    private const int Fewest = 2;

    private static readonly string[] Marks = ["ones", "twos", "threes", "fours", "fives"];
    private static readonly string[] WelshMarks = ["un", "dau", "tri", "pedwar", "pump"];
    private static readonly HashSet<string> Joins = new(["but", "and", "ond", "ac"], StringComparer.Ordinal);

    /// <summary>"4 and 3", "4 a 3": what stands between two marks.</summary>
    private static readonly HashSet<string> Between = new(["and", "then", "plus", "a", "ac", "wedyn", "yna"], StringComparer.Ordinal);

    /// <returns>Null where it gives none, or it is not sure for which statements.</returns>
    internal static ReplyMeaning.Ratings? Of(string text, ReplyQuestion.Ratings question)
    {
        if (text.Contains('?', StringComparison.Ordinal) || question.Given >= question.Count)
        {
            return null;
        }

        return ForAll(text, question.Count) ?? FromTheFirst(text, question);
    }

    private static ReplyMeaning.Ratings? ForAll(string text, int count)
    {
        var folded = TextFolding.Fold(text).Trim();
        if (folded.Count(char.IsAsciiDigit) > 1 || Exceptions().IsMatch(folded))
        {
            return null;
        }

        // "All 4" of four says how many.
        var found = SameForAll().Match(Regex.IsMatch(folded, $@"\ball (?:of )?(?:the )?{count}\b") ? "" : folded);
        var mark = FullMarks().IsMatch(folded) ? Highest
            : !found.Success ? 0
            : found.Groups["mark"].Value is [var digit] ? digit - '0'
            : Math.Max(Array.IndexOf(Marks, found.Groups["mark"].Value), Array.IndexOf(WelshMarks, found.Groups["mark"].Value)) + 1;
        return mark == 0 ? null : new ReplyMeaning.Ratings([.. Enumerable.Repeat(mark, count)], folded.Count(char.IsWhiteSpace) > LongestWithoutRemark ? text : null);
    }

    private const int LongestWithoutRemark = 5;

    private static ReplyMeaning.Ratings? FromTheFirst(string text, ReplyQuestion.Ratings question)
    {
        var tokens = ReplyTokens.Read(text);
        if (Fraction().IsMatch(text) || ChoicesReading.IsRange(tokens))
        {
            return null;
        }

        var phrases = OptionPhrases.Choosing.Read(tokens).SkipWhile(phrase => phrase is { Number: null, Sense: ReplySense.Filler }).ToList();
        var leading = LeadingMarks(phrases, out var length);
        var rest = phrases.Skip(length).SkipWhile(phrase => phrase.Sense == ReplySense.Filler).ToList();
        var fewest = question.Given > 0 && rest.Count == 0 ? 1 : Fewest;
        var isWhole = rest.Count == 0 || ((leading.Count == 0 || leading[^1].EndsHere || Joins.Contains(rest[0].Text)) && !(rest[0].Sense == ReplySense.Doubt && !Joins.Contains(rest[0].Text)));
        return leading.Count >= fewest && leading.Count <= question.Count - Math.Max(1, question.Given) && isWhole
            && rest.TrueForAll(phrase => phrase.Number is null) && leading.TrueForAll(phrase => phrase.Number is >= Lowest and <= Highest)
            ? new ReplyMeaning.Ratings([.. leading.Select(phrase => phrase.Number!.Value)], rest.Count == 0 ? null : text)
            : null;
    }

    /// <param name="length">How many phrases they take, with the words between them.</param>
    private static List<Inbox.ReplyPhrase> LeadingMarks(List<Inbox.ReplyPhrase> phrases, out int length)
    {
        var marks = new List<Inbox.ReplyPhrase>();
        length = 0;
        for (var at = 0; at < phrases.Count && (phrases[at].Number is not null || (at > 0 && Between.Contains(phrases[at].Text))); at++)
        {
            if (phrases[at].Number is not null)
            {
                marks.Add(phrases[at]);
                length = at + 1;
            }
        }

        return marks;
    }

    /// <summary>The marks with those given before: the rest of them in a second message, or all anew.</summary>
    internal static IReadOnlyList<int> After(IReadOnlyList<int> before, IReadOnlyList<int> given, int count) =>
        before.Count > 0 && before.Count < count && given.Count <= count - before.Count ? [.. before, .. given] : given;

    /// <summary>What somebody says beside their marks, without the marks themselves; null where nothing is left.</summary>
    internal static string? CommentIn(string? remark) =>
        remark is null ? null : Leading().Replace(remark, "").Trim() is { Length: > 2 } words && words.Any(char.IsLetter) ? words : null;

    [GeneratedRegex(@"\b(?:all|every\w*|each|straight|pob un|bob un|i gyd)\b[^\d]{0,25}?\b(?<mark>[1-5]|ones|twos|threes|fours|fives)(?:s|\b)|\b(?<mark>[1-5](?=s\b)|ones|twos|threes|fours|fives)s?\b[^\d]{0,25}?\b(?:all|every\w*|each|across|round|straight|throughout|pob un|bob un|i gyd)\b|\b(?<mark>pump|pedwar|tri|dau)\b[^\d]{0,15}?\b(?:pob un|bob un|i gyd)\b|^(?:good |great |just |solid )*(?<mark>[1-5])s[.! ]*(?:thanks?|thank you|x+|diolch)?$")]
    private static partial Regex SameForAll();

    [GeneratedRegex(@"\b(?:full|top) marks\b(?! (?:for|to)\b(?! (?:all|every)))|\b(?:marciau llawn|farciau llawn)\b(?! (?:i|am)\b)")]
    private static partial Regex FullMarks();

    [GeneratedRegex(@"\b(?:but|not|except|bar|apart|mostly|nearly|almost|most|or|no|none|ond|heblaw|ddim|dim|bron|neu)\b")]
    private static partial Regex Exceptions();

    [GeneratedRegex(@"\d\s*(?:/|out of|allan o)\s*\d|^\D*\d[.,]\d\D*$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^[\s\d.,:;/&()+-]+(?:(?:but|and|ond|ac)\b[\s,]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Leading();
}
