using System.Buffers;
using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>
/// What stands below a person's words and is no answer: all below "-- " or a rule across the page, the block that begins with the sender's
/// full name, contact details after "Kind regards", what HTML marks as a signature. A wish to stop is never taken away.
/// </summary>
internal static partial class Signatures
{
    private const int LongestContactLine = 120;
    private const int MostContactLines = 10;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create(" _*-=#~–—‐‑―");

    /// <param name="section">One run of the person's own lines.</param>
    /// <param name="hasSaid">Something of theirs stands above.</param>
    /// <param name="marked">The lines that HTML marks as signature.</param>
    internal static List<string> Strip(
        List<string> section, bool hasSaid, Correspondents people, IReadOnlySet<string> marked, LineSense sense)
    {
        var kept = section.Where(line => !Taglines.IsTagline(line)).ToList();
        CutFrom(kept, kept.FindIndex(IsDelimiter));
        CutFrom(kept, Rule(kept, hasSaid, sense));
        CutFrom(kept, Disclaimers.IndexIn(kept, sense.IsWish));
        CutFrom(kept, ContactDetails(kept, sense));
        kept = WithoutNameBlock(kept, hasSaid, people, sense);
        CutMarked(kept, marked);
        while (kept.Count > 0 && (IsRule(kept[^1])
            || (people.IsFullNameOfSender(kept[^1]) && (hasSaid || kept.Take(kept.Count - 1).Any(Says)))))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    internal static bool Says(string line) => !IsRule(line) && !Greeting().IsMatch(line.Trim());

    /// <summary>"-- " as the standard has it, and what people type in its place.</summary>
    private static bool IsDelimiter(string line) => line.Trim() is "--" or "—" or "––" or "‐‐" or "—–" or "-- -" or "__";

    // Underscores, stars, dashes: a line across the page, or an empty one.
    private static bool IsRule(string line) => !line.AsSpan().ContainsAnyExcept(RuleCharacters);

    private static void CutFrom(List<string> lines, int first)
    {
        if (first >= 0)
        {
            lines.RemoveRange(first, lines.Count - first);
        }
    }

    /// <summary>Where a rule across the page has only a program's or an office's text below it; else -1.</summary>
    private static int Rule(List<string> lines, bool hasSaid, LineSense sense)
    {
        var first = lines.FindIndex(line => line.Trim().Length >= 20 && IsRule(line));
        var isBelowWords = first >= 0 && (hasSaid || lines.Take(first).Any(Says));
        return isBelowWords && !lines.Skip(first).Any(line => PersonalWords.AreIn(line) || sense.IsWish(line) || sense.IsAnswer(line))
            ? first
            : -1;
    }

    /// <summary>
    /// Takes out the paragraph that the sender's full name begins, whatever it says of working days or campaigns, and of what follows that
    /// which is nobody's answer.
    /// </summary>
    private static List<string> WithoutNameBlock(List<string> lines, bool hasSaid, Correspondents people, LineSense sense)
    {
        var first = -1;
        for (var at = 0; at < lines.Count && first < 0; at++)
        {
            var beginsParagraph = at == 0 ? hasSaid : MailLines.IsEmpty(lines[at - 1]) || SignOff().IsMatch(lines[at - 1].Trim());
            if (beginsParagraph && (hasSaid || lines.Take(at).Any(Says)) && people.IsFullNameOfSender(lines[at]))
            {
                first = at;
            }
        }

        if (first < 0)
        {
            return lines;
        }

        var end = MailLines.EndOfParagraph(lines, first);
        var kept = lines.Take(first).Concat(lines.Skip(first).Take(end - first).Where(sense.IsWish)).ToList();
        for (var at = MailLines.NextSeen(lines, end); at < lines.Count; at = MailLines.NextSeen(lines, end))
        {
            end = MailLines.EndOfParagraph(lines, at);
            var paragraph = lines.GetRange(at, end - at);
            if (paragraph.Exists(line => PersonalWords.AreIn(line) || sense.IsWish(line) || sense.IsAnswer(line)))
            {
                kept.Add("");
                kept.AddRange(paragraph);
            }
        }

        return kept;
    }

    /// <summary>The line after which contact details stand, "Kind regards" among them; -1 where none do.</summary>
    private static int ContactDetails(List<string> lines, LineSense sense)
    {
        for (var at = Math.Max(1, lines.Count - (2 * MostContactLines)); at < lines.Count; at++)
        {
            if (!SignOff().IsMatch(lines[at].Trim()))
            {
                continue;
            }

            var below = lines.Skip(at + 1).Where(line => !MailLines.IsEmpty(line)).ToList();
            var isContact = below.Count is > 1 and <= MostContactLines
                && below.TrueForAll(line => line.Length <= LongestContactLine)
                && below.Skip(1).Any(line => Contact().IsMatch(line))
                && !below.Exists(line => PersonalWords.AreIn(line) || Refusal().IsMatch(line))
                // A short answer stands there as often as a name does.
                && !below.Exists(line => sense.IsWish(line) || sense.IsAnswer(line));
            if (isContact && lines.Take(at).Any(line => !MailLines.IsEmpty(line)))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The last lines, as far as HTML marks them as signature.</summary>
    private static void CutMarked(List<string> lines, IReadOnlySet<string> marked)
    {
        var first = lines.Count;
        while (first > 0 && (MailLines.IsEmpty(lines[first - 1]) || marked.Contains(lines[first - 1].Trim())))
        {
            first--;
        }

        if (first > 0 && marked.Count > 0)
        {
            CutFrom(lines, first);
        }
    }

    [GeneratedRegex(
        @"\b(?:stop|unsubscribe|opt ?out|remove|cancel|stopio|stopiwch|peidiwch|tynnwch|canslo)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();

    [GeneratedRegex(
        @"^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) ?(?:regards|wishes|thanks)|regards|best|thanks|thank you|cheers"
        + @"|yours (?:sincerely|faithfully|truly)|cofion(?: (?:cynnes|gorau|caredig))?|dymuniadau gorau|diolch(?: yn fawr)?"
        + @"|llawer o ddiolch"
        + @"|hwyl|yn gywir|yr eiddoch yn gywir|mit freundlichen grüßen|viele grüße|cordialement|bien à vous|saludos|un saludo"
        + @"|cordiali saluti"
        + @"|pozdrawiam|z poważaniem|met vriendelijke groet(?:en)?|cu stimă|atenciosamente)(?: / .{1,40})?[,.! ]*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SignOff();

    [GeneratedRegex(
        @"@|\bwww\.|https?://|[0-9][0-9 ()-]{8,}[0-9]|\b(?:tel|ffôn|phone|mobile|mob|symudol)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Contact();

    [GeneratedRegex(
        @"^(?:dear|hi|hello|hiya|hey|good (?:morning|afternoon|evening)|annwyl|helo|shwmae|s'?mae|bore da|prynhawn da|noswaith dda|haia)"
        + @"(?: [\p{L}'’ .-]{1,40})?[,.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Greeting();
}
