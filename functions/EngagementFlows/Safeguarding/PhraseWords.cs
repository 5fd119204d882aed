using EngagementFlows.Contacts;
using EngagementFlows.Inbox;

namespace EngagementFlows.Safeguarding;

/// <summary>The words of a reply as phrases are looked for in them: without case, accents, apostrophes and punctuation. Pure.</summary>
internal static class PhraseWords
{
    private const int LongestNearMiss = 9;

    public static IReadOnlyList<string> Of(string text) => [.. ReplyTokens.Read(text).Where(token => token.Kind != TokenKind.Break).Select(token => token.Text)];

    /// <summary>The words with their slips put right, as far as they are known.</summary>
    public static IReadOnlyList<string> Corrected(string text, PhraseBook book)
    {
        var words = new List<string>();
        foreach (var word in Joined(Of(text)))
        {
            var known = book.Spellings.GetValueOrDefault(word) ?? Squeezed(word, book) ?? Near(word, book) ?? word;
            words.AddRange(known.Split(' '));
        }

        return Closed(words);
    }

    /// <summary>Letters set apart ("k m s") are one word.</summary>
    private static IEnumerable<string> Joined(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count;)
        {
            var end = at;
            while (end < words.Count && words[end].Length == 1)
            {
                end++;
            }

            if (end - at >= 3)
            {
                yield return string.Concat(words.Skip(at).Take(end - at));
                at = end;
            }
            else
            {
                yield return words[at++];
            }
        }
    }

    /// <summary>What is written as two words and counts as one: "my self", "any more", "can not".</summary>
    private static List<string> Closed(IReadOnlyList<string> words)
    {
        var closed = new List<string>();
        foreach (var word in words)
        {
            var last = closed.Count == 0 ? "" : closed[^1];
            if ((last, word) is ("my", "self") or ("me", "self") or ("your", "self") or ("any", "more") or ("any", "longer") or ("can", "not") or ("ca", "nt") or ("don", "t") or ("can", "t") or ("over", "dose") or ("any", "body") or ("some", "body") or ("no", "body"))
            {
                closed[^1] = (last, word) switch { ("any", "longer") => "anymore", ("can", "not") => "cannot", ("me", "self") => "myself", ("ca", _) => "cant", _ => last + word };
            }
            else
            {
                closed.Add(word);
            }
        }

        return closed;
    }

    /// <summary>"killll", "pleeease".</summary>
    private static string? Squeezed(string word, PhraseBook book)
    {
        var squeezed = word;
        for (var at = squeezed.Length - 1; at >= 2; at--)
        {
            if (at < squeezed.Length && squeezed[at] == squeezed[at - 1] && squeezed[at] == squeezed[at - 2])
            {
                squeezed = squeezed.Remove(at, 1);
            }
        }

        return squeezed == word ? null : book.Spellings.GetValueOrDefault(squeezed) ?? Near(squeezed, book) ?? (squeezed.EndsWith("ee", StringComparison.Ordinal) ? squeezed[..^1] : squeezed);
    }

    private static string? Near(string word, PhraseBook book) =>
        word.Length < 6 ? null : book.Near.FirstOrDefault(known => known == word) ?? book.Near.FirstOrDefault(known =>
            known[0] == word[0] && Math.Abs(known.Length - word.Length) <= 2
                && TypingErrors.Between(known, word) <= (known.Length >= LongestNearMiss ? 2 : 1));
}
