using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>
/// The headers that Outlook and others copy above what they quote: three lines or more of the shape "word: something" in any language, one
/// of them with an address that is not the sender's, with our name, or with a date and a time. A list in somebody's answer ("Date: 3 June
/// suits me", "Name: Ann", "Email: ann@example.org") has none of these.
/// </summary>
internal static partial class HeaderBlocks
{
    private const int LongestLine = 400;
    private const int Fewest = 3;
    private const int MostLines = 14;

    /// <returns>The line after a block of headers that begins here; null where none does.</returns>
    internal static int? EndOf(IReadOnlyList<string> lines, int at, Correspondents people)
    {
        if (!IsHeader(lines[at].Trim()))
        {
            return null;
        }

        if (RunTogether().IsMatch(lines[at]))
        {
            return at + 1;
        }

        var (count, isProven, line) = (0, false, at);
        for (; line < lines.Count && line < at + MostLines; line++)
        {
            var text = lines[line].Trim();
            if (IsHeader(text))
            {
                count++;
                isProven |= people.HasOtherAddress(text) || people.NamesUs(text) || DateAndTime().IsMatch(text);
            }
            else if (text.Length == 0 ? count >= Fewest : !GoesOn(lines[line], count))
            {
                break;
            }
        }

        return count >= Fewest && isProven ? line : null;
    }

    internal static bool IsHeader(string line) => line.Length <= LongestLine && Header().IsMatch(line);

    /// <summary>A long list of recipients is broken: the next line is set in, or has their addresses.</summary>
    private static bool GoesOn(string line, int count) =>
        count > 0 && line.Length is > 0 and <= LongestLine && (char.IsWhiteSpace(line[0]) || line.Contains('@', StringComparison.Ordinal));

    [GeneratedRegex(@"^[*_]*\p{L}[\p{L}\p{M} '’.-]{0,24}\s?[:：][*_]*(?:[^\s/]|\s+\S)", RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(
        @"(?:(?:19|20)[0-9]{2}|\b[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\b).*\b[0-9]{1,2}[:.][0-9]{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex DateAndTime();

    [GeneratedRegex(@"^\s*\p{L}{2,12}:.{0,160}@[^\s<>]+>\s*\p{L}{2,12}:.{0,200}@", RegexOptions.NonBacktracking)]
    private static partial Regex RunTogether();
}
