using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFlows.Contacts;

namespace EngagementFlows.Participants;

/// <summary>When one person is not to be disturbed, by their own clock; <c>HH:mm</c> each, equal ones for never.</summary>
public sealed partial record PersonalQuietHours(string From, string Until)
{
    public const string Expected = "Write the quiet hours as two times of day, such as 21:00-08:00.";

    /// <summary>Reads <c>21:00-08:00</c>, also with a full stop for the colon, a long dash, "to" or "tan"; null where it is something else.</summary>
    public static PersonalQuietHours? Read(string text)
    {
        var match = Span().Match(string.Concat(TextFolding.Fold(text).Select(character => Characters.IsHyphen(character) ? '-' : character)));
        return match.Success && TimeOf(match, "from") is { } from && TimeOf(match, "until") is { } until ? new(from, until) : null;
    }

    private static string? TimeOf(Match match, string which)
    {
        var (hour, minute) = (int.Parse(match.Groups[which].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[which + "Minute"].ValueSpan, CultureInfo.InvariantCulture));
        return hour < 24 && minute < 60 ? $"{hour:D2}:{minute:D2}" : null;
    }

    // The minutes have to be there: nobody can tell whether "9-8" begins in the evening.
    [GeneratedRegex(@"^(?<from>[0-9]{1,2})[:.](?<fromMinute>[0-9]{2})\s*(-|to|until|tan|hyd)\s*(?<until>[0-9]{1,2})[:.](?<untilMinute>[0-9]{2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();
}
