using EngagementFlows.Contacts;

namespace EngagementFlows.Inbox;

/// <summary>Options by their numbers ("1,3", "1 a 3"), by their words, or by one word that only one of them has ("agendas").</summary>
internal static class ChoicesReading
{
    private const int ShortestTellingWord = 4;

    internal readonly record struct Found(IReadOnlyList<string> Keys, bool HasRemark);

    internal static Found? Read(IReadOnlyList<ReplyToken> tokens, IReadOnlyList<ReplyOption> options, int first = 1)
    {
        if (IsRange(tokens))
            return null;

        var telling = TellingWords(options);
        var rest = WithoutWholeOptions(tokens, options, out var chosen);
        var phrases = OptionPhrases.Choosing.Read(rest);
        if (phrases.Exists(phrase => phrase.Sense == ReplySense.Doubt))
            return null;

        var (none, all) = (phrases.Exists(phrase => phrase.Sense == ReplySense.None), phrases.Exists(phrase => phrase.Sense == ReplySense.All));
        var remark = false;
        for (var index = 0; index < phrases.Count; index++)
        {
            var phrase = phrases[index];
            if (phrase.Number is { } number)
            {
                if (number == 0 && phrases.Count == 1)
                    none = true;
                else if (remark || number < first || number >= first + options.Count)
                    return null;
                else
                    chosen.Add(number - first);
            }
            else if (phrase.Sense == ReplySense.Unknown && telling.TryGetValue(phrase.Text, out var option))
            {
                chosen.Add(option);
            }
            else if (phrase.Sense == ReplySense.Unknown)
            {
                // Words may follow numbers after a stop; "1 person" is no choice of the first.
                if (index == 0 || (phrases[index - 1].Number is not null && !phrases[index - 1].EndsHere) || !phrases.Take(index).Any(earlier => earlier.Number is not null))
                    return null;
                remark = true;
            }
        }

        if ((none ? 1 : 0) + (all ? 1 : 0) + (chosen.Count > 0 ? 1 : 0) != 1)
            return null;
        return new Found([.. options.Where((_, index) => all || chosen.Contains(index)).Select(option => option.Key)], remark);
    }

    /// <summary>"1-3" and "1 to 3" may mean two options or three.</summary>
    internal static bool IsRange(IReadOnlyList<ReplyToken> tokens)
    {
        for (var at = 1; at + 1 < tokens.Count; at++)
        {
            if (tokens[at].Text is "-" or "–" or "to" or "hyd" or "i" && tokens[at - 1].Kind == TokenKind.Number && tokens[at + 1].Kind == TokenKind.Number)
                return true;
        }

        return false;
    }

    private static List<ReplyToken> WithoutWholeOptions(IReadOnlyList<ReplyToken> tokens, IReadOnlyList<ReplyOption> options, out HashSet<int> chosen)
    {
        chosen = [];
        var rest = tokens.ToList();
        var wholes = options
            .SelectMany((option, index) => option.Texts.Append(option.Key).Select(text => (Index: index, Words: Words(text))))
            .Where(whole => whole.Words.Count > 0)
            .OrderByDescending(whole => whole.Words.Count);
        foreach (var (index, words) in wholes)
        {
            for (var at = 0; at + words.Count <= rest.Count; at++)
            {
                if (!rest.Skip(at).Take(words.Count).Select(token => token.Text).SequenceEqual(words))
                    continue;
                rest.RemoveRange(at, words.Count);
                // What stood on both sides of it does not become neighbours.
                rest.Insert(at, new ReplyToken(TokenKind.Break, ","));
                chosen.Add(index);
            }
        }

        return rest;
    }

    private static Dictionary<string, int> TellingWords(IReadOnlyList<ReplyOption> options) => options
        .SelectMany((option, index) => option.Texts.SelectMany(Words).Distinct().Select(word => (Word: word, Index: index)))
        .Where(pair => pair.Word.Length >= ShortestTellingWord)
        .GroupBy(pair => pair.Word)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.Single().Index);

    private static List<string> Words(string text) => [.. ReplyTokens.Read(text.Replace('-', ' ')).Where(token => token.Kind == TokenKind.Word).Select(token => token.Text)];
}
