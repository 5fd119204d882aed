using System.Text.RegularExpressions;

namespace EngagementFlows.Messaging.Linting;

/// <summary>One text as the linter reads it.</summary>
/// <param name="Where">See <see cref="Finding.Where"/>.</param>
/// <param name="Wording">Whose language and format the text is held to.</param>
/// <param name="Source">As its author wrote it, fields and Markdown and all.</param>
/// <param name="Channel">Null for a wording of the campaign file, which goes into messages on both.</param>
internal sealed partial record LintedText(string Where, Wording Wording, string Source, Channel? Channel)
{
    /// <summary>What stands for a field where only the author's own words are looked at.</summary>
    private const string AnyField = "it";

    internal bool GoesBySms => Channel != Messaging.Channel.Email;

    /// <summary>The author's own words: no fields, no Markdown, no label of the subject.</summary>
    internal string Prose { get; } = ProseOf(Source, Channel);

    /// <summary>What ends in a full stop, a question mark, a colon or a line's end.</summary>
    internal IEnumerable<string> Sentences => SentenceEnd().Split(Prose).Select(sentence => sentence.Trim()).Where(sentence => sentence.Any(char.IsLetter));

    internal Finding Error(string rule, string excerpt, string suggestion) => new(rule, Severity.Error, Where, Short(excerpt), suggestion);

    internal Finding Warning(string rule, string excerpt, string suggestion) => new(rule, Severity.Warning, Where, Short(excerpt), suggestion);

    internal static IEnumerable<string> Words(string sentence) => Word().Matches(sentence).Select(word => word.Value);

    private static string Short(string excerpt) => excerpt.Length <= 120 ? excerpt : excerpt[..117] + "...";

    private static string ProseOf(string source, Channel? channel)
    {
        if (channel is null)
            return source;
        // Of two sentences of which people get one or the other, the first ends where the second begins.
        var written = Structure().Replace(source, block => block.Index > 0 && source[block.Index - 1] is '.' or '?' or '!' ? " " : "");
        var text = Field().Replace(written, AnyField);
        if (channel == Messaging.Channel.Sms)
            return text;
        var label = text.StartsWith(TemplateSources.SubjectLabel, StringComparison.Ordinal) ? TemplateSources.SubjectLabel.Length : 0;
        return ListMark().Replace(text[label..].Replace("**", "", StringComparison.Ordinal), "");
    }

    [GeneratedRegex(@"\{\{[~]?(?:[#/!>^]|else\b)[\s\S]*?\}\}")]
    private static partial Regex Structure();

    [GeneratedRegex(@"\{\{[\s\S]*?\}\}\}?")]
    private static partial Regex Field();

    [GeneratedRegex(@"^(?:\s*(?:[-*+]|\d+\.|#+)\s+)", RegexOptions.Multiline)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<=[.!?:])[""”']?\s+|\n+|\s---\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\d]+(?:['’-][\p{L}\d]+)*")]
    private static partial Regex Word();
}
