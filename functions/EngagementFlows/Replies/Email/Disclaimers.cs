using System.Text.RegularExpressions;

namespace EngagementFlows.Replies.Email;

/// <summary>What offices and gateways put below or above every mail: disclaimers, language notices, warnings.</summary>
internal static partial class Disclaimers
{
    private const int LongestParagraph = 6_000;
    private const int ShortestByTerms = 80;

    /// <summary>Where the first paragraph of a disclaimer begins, if nothing of the person's own follows it; else -1.</summary>
    internal static int IndexIn(List<string> lines, Func<string, bool> isWish)
    {
        var first = -1;
        for (var at = MailLines.NextSeen(lines, 0); at < lines.Count;)
        {
            var end = MailLines.EndOfParagraph(lines, at);
            var paragraph = Bounded(lines, at, end);
            if (PersonalWords.AreIn(paragraph) || isWish(paragraph))
            {
                first = -1;
            }
            else if (first < 0 && IsDisclaimer(paragraph))
            {
                first = at;
            }

            at = MailLines.NextSeen(lines, end);
        }

        return first;
    }

    /// <summary>The lines without the warnings that a gateway puts above or among them.</summary>
    internal static List<string> WithoutBanners(List<string> lines)
    {
        var kept = new List<string>(lines.Count);
        var isMarked = false;
        for (var at = 0; at < lines.Count;)
        {
            if (MailLines.IsEmpty(lines[at]))
            {
                kept.Add(lines[at++]);
                continue;
            }

            var end = MailLines.EndOfParagraph(lines, at);
            var paragraph = Bounded(lines, at, end);
            var starts = paragraph.Contains("BannerStart", StringComparison.Ordinal) && BannerMark().IsMatch(paragraph);
            isMarked |= starts;
            if (!isMarked && !IsBanner(paragraph))
            {
                kept.AddRange(lines.Skip(at).Take(end - at));
            }

            isMarked &= !paragraph.Contains("BannerEnd", StringComparison.Ordinal);
            at = end;
        }

        return kept;
    }

    internal static bool IsDisclaimer(string paragraph)
    {
        var straight = paragraph.Replace('’', '\'');
        return Standing().IsMatch(straight)
            || (straight.Length >= ShortestByTerms
                && Terms().Matches(straight).Select(match => match.Value.ToLowerInvariant()).Distinct().Count() >= 2);
    }

    private static bool IsBanner(string paragraph) =>
        !PersonalWords.AreIn(paragraph)
        && (Banner().IsMatch(paragraph)
            || BannerTerms().Matches(paragraph).Select(match => match.Value.ToLowerInvariant()).Distinct().Count() >= 3);

    private static string Bounded(List<string> lines, int at, int end)
    {
        var paragraph = string.Join(' ', lines.Skip(at).Take(end - at));
        return paragraph.Length <= LongestParagraph ? paragraph : paragraph[..LongestParagraph];
    }

    // Phrases that stand in a disclaimer and nowhere else.
    [GeneratedRegex(
        @"^[*\s]*(?:disclaimer|confidentiality notice|legal disclaimer|ymwadiad|hysbysiad cyfrinachedd)\b"
        + @"|this (?:e-?mail|message|transmission)(?: \([^)]*\))? (?:and|is|may|contains|has been)\b.*\b(?:confidential|intended"
        + @"|privileged|scanned|virus)"
        + @"|(?:the )?(?:information|contents?) (?:contained )?(?:in|of) this (?:e-?mail|message)\b"
        + @"|(?:mae'r|gall y|gall yr|mae'r wybodaeth yn yr) (?:e-?bost|neges)(?: hwn| hon)? (?:a|ac|hwn|hon|yn|fod|gynnwys)\b"
        + @".*(?:cyfrinachol|gyfrinachol|bwriad|fraint)"
        + @"|(?:we|the council) welcomes? correspondence in welsh|rydym yn croesawu gohebiaeth|croesawn ohebiaeth"
        + @"|mae'r cyngor yn croesawu gohebiaeth|(?:please )?consider the environment before printing"
        + @"|meddyliwch am yr amgylchedd|ystyriwch yr amgylchedd|^official(?:-sensitive)?$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Standing();

    [GeneratedRegex(
        @"confidential|privileged|intended (?:recipient|only|solely|for)|solely for|addressee|in error|unauthori[sz]ed|disclos(?:e|ed|ure)"
        + @"|views expressed|opinions expressed|viruses|notify the sender|monitored"
        + @"|cyfrinachol|gyfrinachol|derbynnydd|dderbynnydd|camgymeriad|gamgymeriad|rhowch wybod i'r anfonwr|safbwyntiau a fynegir"
        + @"|barn a fynegir|firysau|feirysau|datgelu|ddatgelu|bwriedir|fwriedir"
        + @"|vertraulich|empfänger|irrtümlich|confidentiel|destinataire|par erreur|confidencial|destinatario|por error|riservat"
        + @"|per errore|poufn|adresat|omyłkow|vertrouwelijk|geadresseerde|confidențial|destinatarul",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Terms();

    [GeneratedRegex(
        @"^[\[*\s]*(?:external|external e-?mail|external sender|allanol|e-?bost allanol)[\]*\s:.!]*$"
        + @"|this message is from an external sender|you don['’]t often get email from"
        + @"|this (?:e-?mail|message) (?:originated|came|was sent) from (?:an )?(?:outside|external)\b"
        + @"|daeth yr? (?:e-?bost|neges) (?:hwn|hon) o'r tu allan",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Banner();

    [GeneratedRegex(
        @"caution|warning|rhybudd|external|outside (?:of )?(?:the|your|our)|(?:do not|don['’]t) click|open attachments"
        + @"|unless you (?:recogni[sz]e|trust)"
        + @"|know the content is safe|originated from|report suspicious|peidiwch â chlicio|atodiadau",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BannerTerms();

    [GeneratedRegex(@"[a-zA-Z]{4,40}BannerStart", RegexOptions.NonBacktracking)]
    private static partial Regex BannerMark();
}
