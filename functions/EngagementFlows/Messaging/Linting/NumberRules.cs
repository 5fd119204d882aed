using System.Text.RegularExpressions;

namespace EngagementFlows.Messaging.Linting;

/// <summary>
/// Numbers written out where a question's answers have fields: they cannot differ from those of another open question, so that a reply from a
/// shared phone has to be asked about.
/// </summary>
internal static partial class NumberRules
{
    private static readonly HashSet<string> Asking = new(
        ["invitation", "invitation-reminder", "meeting-changed", "tentative", "waiting-list-joined", "waiting-list-offer", "offer-expired", "consent-question"], StringComparer.Ordinal);

    internal static IEnumerable<Finding> Check(string template, LintedText text)
    {
        if (!Asking.Contains(template) || Field().IsMatch(text.Source))
            yield break;
        if (Literal().Match(text.Prose) is { Success: true, Value: var written })
            yield return text.Warning("literal-number", written, "Write {{yes}}, {{no}} and {{notSure}} for the numbers: where two people share a phone, or two questions are open, the fields give each question numbers of its own.");
    }

    [GeneratedRegex(@"\{\{\s*(?:yes|no|notSure)\s*\}\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"\b(?:reply|replying|answer|respond|text|send|press|atebwch|ateb|anfonwch)\b[^.\n]{0,40}?\b[1-9]\b", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}
