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

    /// <summary>Those that ask whether somebody comes, and must say both ways of it where the meeting asks for both.</summary>
    private static readonly HashSet<string> Inviting = new(["invitation", "invitation-reminder", "meeting-changed", "waiting-list-offer"],
        StringComparer.Ordinal);

    /// <param name="asksRoomOrVideo">To come to the room and by video are two answers, with a number each.</param>
    internal static IEnumerable<Finding> Check(string template, LintedText text, bool asksRoomOrVideo)
    {
        if (!Asking.Contains(template))
            yield break;
        if (Field().IsMatch(text.Source))
        {
            if (asksRoomOrVideo && Inviting.Contains(template) && !Video().IsMatch(text.Source))
                yield return text.Error("no-number-for-video", "{{yes}}", "The meeting asks whether people come to the room or by video (meeting.askRoomOrVideo). Write {{yes}} for the room and {{video}} for video, beside {{no}} and {{notSure}}.");
            yield break;
        }

        if (asksRoomOrVideo && template != "consent-question" && Literal().Match(text.Prose) is { Success: true, Value: var number })
            yield return text.Error("literal-number", number, "Write {{yes}} for the room, {{video}} for video, {{no}} and {{notSure}} for the numbers: the meeting asks whether people come to the room or by video, so that 2 is not no.");
        else if (Literal().Match(text.Prose) is { Success: true, Value: var written })
            yield return text.Warning("literal-number", written, "Write {{yes}}, {{no}} and {{notSure}} for the numbers: where two people share a phone, or two questions are open, the fields give each question numbers of its own.");
    }

    [GeneratedRegex(@"\{\{\s*(?:yes|video|no|notSure)\s*\}\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"\{\{\s*video\s*\}\}")]
    private static partial Regex Video();

    [GeneratedRegex(@"\b(?:reply|replying|answer|respond|text|send|press|atebwch|ateb|anfonwch)\b[^.\n]{0,40}?\b[1-9]\b", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();
}
