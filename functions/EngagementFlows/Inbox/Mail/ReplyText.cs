using System.Text;

namespace EngagementFlows.Inbox.Mail;

/// <param name="AreOwn">False where nothing was left, and <paramref name="Text"/> is the whole mail for a person to see.</param>
public readonly record struct OwnWords(string Text, bool AreOwn);

/// <summary>
/// The person's own words in an email reply: without what is quoted, whoever put the quote above, below or between the words, and
/// without signatures, "Sent from my phone" and the disclaimers that organisations add. In doubt a line stays: the team can read past
/// a signature, but nobody can read a word that was thrown away. Time is linear in the length of the text; it never throws.
/// </summary>
public static class ReplyText
{
    /// <summary>Stands above a quoted message that has no other mark.</summary>
    internal const string Divider = "-----Original Message-----";

    private const int Longest = 200_000;

    public static OwnWords OwnWords(string text)
    {
        var whole = Clean(text);
        var lines = whole.Split('\n');
        var sections = Sections(lines);
        var own = Join(sections.SelectMany(section => ReplySignatures.Strip(section).Append("")));
        if (own.Any(IsSeen))
            return new OwnWords(own, AreOwn: true);
        return new OwnWords(whole.Trim(), AreOwn: false);
    }

    private static string Clean(string text)
    {
        var bounded = text.Length <= Longest ? text : text[..Longest];
        var clean = new StringBuilder(bounded.Length);
        foreach (var character in bounded.ReplaceLineEndings("\n"))
        {
            if (character is '\u00A0' or '\t')
                clean.Append(' ');
            else if (character == '\n' || !char.IsControl(character))
                clean.Append(character);
        }

        return clean.ToString();
    }

    /// <summary>The runs of lines that nobody quoted, in order.</summary>
    private static List<List<string>> Sections(string[] lines)
    {
        var sections = new List<List<string>>();
        var current = new List<string>();
        for (var at = 0; at < lines.Length;)
        {
            var line = lines[at].Trim();
            if (ReplyQuotes.IsQuoted(line))
            {
                ReplyQuotes.DropAttribution(current);
                End();
                at++;
                continue;
            }

            if (ReplyQuotes.QuoteStart(lines, at) is { } start)
            {
                // Quoted lines say themselves where they end, so that what is written below them is kept; a bare quote does not.
                var next = NextSeen(lines, start.After);
                End();
                if (next >= lines.Length || !ReplyQuotes.IsQuoted(lines[next].Trim()))
                {
                    if (!start.Surely)
                    {
                        current.AddRange(lines[at..start.After]);
                        at = start.After;
                        continue;
                    }

                    break;
                }

                at = next;
                continue;
            }

            current.Add(lines[at].TrimEnd());
            at++;
        }

        End();
        return sections;

        void End()
        {
            if (current.Count > 0)
                sections.Add(current);
            current = [];
        }
    }

    private static int NextSeen(string[] lines, int at)
    {
        while (at < lines.Length && lines[at].AsSpan().Trim().IsEmpty)
            at++;
        return at;
    }

    private static string Join(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        var empty = false;
        foreach (var line in lines)
        {
            if (line.Trim().Length == 0)
            {
                empty = joined.Length > 0;
                continue;
            }

            joined.Append(empty ? "\n" : "").Append(line).Append('\n');
            empty = false;
        }

        return joined.ToString().Trim();
    }

    // An emoji is an answer; a row of dashes is none.
    private static bool IsSeen(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character) || char.IsSymbol(character);
}
