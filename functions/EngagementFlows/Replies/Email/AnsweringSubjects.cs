using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>Subjects that mail programs make of the one that is answered: "Re:", "ATB:", "Odp:" and the like before it.</summary>
internal static partial class AnsweringSubjects
{
    internal static bool IsAnswer(string subject) => Prefix().IsMatch(WithoutTags(subject));

    /// <summary>Without what gateways and lists put before it: "[EXTERNAL]".</summary>
    internal static string WithoutTags(string subject) => Tags().Replace(subject, "").Trim();

    [GeneratedRegex(
        @"^(?:re|aw|antw|antwort|sv|vs|ynt|atb|odp|odg|rif|ris|res|r|ref|回复|回覆|答复|fw|fwd|wg|tr|ymlaen|rv|pd|i)\s?(?:\[[0-9]+\])?\s?[:：]",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^\s*(?:\[[^\[\]]{1,40}\]\s*)+", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
