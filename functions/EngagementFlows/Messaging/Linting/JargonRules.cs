using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Messaging.Linting;

/// <summary>Words of the trade, each with one that everybody uses: <c>jargon.json</c>, English and Welsh.</summary>
internal static class JargonRules
{
    private sealed record Entry(string Word, string Say);

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<(Regex Pattern, Entry Entry)>> Lists = Read();

    internal static IEnumerable<Finding> Check(LintedText text)
    {
        var folded = TextFolding.Fold(text.Prose);
        return from item in Lists[text.Wording.Language == Language.Welsh ? "cy" : "en"]
               where item.Pattern.IsMatch(folded)
               select text.Warning("jargon", item.Entry.Word, $"Not everybody knows \"{item.Entry.Word}\". You could say: \"{item.Entry.Say}\".");
    }

    private static Dictionary<string, IReadOnlyList<(Regex, Entry)>> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Messaging", "Linting", "jargon.json");
        return JsonSerializer.Deserialize<Dictionary<string, List<Entry>>>(File.ReadAllText(file), JsonSerializerOptions.Web)!
            .ToDictionary(list => list.Key, list => (IReadOnlyList<(Regex, Entry)>)[.. list.Value.Select(entry => (Pattern(entry.Word), entry))]);
    }

    // Hyphens come and go ("coproduction"), and so does an English plural.
    private static Regex Pattern(string word) =>
        new($@"\b{Regex.Escape(TextFolding.Fold(word)).Replace("-", "[- ]?", StringComparison.Ordinal)}s?\b", RegexOptions.CultureInvariant);
}
