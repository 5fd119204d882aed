using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>
/// Where somebody's own words end and a quotation begins, by shape and not by the words of a language: lines marked with ">", an
/// attribution, a block of headers, a line with words between dashes.
/// </summary>
internal static partial class Quotations
{
    /// <summary>Stands for what HTML marks as the beginning of the message that is answered.</summary>
    internal const string Divider = "-----Original Message-----";

    private const int LongestRule = 120;

    /// <summary>The runs of lines that nobody quoted, in order, and whether anything was quoted.</summary>
    internal static (List<List<string>> Sections, bool HasQuote) OwnSections(string[] lines, Correspondents people)
    {
        var sections = new List<List<string>>();
        var current = new List<string>();
        var hasQuote = false;
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line.StartsWith('>'))
            {
                Attributions.DropFromEnd(current, people);
                End();
                hasQuote = true;
            }
            else if (Attributions.IndexIn(lines[at]) is > 0 and var index)
            {
                current.Add(lines[at][..index].TrimEnd());
                End();
                return (sections, true);
            }
            else if (EndOfStart(lines, at, people) is { } after)
            {
                End();
                hasQuote = true;
                // Below a quote whose lines are marked the person may go on; below one without marks all is the quote.
                var next = MailLines.NextSeen(lines, after);
                if (next >= lines.Length || !lines[next].TrimStart().StartsWith('>'))
                {
                    return (sections, hasQuote);
                }

                at = next - 1;
            }
            else if (Attributions.IndexIn(lines[at]) == 0)
            {
                End();
                return (sections, true);
            }
            else
            {
                current.Add(lines[at].TrimEnd());
            }
        }

        End();
        return (sections, hasQuote);

        void End()
        {
            if (current.Exists(line => !MailLines.IsEmpty(line)))
            {
                sections.Add(current);
            }

            current = [];
        }
    }

    /// <returns>The line after what begins a quote here; null where none begins.</returns>
    private static int? EndOfStart(string[] lines, int at, Correspondents people)
    {
        var line = lines[at].Trim();
        if (line.Length == 0)
        {
            return null;
        }

        if (line.Length <= LongestRule && (KnownRule().IsMatch(line) || (Rule().IsMatch(line) && IsAboveQuote(lines, at + 1, people))))
        {
            // What the rule stands above belongs to it, so that the lines of a marked quote are found below.
            var next = MailLines.NextSeen(lines, at + 1);
            return EndOfNamed(lines, next, people) ?? at + 1;
        }

        return EndOfNamed(lines, at, people);
    }

    /// <summary>Headers or an attribution: what says whose words follow.</summary>
    private static int? EndOfNamed(string[] lines, int at, Correspondents people) =>
        at < lines.Length ? HeaderBlocks.EndOf(lines, at, people) ?? Attributions.EndOf(lines, at, people) : null;

    /// <summary>A line of dashes may be anybody's; above headers or an attribution it is the mail program's.</summary>
    private static bool IsAboveQuote(string[] lines, int from, Correspondents people) =>
        EndOfNamed(lines, MailLines.NextSeen(lines, from), people) is not null;

    [GeneratedRegex(
        @"^[\p{Pd}_=*\s]{2,}\s*(?:original (?:message|appointment|e-?mail)|forwarded message|begin forwarded message|reply message"
        + @"|(?:y )?neges wreiddiol|neges a anfonwyd ymlaen|neges wedi'i hanfon ymlaen|ursprüngliche (?:nachricht|mail)|original-?nachricht"
        + @"|message (?:d'origine|original|transféré)|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht"
        + @"|(?:oryginalna )?wiadomość(?: oryginalna)?|mesaj original|originalmeddelande|исходное сообщение)\s*[\p{Pd}_=*\s]{2,}:?$"
        + @"|^begin forwarded message:$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex KnownRule();

    /// <summary>A line of rule characters, with or without words within it.</summary>
    [GeneratedRegex(@"^[\p{Pd}_=*]{2,}(?:[^\p{Pd}_=*].{0,80}[\p{Pd}_=*]{2,}:?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
