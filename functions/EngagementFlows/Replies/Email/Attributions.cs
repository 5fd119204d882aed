using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>
/// The line that says who wrote what is quoted below it: "On Monday ... somebody wrote:". Known by its shape in any language: it ends with
/// a colon and has an address, or a date together with a word for writing or our name. Mail programs break it over up to four lines.
/// </summary>
internal static partial class Attributions
{
    private const int LongestLine = 400;
    private const int MostLines = 4;

    /// <returns>The line after an attribution that begins here; null where none does.</returns>
    internal static int? EndOf(IReadOnlyList<string> lines, int at, Correspondents people)
    {
        for (var end = at; end < lines.Count && end < at + MostLines; end++)
        {
            var line = lines[end].Trim();
            if (line.Length is 0 or > LongestLine || line[0] == '>')
            {
                return null;
            }

            // Only the fewest lines that make one belong to it: what stands above them may be the person's answer.
            if (EndsWithColon(line))
            {
                return StartOf(lines, end, people) == at ? end + 1 : null;
            }
        }

        return null;
    }

    /// <summary>Takes the attribution off the lines above a marked quote. The mark proves the quote: less shape is enough.</summary>
    internal static void DropFromEnd(List<string> before, Correspondents people)
    {
        var last = before.FindLastIndex(line => line.Trim().Length > 0);
        if (last < 0 || before[last].Trim() is not { Length: <= LongestLine } line || !EndsWithColon(line))
        {
            return;
        }

        var first = StartOf(before, last, people)
            ?? (line.Contains('@', StringComparison.Ordinal) || FullDate().IsMatch(line) || WordForWriting().IsMatch(line) ? last : null);
        if (first is { } start)
        {
            before.RemoveRange(start, before.Count - start);
        }
    }

    /// <summary>Where an attribution begins within a line whose end is the quote: some programs put all of them on one line.</summary>
    /// <returns>-1 where the line has none.</returns>
    internal static int IndexIn(string line)
    {
        if (line.Length > 20 * LongestLine)
        {
            return -1;
        }

        if (InLine().Match(line) is { Success: true } inLine)
        {
            return inLine.Groups["who"].Index;
        }

        return WholeLine().IsMatch(line) ? 0 : -1;
    }

    private static int? StartOf(IReadOnlyList<string> lines, int end, Correspondents people)
    {
        var text = "";
        for (var start = end; start >= 0 && start > end - MostLines; start--)
        {
            var line = lines[start].Trim();
            if (line.Length is 0 or > LongestLine || line[0] == '>' || (start < end && EndsWithColon(line)))
            {
                return null;
            }

            text = text.Length == 0 ? line : $"{line} {text}";
            if (IsWhole(text, people))
            {
                return start;
            }
        }

        return null;
    }

    private static bool IsWhole(string text, Correspondents people) =>
        (FullDate().IsMatch(text) || Time().IsMatch(text))
        && (Address().IsMatch(text) || WordForWriting().IsMatch(text) || people.NamesUs(text));

    private static bool EndsWithColon(string line) => line[^1] is ':' or '：';

    [GeneratedRegex(@"(?:19|20)[0-9]{2}|\b[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\b[0-9]{1,2}[:.h][0-9]{2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    [GeneratedRegex(@"[^\s<>()\[\]]+@[^\s<>()\[\]]+\.[^\s<>()\[\]]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\b(?:wrote|writes|ysgrifennodd|ysgrifennwyd|schrieb|geschrieben|écrit|escribió|escreveu|scritto|napisał(?:a|\(a\))?|pisze|schreef"
        + @"|skrev|kirjoitti|napsal|írta|написал\w*|написав|scris|parašė|rakstīja|yazdı|έγραψε|píše)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WordForWriting();

    [GeneratedRegex(
        @"(?:^|\s)(?<who>(?:On|Ar)\s[^\n]{0,200}[0-9][^\n]{0,160}"
        + @"[^\s<>]@[^\s<>]+>?\)?\s?(?:wrote|ysgrifennodd|ysgrifennwyd|said)\s?[:：])(?:\s|$)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InLine();

    [GeneratedRegex(
        @"^[^\n]{0,200}[0-9]{4}[^\n]{0,160}<[^\s<>]+@[^\s<>]+>(?:\s\S{2,20}){0,3}\s?[:：](?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex WholeLine();
}
