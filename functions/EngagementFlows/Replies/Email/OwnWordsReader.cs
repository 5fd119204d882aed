namespace EngagementFlows.Replies.Email;

/// <summary>
/// The person's own words of an email: without what it quotes, wherever they stand around it, and without signatures, taglines, warnings
/// and disclaimers. In doubt a line stays: the team can read past a signature, but nobody can read a word that was thrown away. Pure; time
/// is linear in the length of the text; it never throws.
/// </summary>
public static class OwnWordsReader
{
    private const int LongestSubject = 1_000;

    /// <param name="ours">Texts of ours that the mail may quote without any mark.</param>
    /// <param name="sense">What the rules that read replies make of a line.</param>
    public static OwnWords Read(MailText mail, OurTexts? ours = null, LineSense? sense = null)
    {
        var people = new Correspondents(mail.Sender, mail.OurNames);
        var signature = (mail.Html?.Signature ?? []).ToHashSet(StringComparer.Ordinal);
        var lines = LinesOf(mail.Text);
        var (sections, hasQuote) = Quotations.OwnSections(lines, people);
        if (!hasQuote && mail.Html is { HasQuote: true } html && LinesOf(html.Text) is var marked
            && Quotations.OwnSections(marked, people) is { HasQuote: true, Sections: var fromHtml })
        {
            sections = fromHtml;
        }

        var own = MailLines.Join(OwnLines(sections, people, signature, ours, sense ?? LineSense.None));
        return own.Any(IsSeen) ? new OwnWords(own, AreOwn: true) : new OwnWords(string.Join('\n', lines).Trim(), AreOwn: false);
    }

    /// <summary>Some write nothing but a subject: "yes", "unsubscribe". One that says which mail it answers is that mail's.</summary>
    /// <returns>Null where the subject is nobody's answer.</returns>
    public static string? InSubject(string subject, OurTexts? ours = null)
    {
        if (subject.Length > LongestSubject || AnsweringSubjects.IsAnswer(subject))
        {
            return null;
        }

        List<string> lines = [.. LinesOf(AnsweringSubjects.WithoutTags(subject))];
        var rest = ours is null ? lines : ours.Without(lines, new Correspondents("", [])).Lines;
        return MailLines.Join(rest) is var words && words.Any(IsSeen) ? words : null;
    }

    private static IEnumerable<string> OwnLines(
        List<List<string>> sections, Correspondents people, HashSet<string> signature, OurTexts? ours, LineSense sense)
    {
        var hasSaid = false;
        foreach (var section in sections)
        {
            var theirs = Disclaimers.WithoutBanners(ours is null ? section : ours.Without(section, people).Lines);
            var kept = Signatures.Strip(theirs, hasSaid, people, signature, sense);
            hasSaid |= kept.Exists(Signatures.Says);
            foreach (var line in kept)
            {
                yield return line;
            }

            yield return "";
        }
    }

    private static string[] LinesOf(string text) => [.. MailLines.Of(text).Select(RewrittenLinks.Undone)];

    // An emoji is an answer; a row of dashes is none.
    private static bool IsSeen(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || char.IsSymbol(character);
}
