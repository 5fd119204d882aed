using System.Text.Json;

namespace EngagementFlows.Safeguarding;

/// <summary>
/// The phrases that come with the app, <c>phrases.json</c>: by language and subject. In a phrase <c>a/b</c> is either word, <c>word*</c> any that
/// begins so, <c>word?</c> one that may be missing, <c>...</c> up to five words of any kind, <c>@set</c> any of a set, and <c>.</c> at its end the end of a sentence.
/// </summary>
/// <param name="NeverOutweighed">Subjects whose phrases no likeness to examples of something else outweighs.</param>
/// <param name="Sets">Words that stand for each other, by name.</param>
/// <param name="Spellings">Slips, text-speak and contractions, and the words that they stand for.</param>
/// <param name="Near">Long words that are known with a letter or two amiss.</param>
public sealed record PhraseBook(
    IReadOnlyList<string> NeverOutweighed,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Sets,
    IReadOnlyDictionary<string, string> Spellings,
    IReadOnlyList<string> Near,
    IReadOnlyDictionary<string, IReadOnlyList<string>> En,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Cy)
{
    public static PhraseBook BuiltIn { get; } = JsonSerializer.Deserialize<PhraseBook>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Safeguarding", "phrases.json")), Storage.JsonRow.Options)!;
}

/// <summary>What the team has made of it: phrases that count besides, and built-in ones that do not.</summary>
public sealed record PhraseChanges(IReadOnlyList<string> En, IReadOnlyList<string> Cy, IReadOnlyList<string> Removed)
{
    public static PhraseChanges None { get; } = new([], [], []);

    /// <summary>Counts changes.</summary>
    public int Revision { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public string ETag => $"\"phrases-{Revision}\"";
}
