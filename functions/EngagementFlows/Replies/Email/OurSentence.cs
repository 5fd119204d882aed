using System.Text;
using System.Text.RegularExpressions;
using EngagementFlows.Messaging;

namespace EngagementFlows.Replies.Email;

/// <summary>One word of a text, folded for comparing.</summary>
/// <param name="EndsSentence">A full stop or a question mark stands behind it.</param>
/// <param name="Line">The number of its line.</param>
/// <param name="EndsBlock">Its line is the last of a paragraph, or was ended by whoever wrote it and not for its length.</param>
internal readonly record struct OurWord(string Folded, string Raw, bool EndsSentence, int Line, bool EndsBlock)
{
    private const int ShortestBrokenLine = 60;

    internal static List<OurWord> In(List<string> lines)
    {
        var words = new List<OurWord>();
        for (var at = 0; at < lines.Count; at++)
        {
            foreach (var raw in lines[at].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var folded = Fold(raw);
                if (folded.Length > 0)
                {
                    words.Add(new OurWord(folded, raw, Ends(raw), at, EndsBlock: false));
                }
            }

            if (words.Count > 0 && (lines[at].Length < ShortestBrokenLine || at + 1 == lines.Count || MailLines.IsEmpty(lines[at + 1])))
            {
                words[^1] = words[^1] with { EndsBlock = true };
            }
        }

        return words;
    }

    internal static bool Ends(string raw) => raw.TrimEnd('"', '”', '\'', '’', '*', '_', ')') is [.., '.' or '?' or '!'];

    internal static string Fold(string raw)
    {
        var folded = new StringBuilder(raw.Length);
        foreach (var character in raw)
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString();
    }
}

/// <summary>A sentence that we write; null among its words is a field, which may be anything.</summary>
internal sealed partial class OurSentence
{
    private const int LongestField = 15;

    private OurSentence(List<string?> words, bool isWholeLine)
    {
        Words = words;
        IsWholeLine = isWholeLine;
        Literals = words.Count(word => word is not null);
        FirstLiteralAt = words.FindIndex(word => word is not null);
    }

    internal List<string?> Words { get; }

    internal int Literals { get; }

    internal int FirstLiteralAt { get; }

    internal string? FirstLiteral => FirstLiteralAt < 0 ? null : Words[FirstLiteralAt];

    /// <summary>It is all of its line, and is found only as such where it is short.</summary>
    private bool IsWholeLine { get; }

    internal static IEnumerable<OurSentence> In(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var isSubject = line.StartsWith(TemplateSources.SubjectLabel, StringComparison.Ordinal);
            var plain = Tag().Replace(isSubject ? line[TemplateSources.SubjectLabel.Length..] : line, " \uFFFC ");
            var words = new List<string?>();
            var isFirst = true;
            foreach (var raw in plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var isField = raw.Contains('\uFFFC', StringComparison.Ordinal);
                var folded = OurWord.Fold(raw);
                if (isField ? words is not [.., null] : folded.Length > 0)
                {
                    words.Add(isField ? null : folded);
                }

                if (OurWord.Ends(raw) && words.Count > 0)
                {
                    yield return new OurSentence(words, isWholeLine: false);
                    (words, isFirst) = ([], false);
                }
            }

            if (words.Exists(word => word is not null))
            {
                yield return new OurSentence(words, isWholeLine: isFirst);
            }
        }
    }

    public override string ToString() => string.Join(' ', Words.Select(word => word ?? "*"));

    /// <summary>Where so many words stand together without a field between them; null where nowhere.</summary>
    internal int? KeyOffset(int length)
    {
        for (var at = 0; at + length <= Words.Count; at++)
        {
            if (Words.Skip(at).Take(length).All(word => word is not null))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Short sentences count only from the beginning of a line or sentence to the end of one.</summary>
    internal bool IsWholeAt(List<OurWord> words, (int Start, int End) found) =>
        (Literals > 1 || (Words.Count > 1 && FirstLiteral!.Length > 3))
        && (found.Start == 0 || words[found.Start - 1].EndsSentence || words[found.Start - 1].Line != words[found.Start].Line)
        && (words[found.End - 1].EndsSentence || found.End == words.Count || words[found.End].Line != words[found.End - 1].Line)
        && (!IsWholeLine || found.Start == 0 || words[found.Start - 1].Line != words[found.Start].Line);

    /// <summary>Tries the sentence with its word <paramref name="offset"/> at a place of a text.</summary>
    internal (int Start, int End)? Match(List<OurWord> words, int at, int offset)
    {
        var end = Forward(words, at, offset);
        var start = end is null ? null : Backward(words, at, offset);
        return start is null ? null : (start.Value, end!.Value);
    }

    private int? Forward(List<OurWord> words, int at, int from)
    {
        for (var index = from; index < Words.Count; index++)
        {
            if (Words[index] is { } literal)
            {
                if (at >= words.Count || words[at].Folded != literal)
                {
                    return null;
                }

                at++;
            }
            else if (index + 1 == Words.Count)
            {
                return EndOfField(words, at);
            }
            else
            {
                var last = Math.Min(words.Count, at + LongestField + 1);
                while (at < last && words[at].Folded != Words[index + 1])
                {
                    at++;
                }

                if (at == last)
                {
                    return null;
                }
            }
        }

        return at;
    }

    /// <summary>A field at the end goes to the end of the sentence or of a line that was not broken for its length.</summary>
    private static int EndOfField(List<OurWord> words, int at)
    {
        var last = Math.Min(words.Count, at + LongestField);
        while (at < last && at > 0 && !words[at - 1].EndsSentence && !words[at - 1].EndsBlock)
        {
            at++;
        }

        return at;
    }

    private int? Backward(List<OurWord> words, int at, int from)
    {
        for (var index = from - 1; index >= 0; index--)
        {
            if (Words[index] is { } literal)
            {
                if (at == 0 || words[at - 1].Folded != literal)
                {
                    return null;
                }

                at--;
            }
            else
            {
                var first = Math.Max(0, at - LongestField);
                var wanted = index == 0 ? null : Words[index - 1];
                while (at > first && (wanted is null
                    ? !words[at - 1].EndsSentence && !words[at - 1].EndsBlock && words[at - 1].Line == words[at].Line
                    : words[at - 1].Folded != wanted))
                {
                    at--;
                }
            }
        }

        return at;
    }

    [GeneratedRegex(@"\{\{\{?[^{}]*\}?\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
