using System.Text.RegularExpressions;

namespace EngagementFlows.Messaging;

/// <summary>
/// Ends of sentences where one text stands within another: a title that is a question, a place that ends in a full stop, a question
/// that its author left without a mark. Nobody is to read <c>What matters to you?.</c>
/// </summary>
public static partial class SentenceEnds
{
    /// <summary>For a text that is followed by another sentence: ends it, where its author did not.</summary>
    public static string Ended(string text)
    {
        var bare = text.TrimEnd().TrimEnd('"', '\'', '”', '’', ')');
        // A full stop behind an address would become part of it.
        return bare.Length > 0 && !Address().IsMatch(bare) && (char.IsLetterOrDigit(bare[^1]) || bare[^1] is '%' or '£') ? $"{text.TrimEnd()}." : text.TrimEnd();
    }

    /// <summary>For a text that stands within a sentence: its own full stop would end that.</summary>
    public static string Unended(string text)
    {
        var bare = text.TrimEnd();
        return bare.EndsWith('.') && !bare.EndsWith("..", StringComparison.Ordinal) ? bare[..^1] : bare;
    }

    /// <summary>A filled-in text or Markdown, where marks that met are one.</summary>
    public static string Tidy(string text) =>
        EmptyLines().Replace(AfterStop().Replace(AfterQuestion().Replace(text, "${end}${close}"), "${end}${close}"), "\n\n");

    // In Markdown a backslash stands before what a field brought. What closes may stand between: "What matters?".
    [GeneratedRegex("""(?:(?<end>\\?[?!])(?<close>(?:\*\*|\\?["”'’)])*)\.|(?<end>\\?\?)(?<close>(?:\*\*|\\?["”'’)])*)\?|(?<end>\\?[?!])(?<close>(?:\*\*)?),)(?=\s|$)""")]
    private static partial Regex AfterQuestion();

    // Where a paragraph had nothing to say.
    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex EmptyLines();

    // Three full stops are meant.
    [GeneratedRegex("""(?<![.\\])(?<end>\\?\.)(?<close>(?:\*\*|\\?["”'’)])*)\.(?=\s|$)""")]
    private static partial Regex AfterStop();

    [GeneratedRegex(@"(?:://|@|\bwww\.)\S*$")]
    private static partial Regex Address();
}
