using System.Text.RegularExpressions;

namespace EngagementFlows.AccessNeeds;

/// <summary>
/// The sentences of a message that its copy repeats: how to stop is said once, by the copy itself, and how to answer only to a supporter
/// who may. Pure.
/// </summary>
internal static partial class CopiedSentences
{
    /// <param name="text">The message as the person reads it.</param>
    /// <returns>Its lines; all of them where nothing else would be left.</returns>
    public static IReadOnlyList<string> Of(string text, bool mayAnswer)
    {
        IReadOnlyList<string> lines = [.. text.Split('\n').Where(line => line.Trim().Length > 0)];
        IReadOnlyList<string> kept =
        [
            .. lines.Select(line => string.Join(' ', SentenceEnd().Split(line).Where(IsKept))).Where(line => line.Trim().Length > 0),
        ];
        return kept.Count > 0 ? kept : lines;

        bool IsKept(string sentence) => !HowToStop().IsMatch(sentence) && (mayAnswer || !HowToAnswer().IsMatch(sentence));
    }

    [GeneratedRegex("""(?<=[.!?]["”'’)]*)\s+""")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("""\b(?:[Rr]eply|[Aa]tebwch)\s+["“']?STOP\b""")]
    private static partial Regex HowToStop();

    /// <summary>By when an answer is wanted helps whoever helps the person to give it.</summary>
    [GeneratedRegex(
        @"(?<![Yy]our )\b[Rr]eply\b(?! by\b)|\b[Aa]tebwch\b(?! erbyn\b)|\b[Tt]ell us in your own words\b|\b[Dd]ywedwch yn eich geiriau\b")]
    private static partial Regex HowToAnswer();
}
