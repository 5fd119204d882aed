namespace EngagementFlows.Safeguarding;

/// <summary>One phrase, ready to be looked for among the words of a reply (<see cref="PhraseBook"/> says how it is written).</summary>
public sealed class Phrase
{
    private const string End = ".";
    private const int LongestGap = 5;
    private readonly IReadOnlyList<Part> parts;

    private Phrase(IReadOnlyList<Part> parts) => this.parts = parts;

    /// <summary>The whole words that it can begin with; null where any word may be the first.</summary>
    public IEnumerable<string>? FirstWords => parts[0] is { IsOptional: false, IsGap: false, Prefixes.Count: 0 } first ? first.Words.Select(words => words[0]) : null;

    /// <param name="text">With sets named in it.</param>
    /// <param name="forms">All the forms of a word that count.</param>
    public static Phrase Read(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> sets, Func<string, IEnumerable<string>> forms) =>
        new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => PartOf(part, sets, forms))]);

    /// <summary>Why nothing can be looked for with it; null where it is well written. A phrase of very common words alone would stop every reply.</summary>
    public static string? Fault(string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> sets)
    {
        if (text is null || text.Trim().Length is < 3 or > 300)
        {
            return "A phrase has 3 to 300 characters.";
        }

        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ("..." or End)))
        {
            if (part.StartsWith('@') && !part.Contains('/', StringComparison.Ordinal) && !sets.ContainsKey(part[1..].TrimEnd('?')))
            {
                return $"There is no set called {part}. There is: {string.Join(", ", sets.Keys.Select(name => $"@{name}"))}.";
            }

            if (part.TrimStart('@').TrimEnd('?').Split('/').Any(word => PhraseWords.Of(word.TrimEnd('*')).Count != 1))
            {
                return $"\"{part}\" is not one word, nor words with / between them.";
            }
        }

        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["..." or [.., '?'], ..] or [.., "..."] ? "A phrase begins with a word that must be there and ends with a word."
            : null;
    }

    /// <summary>Whether the phrase begins at this word.</summary>
    public bool IsAt(IReadOnlyList<string> words, int at) => Matches(words, at, 0);

    private bool Matches(IReadOnlyList<string> words, int at, int part)
    {
        if (part == parts.Count)
        {
            return true;
        }

        var one = parts[part];
        if (one.IsGap)
        {
            return Enumerable.Range(0, LongestGap + 1).Any(gap => at + gap <= words.Count && Matches(words, at + gap, part + 1));
        }

        if (one.IsEnd)
        {
            return at == words.Count && Matches(words, at, part + 1);
        }

        if (one.IsOptional && Matches(words, at, part + 1))
        {
            return true;
        }

        return (at < words.Count && one.Prefixes.Any(prefix => words[at].StartsWith(prefix, StringComparison.Ordinal)) && Matches(words, at + 1, part + 1))
            || one.Words.Any(sequence => StandAt(words, at, sequence) && Matches(words, at + sequence.Count, part + 1));
    }

    private static bool StandAt(IReadOnlyList<string> words, int at, IReadOnlyList<string> sequence)
    {
        if (at + sequence.Count > words.Count)
        {
            return false;
        }

        for (var n = 0; n < sequence.Count; n++)
        {
            if (words[at + n] != sequence[n])
            {
                return false;
            }
        }

        return true;
    }

    private static Part PartOf(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> sets, Func<string, IEnumerable<string>> forms)
    {
        if (text == "...")
        {
            return new Part([], [], IsOptional: false, IsGap: true);
        }

        if (text == End)
        {
            return new Part([], [], IsOptional: false, IsGap: false) { IsEnd = true };
        }

        var alternatives = text.TrimEnd('?').Split('/').SelectMany(one => one.StartsWith('@') && sets.TryGetValue(one[1..], out var set) ? set : [one]).ToList();
        return new Part(
            [.. alternatives.Where(one => !one.EndsWith('*')).SelectMany(one => Forms(PhraseWords.Of(one), forms))],
            [.. alternatives.Where(one => one.EndsWith('*')).SelectMany(one => forms(PhraseWords.Of(one.TrimEnd('*')).Single()))],
            text.EndsWith('?'),
            IsGap: false);
    }

    private static IEnumerable<IReadOnlyList<string>> Forms(IReadOnlyList<string> words, Func<string, IEnumerable<string>> forms) =>
        words.Count == 1 ? forms(words[0]).Select(form => new[] { form }) : [words];

    /// <param name="Words">Each alternative, of one word or more.</param>
    private sealed record Part(IReadOnlyList<IReadOnlyList<string>> Words, IReadOnlyList<string> Prefixes, bool IsOptional, bool IsGap)
    {
        public bool IsEnd { get; init; }
    }
}
