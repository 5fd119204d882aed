using System.Buffers;
using System.Text.RegularExpressions;
using EngagementFlows.Messaging;

namespace EngagementFlows.Inbox.Mail;

/// <summary>
/// What stands below a person's words and is not theirs: a signature after <c>-- </c>, the line of a phone, contact details after
/// "Kind regards", the disclaimer of an organisation in English and Welsh. Nothing that speaks in the first person or asks us to stop is taken away.
/// </summary>
internal static partial class ReplySignatures
{
    private const int LongestLine = 2_000;
    private const int LongestParagraph = 6_000;
    private const int MostContactLines = 10;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create(" _*-=#");

    /// <summary>The lines of one run of the person's own.</summary>
    internal static IReadOnlyList<string> Strip(List<string> lines)
    {
        var kept = lines.Where(line => !IsPhoneLine(line.Trim())).ToList();
        CutFrom(kept, kept.FindIndex(line => line.Trim() is "--" or "—"));
        CutFrom(kept, Disclaimer(kept));
        CutFrom(kept, ContactDetails(kept));
        while (kept.Count > 0 && IsRule(kept[^1]))
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    // "Sent from my phone, I can't come": a person's words on the phone's line.
    private static bool IsPhoneLine(string line) => line.Length <= 120 && PhoneLine().IsMatch(line) && !FirstPerson().IsMatch(AfterMy().Replace(line, ""));

    private static void CutFrom(List<string> lines, int first)
    {
        if (first >= 0)
            lines.RemoveRange(first, lines.Count - first);
    }

    // Underscores, stars, dashes: a line across the page, or an empty one.
    private static bool IsRule(string line) => !line.AsSpan().ContainsAnyExcept(RuleCharacters);

    /// <summary>Where the first paragraph of a disclaimer begins, if nothing of the person's own follows it; else -1.</summary>
    private static int Disclaimer(List<string> lines)
    {
        var first = -1;
        for (var at = 0; at < lines.Count;)
        {
            var end = at;
            while (end < lines.Count && lines[end].Trim().Length > 0)
                end++;
            if (end > at)
            {
                var paragraph = string.Join(' ', lines[at..end]);
                if (IsPersonal(paragraph))
                    first = -1;
                else if (first < 0 && IsDisclaimer(paragraph))
                    first = at;
            }

            at = end + 1;
        }

        return first;
    }

    private static bool IsDisclaimer(string paragraph)
    {
        var bounded = (paragraph.Length <= LongestParagraph ? paragraph : paragraph[..LongestParagraph]).Replace('’', '\'');
        if (Standing().IsMatch(bounded))
            return true;
        var terms = Terms().Matches(bounded).Select(match => match.Value.ToLowerInvariant()).Distinct().Count();
        return bounded.Length >= 80 && terms >= 2;
    }

    /// <summary>The line after which contact details stand, "Kind regards" among them; -1 where none do.</summary>
    private static int ContactDetails(List<string> lines)
    {
        for (var at = Math.Max(1, lines.Count - 2 * MostContactLines); at < lines.Count; at++)
        {
            if (!SignOff().IsMatch(lines[at].Trim()))
                continue;
            var below = lines.Skip(at + 1).Where(line => line.Trim().Length > 0).ToList();
            var contact = below.Count is > 1 and <= MostContactLines
                && below.All(line => line.Length <= 120)
                && below.Skip(1).Any(line => Contact().IsMatch(line))
                && !below.Any(line => IsPersonal(line) || Refusal().IsMatch(line))
                // A short answer stands there as often as a name does.
                && below.All(line => ReplyUnderstanding.Understand(new ReplyQuestion.YesNo(), line, Channel.Email) is ReplyMeaning.NotUnderstood);
            if (contact && lines.Take(at).Any(line => line.Trim().Length > 0))
                return at;
        }

        return -1;
    }

    private static bool IsPersonal(string text)
    {
        var bounded = text.Length <= LongestLine ? text : text[..LongestLine];
        return FirstPerson().IsMatch(bounded) || ReplyUnderstanding.Understand(question: null, bounded, Channel.Email) is ReplyMeaning.OptOut;
    }

    [GeneratedRegex("^(?:sent (?:from|via|with|using) (?:my (?:[a-z]*phone|ipad|tablet|mobile|galaxy|samsung|android|huawei|kindle|pixel|device|mac|laptop|computer|blackberry|verizon|htc|sony|lg|nokia)|outlook|yahoo|mail|samsung|bt|aol|gmail|proton)\\b.*|get outlook for .*|anfonwyd (?:o|oddi ar|drwy|gan ddefnyddio|trwy) (?:fy|outlook|yahoo|ffôn|gmail)\\b.*|wedi'i anfon o fy .*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PhoneLine();

    [GeneratedRegex("\\b(?:my|fy)\\s", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AfterMy();

    [GeneratedRegex("\\b(?:stop|unsubscribe|opt ?out|remove|cancel|stopio|stopiwch|peidiwch|tynnwch|canslo)\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();

    // Phrases that stand in a disclaimer and nowhere else.
    [GeneratedRegex("^[*\\s]*(?:disclaimer|confidentiality notice|legal disclaimer|ymwadiad|hysbysiad cyfrinachedd)\\b|this (?:e-?mail|message|transmission)(?: \\([^)]*\\))? (?:and|is|may|contains|has been)\\b.*\\b(?:confidential|intended|privileged|scanned|virus)|(?:the )?(?:information|contents?) (?:contained )?(?:in|of) this (?:e-?mail|message)\\b|(?:mae'r|gall y|gall yr|mae'r wybodaeth yn yr) (?:e-?bost|neges)(?: hwn| hon)? (?:a|ac|hwn|hon|yn|fod|gynnwys)\\b.*(?:cyfrinachol|gyfrinachol|bwriad|fraint)|(?:we|the council) welcomes? correspondence in welsh|rydym yn croesawu gohebiaeth|croesawn ohebiaeth|mae'r cyngor yn croesawu gohebiaeth|(?:please )?consider the environment before printing|meddyliwch am yr amgylchedd|ystyriwch yr amgylchedd", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Standing();

    [GeneratedRegex("confidential|privileged|intended (?:recipient|only|solely|for)|solely for|addressee|in error|unauthori[sz]ed|disclos(?:e|ed|ure)|views expressed|opinions expressed|viruses|notify the sender|monitored|cyfrinachol|gyfrinachol|derbynnydd|dderbynnydd|camgymeriad|gamgymeriad|rhowch wybod i'r anfonwr|safbwyntiau a fynegir|barn a fynegir|firysau|feirysau|datgelu|ddatgelu|bwriedir|fwriedir", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Terms();

    // "i" alone is Welsh for "to", and stands in every Welsh disclaimer.
    [GeneratedRegex("\\b(?:I|[Ii](?:['’]?m|['’]ll|['’]ve|['’]d)|i (?:am|can|cant|can['’]t|could|do|dont|don['’]t|got|had|have|hope|like|love|may|might|need|think|want|was|will|wont|won['’]t|would)|[Mm]y|MY|[Mm]e|ME|[Mm]ine|[Mm]yself|[Ff]i|FI|[Ff]y|FY|[Rr]wy|[Dd]w|[Dd]wi|[Rr]ydw|[Hh]offwn|[Aa]lla|[Gg]alla|[Bb]ydda|[Bb]yddaf)\\b", RegexOptions.NonBacktracking)]
    private static partial Regex FirstPerson();

    [GeneratedRegex("^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) ?(?:regards|wishes|thanks)|regards|best|thanks|thank you|cheers|yours (?:sincerely|faithfully|truly)|cofion(?: (?:cynnes|gorau|caredig))?|dymuniadau gorau|diolch(?: yn fawr)?|llawer o ddiolch|hwyl|yn gywir|yr eiddoch yn gywir)(?: / .{1,40})?[,.! ]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SignOff();

    [GeneratedRegex("@|\\bwww\\.|https?://|[0-9][0-9 ()-]{8,}[0-9]|\\b(?:tel|ffôn|phone|mobile|mob|symudol)\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Contact();
}
