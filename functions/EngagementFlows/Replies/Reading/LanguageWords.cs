namespace EngagementFlows.Replies.Reading;

/// <summary>What is known of a language besides its phrases, from <c>words.en.json</c> and <c>words.cy.json</c>.</summary>
/// <param name="Spellings">Slips, text-speak and contractions, and the word or words that they stand for.</param>
/// <param name="Pairs">Two words that count as one: <c>"do not": "dont"</c>.</param>
/// <param name="Courtesies">Words that say nothing where they stand at either end of a clause.</param>
/// <param name="Conjunctions">Words that begin a new clause.</param>
/// <param name="Near">Longer words that are known with a letter amiss.</param>
/// <param name="Sets">Words that stand for each other in phrases, by name.</param>
public sealed record LanguageWords(
    IReadOnlyDictionary<string, string> Spellings,
    IReadOnlyDictionary<string, string> Pairs,
    IReadOnlyList<string> Courtesies,
    IReadOnlyList<string> Conjunctions,
    IReadOnlyList<string> Near,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Sets)
{
    public IReadOnlyList<string> Telling { get; init; } = [];

    public IReadOnlyList<string> Fillers { get; init; } = [];

    public IReadOnlyList<string> AfterNumbers { get; init; } = [];

    public IReadOnlyList<string> Denials { get; init; } = [];

    /// <summary>"drwy'r" and "dwi'n" are two words.</summary>
    public bool SplitsAtApostrophes { get; init; }

    private const int ShortestNear = 6;
    private const string Nothing = "-";

    private readonly HashSet<string> courtesies = [.. Courtesies];
    private HashSet<string> telling => field ??= [.. Telling];
    private HashSet<string> afterNumbers => field ??= [.. AfterNumbers];
    private HashSet<string> fillers => field ??= [.. Fillers];
    private HashSet<string> denials => field ??= [.. Denials];
    private HashSet<string> messaging => field ??= [.. Sets.GetValueOrDefault("messaging") ?? []];
    private readonly HashSet<string> conjunctions = [.. Conjunctions];
    private readonly HashSet<string> near = [.. Near];

    public bool IsCourtesy(string word) => courtesies.Contains(word);

    /// <summary>A word of everyday sentences that no other language here has: it tells which language a reply is in.</summary>
    public bool IsTelling(string word) => telling.Contains(word);

    /// <summary>It says nothing by itself: "the", "that", "yn".</summary>
    public bool IsFiller(string word) => fillers.Contains(word);

    /// <summary>It turns round what follows: "not", "ddim".</summary>
    public bool Denies(string word) => denials.Contains(word);

    /// <summary>After a number at the beginning it shows that the number is the answer: "1 please".</summary>
    public bool IsAfterNumber(string word) => IsCourtesy(word) || IsConjunction(word) || afterNumbers.Contains(word);

    public bool IsConjunction(string word) => conjunctions.Contains(word);

    /// <summary>It names messages, how they come, or the list that they come from.</summary>
    public bool IsAboutMessages(string word) => messaging.Contains(word);

    public string? Pair(string first, string second) => Pairs.GetValueOrDefault($"{first} {second}");

    /// <summary>The word as it is meant, which may be several.</summary>
    public IEnumerable<string> Corrected(string word)
    {
        var known = Spellings.GetValueOrDefault(word) ?? Nearest(word) ?? word;
        return known == Nothing ? [] : known.Contains(' ', StringComparison.Ordinal) ? known.Split(' ') : [known];
    }

    private string? Nearest(string word) =>
        word.Length < ShortestNear || near.Contains(word) ? null
        : near.FirstOrDefault(known => known[0] == word[0] && Math.Abs(known.Length - word.Length) <= 1 && IsOneAmiss(known, word));

    /// <summary>One letter changed, left out, added, or two neighbours swapped.</summary>
    private static bool IsOneAmiss(string a, string b)
    {
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        var (restA, restB) = (a[start..], b[start..]);
        return restA.Length == restB.Length
            ? restA[1..] == restB[1..] || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..] == restB[2..])
            : restA.Length > restB.Length ? restA[1..] == restB : restB[1..] == restA;
    }
}
