namespace EngagementFlows.Replies.Reading;

/// <summary>
/// Reads the vocabulary's files, which a team can read and add to: a section a topic in brackets, entries a line or with <c>|</c> between
/// them, comments after <c>#</c> at the beginning of a line.
/// </summary>
internal static class VocabularyFiles
{
    private const string Words = "words.txt";

    public static ReplyVocabulary Load(string folder, Func<string, IEnumerable<string>> forms)
    {
        var words = Sections(Path.Combine(folder, Words));
        var language = new LanguageWords(
            Equations(words["spellings"]), Equations(words["pairs"]), words["courtesies"], words["conjunctions"], words["near"],
            words.Where(section => section.Key.StartsWith("set:", StringComparison.Ordinal)).ToDictionary(section => section.Key[4..], section => section.Value, StringComparer.Ordinal))
        {
            SplitsAtApostrophes = words.ContainsKey("splits-at-apostrophes"),
            Telling = words["telling"],
            Fillers = words["fillers"],
            Denials = words["denials"],
            AfterNumbers = words.GetValueOrDefault("after-numbers") ?? [],
        };
        var files = Directory.GetFiles(folder, "*.txt").Where(file => Path.GetFileName(file) != Words).Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Sections, StringComparer.Ordinal);
        return new ReplyVocabulary(language, files, forms);
    }

    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Sections(string file)
    {
        var sections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var current = new List<string>();
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                // A section may be taken up again further down.
                current = sections.TryGetValue(line[1..^1], out var begun) ? (List<string>)begun : [];
                sections[line[1..^1]] = current;
            }
            else
            {
                current.AddRange(line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
        }

        return sections;
    }

    private static Dictionary<string, string> Equations(IEnumerable<string> entries)
    {
        var equations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            equations[entry[..at].Trim()] = entry[(at + 1)..].Trim();
        }

        return equations;
    }
}
