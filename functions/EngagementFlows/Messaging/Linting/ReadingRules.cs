namespace EngagementFlows.Messaging.Linting;

/// <summary>
/// How hard a text is to read. English by the Flesch-Kincaid grade (Kincaid and others, 1975) plus five years: 0.39 words a sentence +
/// 11.8 syllables a word - 15.59. No formula has been validated for Welsh, so there only the lengths of sentences and words are looked at.
/// </summary>
internal static class ReadingRules
{
    /// <summary>A grade says little of a few words.</summary>
    private const int FewestWords = 15;

    private const int OldestReader = 11;
    private const int OldestEasyReader = 9;
    private const int LongestSentence = 25;
    private const int LongestEasySentence = 15;
    private const double LongestWelshWord = 6.5;

    internal static IEnumerable<Finding> Check(LintedText text)
    {
        var sentences = text.Sentences.Select(sentence => (Text: sentence, Words: LintedText.Words(sentence).ToList())).ToList();
        var limit = text.Wording.EasyRead ? LongestEasySentence : LongestSentence;
        foreach (var (sentence, words) in sentences.Where(sentence => sentence.Words.Count > limit))
            yield return text.Warning("long-sentence", sentence, $"The sentence has {words.Count} words. Make two of it, each with one idea: at most {limit} words{(text.Wording.EasyRead ? " in easy read" : "")}.");

        var all = sentences.SelectMany(sentence => sentence.Words).ToList();
        if (all.Count < FewestWords)
            yield break;
        if (text.Wording.Language == Language.English)
        {
            var (age, oldest) = (ReadingAge(all, sentences.Count), text.Wording.EasyRead ? OldestEasyReader : OldestReader);
            if (age > oldest)
                yield return text.Warning("reading-age", Hardest(all), $"The reading age is about {age:0}; {oldest} or less is understood by most. Use shorter sentences and everyday words.");
        }
        else if (all.Average(word => word.Length) is var length and > LongestWelshWord)
        {
            yield return text.Warning("long-words", Hardest(all), $"The words have {length:0.0} letters on average; everyday Welsh has fewer than {LongestWelshWord:0.0}. (There is no tested reading age for Welsh: only lengths are looked at.)");
        }
    }

    internal static double ReadingAge(IReadOnlyCollection<string> words, int sentences) =>
        Math.Max(5, (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables.Count) / words.Count) - 15.59 + 5);

    private static string Hardest(IEnumerable<string> words) =>
        string.Join(", ", words.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(Syllables.Count).ThenByDescending(word => word.Length).Take(4));
}
