using System.Collections.Frozen;

namespace EngagementFlows.Inbox;

/// <summary>Finds the words that choose among options, the longest phrase first: numbers, "none of these", "all of them".</summary>
internal sealed class OptionPhrases
{
    private readonly FrozenDictionary<string, (ReplySense Sense, int? Number)> phrases;
    private readonly int longest;

    private OptionPhrases(params (string Phrases, ReplySense Sense)[] vocabulary)
    {
        var all = new Dictionary<string, (ReplySense, int?)>();
        foreach (var (words, value) in OptionWords.Numbers)
            Add(words, (ReplySense.Unknown, value));
        foreach (var (text, sense) in vocabulary)
            Add(text, (sense, null));

        phrases = all.ToFrozenDictionary();
        longest = all.Keys.Max(key => key.Count(character => character == ' ') + 1);

        void Add(string text, (ReplySense, int?) meaning)
        {
            foreach (var phrase in text.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                all[Key(ReplyTokens.Read(phrase))] = meaning;
        }
    }

    internal static OptionPhrases Choosing { get; } = new(
        (OptionWords.Doubt, ReplySense.Doubt),
        (OptionWords.Filler, ReplySense.Filler),
        ("no|na", ReplySense.None),
        (OptionWords.None, ReplySense.None),
        (OptionWords.All, ReplySense.All),
        // Welsh "and", the article, and what stands around numbers in a list.
        ("a|ac|y|yr|the|i|stars|star|points|points each|seren|marks|out of|mostly", ReplySense.Filler));

    internal List<ReplyPhrase> Read(IReadOnlyList<ReplyToken> tokens)
    {
        var found = new List<ReplyPhrase>();
        for (var at = 0; at < tokens.Count;)
        {
            if (tokens[at].Kind == TokenKind.Break)
            {
                at++;
                continue;
            }

            var length = Math.Min(longest, WordsFrom(tokens, at));
            while (length > 1 && !phrases.ContainsKey(Key(tokens.Skip(at).Take(length))))
                length--;
            var text = Key(tokens.Skip(at).Take(length));
            var (sense, number) = phrases.GetValueOrDefault(text);
            if (tokens[at].Kind == TokenKind.Number)
                number = int.TryParse(text, out var value) ? value : int.MaxValue;
            var next = at + length;
            found.Add(new ReplyPhrase(sense, number, text, next == tokens.Count || tokens[next].Kind == TokenKind.Break, at));
            at = next;
        }

        return found;
    }

    private static int WordsFrom(IReadOnlyList<ReplyToken> tokens, int at)
    {
        var end = at;
        while (end < tokens.Count && tokens[end].Kind == TokenKind.Word)
            end++;
        return Math.Max(1, end - at);
    }

    private static string Key(IEnumerable<ReplyToken> tokens) => string.Join(' ', tokens.Select(token => token.Text));
}
