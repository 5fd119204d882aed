namespace EngagementFlows.Replies.Reading;

/// <summary>
/// One phrase of the vocabulary. <c>a/b</c> is either word, <c>word*</c> any that begins so, <c>word?</c> one that may be missing, <c>..</c> up to
/// two words of any kind, <c>...</c> up to five, <c>@set</c> any of a set, <c>#</c> a number, <c>!a/b</c> at a place where neither of these words
/// follows, <c>^</c> the beginning of a clause and <c>.</c> its end, courtesies aside. It never runs over the end of a sentence.
/// </summary>
public sealed class ReplyPhrase
{
    private readonly IReadOnlyList<Part> parts;

    private ReplyPhrase(string text, IReadOnlyList<Part> parts)
    {
        Text = text;
        this.parts = parts;
    }

    public string Text { get; }

    /// <summary>Every word that it can be made of.</summary>
    public IEnumerable<string> AllWords => parts.Where(part => part.Kind == PartKind.Word).SelectMany(part => part.Words).SelectMany(words => words);

    /// <summary>The words that it can begin with; null where any may be the first.</summary>
    public IEnumerable<string>? FirstWords =>
        parts.FirstOrDefault(part => part.Kind != PartKind.Begin) is { Kind: PartKind.Word, IsOptional: false, Prefixes.Count: 0 } first ? first.Words.Select(words => words[0]) : null;

    public static ReplyPhrase Read(string text, LanguageWords language, Func<string, IEnumerable<string>> forms) =>
        new(text, [.. Joined(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), language).Select(part => PartOf(part, language, forms)).Where(part => part.Kind != PartKind.Word || part.Words.Count + part.Prefixes.Count > 0)]);

    /// <summary>As it stands in a reply once that has been corrected.</summary>
    private static IEnumerable<string> Joined(string[] parts, LanguageWords language)
    {
        var joined = new List<string>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && language.Pair(joined[^1], part) is { } pair)
            {
                joined.RemoveAt(joined.Count - 1);
                joined.AddRange(pair.Split(' '));
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }

    /// <returns>The index after its last word, or -1 where it does not stand here.</returns>
    public int EndAt(IReadOnlyList<ReplyWord> words, int at) => Match(words, at, 0, at);

    private int Match(IReadOnlyList<ReplyWord> words, int at, int part, int start)
    {
        if (part == parts.Count)
        {
            return at;
        }

        var one = parts[part];
        var isHere = at < words.Count && (at == start || words[at].Sentence == words[start].Sentence);
        switch (one.Kind)
        {
            case PartKind.Begin:
                return isHere && words[at].BeginsClause ? Match(words, at, part + 1, start) : -1;
            case PartKind.End:
                return at > start && (words[at - 1].EndsClause || !isHere) ? Match(words, at, part + 1, start) : -1;
            case PartKind.Gap:
                for (var gap = 0; gap <= one.Longest; gap++)
                {
                    if (gap > 0 && (at + gap > words.Count || words[at + gap - 1].Sentence != words[start].Sentence))
                    {
                        return -1;
                    }

                    if (Match(words, at + gap, part + 1, start) is >= 0 and var end)
                    {
                        return end;
                    }
                }

                return -1;
            case PartKind.Number:
                return isHere && words[at].Text.All(char.IsAsciiDigit) ? Match(words, at + 1, part + 1, start) : -1;
            case PartKind.Not:
                return isHere && one.Words.Any(sequence => StandsAt(words, at, sequence, start)) ? -1 : Match(words, at, part + 1, start);
        }

        if (isHere)
        {
            if (one.Prefixes.Any(prefix => words[at].Text.StartsWith(prefix, StringComparison.Ordinal)) && Match(words, at + 1, part + 1, start) is >= 0 and var end)
            {
                return end;
            }

            foreach (var sequence in one.Words)
            {
                if (StandsAt(words, at, sequence, start) && Match(words, at + sequence.Count, part + 1, start) is >= 0 and var after)
                {
                    return after;
                }
            }
        }

        return one.IsOptional ? Match(words, at, part + 1, start) : -1;
    }

    private static bool StandsAt(IReadOnlyList<ReplyWord> words, int at, IReadOnlyList<string> sequence, int start)
    {
        if (at + sequence.Count > words.Count)
        {
            return false;
        }

        for (var n = 0; n < sequence.Count; n++)
        {
            if (words[at + n].Text != sequence[n] || words[at + n].Sentence != words[start < words.Count ? start : at].Sentence)
            {
                return false;
            }
        }

        return true;
    }

    private static Part PartOf(string text, LanguageWords language, Func<string, IEnumerable<string>> forms)
    {
        switch (text)
        {
            case "^":
                return new Part(PartKind.Begin);
            case ".":
                return new Part(PartKind.End);
            case "..":
                return new Part(PartKind.Gap) { Longest = 2 };
            case "...":
                return new Part(PartKind.Gap) { Longest = 5 };
            case "#":
                return new Part(PartKind.Number);
        }

        var kind = text[0] == '!' ? PartKind.Not : PartKind.Word;
        var bare = text.TrimStart('!');
        var isOptional = bare.EndsWith('?');
        var alternatives = bare.TrimEnd('?').Split('/').SelectMany(one => one.StartsWith('@')
            ? language.Sets.TryGetValue(one[1..], out var set) ? set : throw new InvalidOperationException($"There is no set called {one}.")
            : [one.Replace('_', ' ')]).ToList();
        return new Part(kind)
        {
            Words = [.. alternatives.Where(one => !one.EndsWith('*')).SelectMany(one => Forms(one, language, forms)).OrderByDescending(words => words.Count)],
            Prefixes = [.. alternatives.Where(one => one.EndsWith('*')).SelectMany(one => forms(one.TrimEnd('*')))],
            IsOptional = isOptional,
        };
    }

    private static IEnumerable<IReadOnlyList<string>> Forms(string alternative, LanguageWords language, Func<string, IEnumerable<string>> forms)
    {
        string[] words = [.. Joined([.. alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(language.Corrected)], language)];
        return words.Length == 0 ? [] : words.Length == 1 ? forms(words[0]).Select(form => (IReadOnlyList<string>)[form]) : forms(words[0]).Select(form => (IReadOnlyList<string>)[form, .. words[1..]]);
    }

    private enum PartKind
    {
        Word,
        Begin,
        End,
        Gap,
        Number,
        Not,
    }

    private sealed record Part(PartKind Kind)
    {
        public IReadOnlyList<IReadOnlyList<string>> Words { get; init; } = [];
        public IReadOnlyList<string> Prefixes { get; init; } = [];
        public bool IsOptional { get; init; }
        public int Longest { get; init; }
    }
}
