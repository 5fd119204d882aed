using System.Text;

namespace EngagementFlows.Replies.Email;

/// <summary>A mail's text as lines, without what nobody sees: control characters and marks of no width.</summary>
internal static class MailLines
{
    private const int Longest = 200_000;

    internal static string[] Of(string text)
    {
        var bounded = text.Length <= Longest ? text : text[..Longest];
        var clean = new StringBuilder(bounded.Length);
        foreach (var character in bounded.ReplaceLineEndings("\n"))
        {
            if (character is '\u00A0' or '\u202F' or '\t')
            {
                clean.Append(' ');
            }
            else if (character == '\n' || !(char.IsControl(character) || IsUnseen(character)))
            {
                clean.Append(character);
            }
        }

        return clean.ToString().Split('\n');
    }

    internal static bool IsEmpty(string line) => line.AsSpan().Trim().IsEmpty;

    /// <summary>The first line from one on that says something; the number of lines where none does.</summary>
    internal static int NextSeen(IReadOnlyList<string> lines, int at)
    {
        while (at < lines.Count && IsEmpty(lines[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The line after the paragraph that a line stands in.</summary>
    internal static int EndOfParagraph(IReadOnlyList<string> lines, int at)
    {
        while (at < lines.Count && !IsEmpty(lines[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>One text of the lines, with at most one empty line between two.</summary>
    internal static string Join(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        var empty = false;
        foreach (var line in lines)
        {
            if (IsEmpty(line))
            {
                empty = joined.Length > 0;
                continue;
            }

            joined.Append(empty ? "\n" : "").Append(line.TrimEnd()).Append('\n');
            empty = false;
        }

        return joined.ToString().Trim();
    }

    // Not U+200D, which joins the parts of an emoji.
    private static bool IsUnseen(char character) =>
        character is '\uFEFF' or '\u200B' or '\u2060' or '\u00AD' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E');
}
