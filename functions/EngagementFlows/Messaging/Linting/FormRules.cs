using System.Text.RegularExpressions;

namespace EngagementFlows.Messaging.Linting;

/// <summary>The form of a text: an email's subject, HTML where it is only shown, line breaks that would end a header.</summary>
internal static partial class FormRules
{
    private const int LongestSubject = 150;

    internal static IEnumerable<Finding> Check(LintedText text) => text.Channel switch
    {
        Channel.Email => Subject(text).Concat(Html(text)),
        null => OneLine(text).Concat(Braces(text)),
        _ => [],
    };

    private static IEnumerable<Finding> Subject(LintedText text)
    {
        var lines = text.Source.Split('\n');
        if (TemplateSources.Email(text.Source) is not { } email || email.Subject.Length == 0)
            yield return text.Error("subject", lines[0], "An email's text begins with \"Subject: \" and its subject; then comes an empty line, then the message.");
        else if (lines.Length < 3 || lines[1].Trim().Length > 0 || email.Markdown.Length == 0)
            yield return text.Error("subject", string.Join(" / ", lines.Take(2)), "After the line with the subject comes an empty line, then the message. Nothing else stands above the message: other headers are ours to write.");
        else if (email.Subject.Any(char.IsControl))
            yield return text.Error("subject", email.Subject, "The subject is one line without control characters.");
        else if (email.Subject.Length > LongestSubject)
            yield return text.Warning("subject", email.Subject, $"The subject has more than {LongestSubject} characters; most mail programs show about 60.");
    }

    private static IEnumerable<Finding> Html(LintedText text) => Tag().Match(text.Source) is { Success: true, Value: var tag }
        ? [text.Warning("html", tag, "HTML is shown to people as it stands, and not run. Write Markdown: **bold**, a list with \"- \", an empty line between paragraphs.")]
        : [];

    private static IEnumerable<Finding> OneLine(LintedText text) => text.Source.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029')
        ? [text.Error("line-break", Contacts.Characters.OneLine(text.Source), "Write this in one line: it stands in subjects and in the middle of sentences.")]
        : [];

    private static IEnumerable<Finding> Braces(LintedText text) => text.Source.Contains("{{", StringComparison.Ordinal)
        ? [text.Error("unknown-field", text.Source, "Fields are filled in in messages only; here people would read the braces.")]
        : [];

    [GeneratedRegex(@"</?[a-zA-Z][^<>\n]*>|<!--")]
    private static partial Regex Tag();
}
