using System.Text.RegularExpressions;

namespace EngagementFlows.Inbox.Mail;

/// <summary>
/// Where a quote begins in a plain-text reply: the line that says who wrote it ("On ... wrote:", "Ar ... ysgrifennodd ...:"), the block
/// of headers that Outlook copies, the divider "Original Message". English and Welsh by their words, other languages by their shape.
/// </summary>
internal static partial class ReplyQuotes
{
    private const int LongestLine = 400;
    private const int MostAttributionLines = 4;
    private const int MostHeaderLines = 8;

    /// <param name="After">The first line after the start.</param>
    /// <param name="Surely">It cannot be anything else, so that all below is the quote even without a mark.</param>
    internal readonly record struct Start(int After, bool Surely);

    internal static bool IsQuoted(string line) => line is ['>', ..];

    internal static Start? QuoteStart(string[] lines, int at)
    {
        var line = lines[at].Trim();
        if (line.Length is 0 or > LongestLine)
            return null;
        if (DividerLine().IsMatch(line))
            return new Start(at + 1, Surely: true);
        return HeaderBlock(lines, at) ?? Attribution(lines, at);
    }

    /// <summary>
    /// Takes the line above a quote off the words before it, if it has the shape of an attribution: it ends with a colon and has an
    /// address or a date with a time or a year in it. It may be broken over lines.
    /// </summary>
    internal static void DropAttribution(List<string> before)
    {
        var last = before.FindLastIndex(line => line.Trim().Length > 0);
        if (last < 0 || before[last] is not { Length: <= LongestLine } end || end.Trim() is not [.., ':' or '：'])
            return;
        var first = last;
        while (first > 0 && last - first < 2 && !DateOrTime().IsMatch(before[first]) && before[first - 1].Trim() is { Length: > 0 and <= LongestLine } above && DateOrTime().IsMatch(above))
            first--;
        var text = string.Join(' ', before[first..(last + 1)]);
        if (text.Contains('@', StringComparison.Ordinal) || DateOrTime().IsMatch(text))
            before.RemoveRange(first, before.Count - first);
    }

    private static Start? Attribution(string[] lines, int at)
    {
        var text = lines[at].Trim();
        if (!AttributionStart().IsMatch(text))
            return null;
        for (var line = at; ;)
        {
            if (text.Length <= 2 * LongestLine && AttributionEnd().IsMatch(text))
                return new Start(line + 1, Surely: text.Contains('@', StringComparison.Ordinal) || DateOrTime().IsMatch(text));
            if (++line >= lines.Length || line - at >= MostAttributionLines || lines[line].Trim() is not { Length: > 0 and <= LongestLine } more || IsQuoted(more))
                return null;
            text = $"{text} {more}";
        }
    }

    /// <summary>A From line with two others of a mail's headers close below it.</summary>
    private static Start? HeaderBlock(string[] lines, int at)
    {
        if (!FromLine().IsMatch(lines[at].Trim()))
            return null;
        var others = 0;
        var after = at + 1;
        for (var line = at + 1; line < lines.Length && line <= at + MostHeaderLines; line++)
        {
            var text = lines[line].Trim();
            if (text.Length > LongestLine || !OtherHeaderLine().IsMatch(text))
                continue;
            others++;
            after = line + 1;
        }

        return others >= 2 ? new Start(after, Surely: true) : null;
    }

    [GeneratedRegex("^[-_=*\\s]{2,}\\s*(?:original (?:message|appointment)|forwarded message|begin forwarded message|reply message|neges wreiddiol|y neges wreiddiol|neges a anfonwyd ymlaen|neges wedi'i hanfon ymlaen)\\s*[-_=*\\s]{2,}:?$|^begin forwarded message:$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DividerLine();

    [GeneratedRegex("^(?:on|ar)\\s", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AttributionStart();

    [GeneratedRegex("\\bwrote\\s*[:：]$|\\bysgrifennodd\\b.*[:：]$|\\bysgrifennwyd\\b.*[:：]$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AttributionEnd();

    [GeneratedRegex("(?:19|20)[0-9][0-9]|[0-9]{1,2}[:.][0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex DateOrTime();

    [GeneratedRegex("^\\**(?:from|oddi wrth|gan)\\s*:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FromLine();

    [GeneratedRegex("^\\**(?:sent|date|to|cc|subject|reply-to|anfonwyd|dyddiad|at|i|pwnc|testun|copi)\\s*:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OtherHeaderLine();
}
