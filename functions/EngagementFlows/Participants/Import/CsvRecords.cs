using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace EngagementFlows.Participants.Import;

/// <summary>One record of a CSV file and the physical line on which it starts.</summary>
/// <param name="BrokenQuotes">A quote is opened and not closed, or something follows a closing quote: the cells cannot be trusted.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, bool BrokenQuotes)
{
    internal bool IsBlank => !BrokenQuotes && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>
/// Cuts CSV text into records with CsvHelper. A quote that is never closed would swallow every row after it; here the record
/// in which it stands is marked as broken and reading goes on with the line after it.
/// </summary>
internal static class CsvRecords
{
    internal static IEnumerable<CsvRecord> Read(string text, string delimiter)
    {
        var offset = 0;
        var line = 1;
        while (offset < text.Length)
        {
            var resumeAt = text.Length;
            foreach (var (record, raw) in ReadFrom(text, offset, line, delimiter))
            {
                var nextLine = raw.Length;
                if (record.BrokenQuotes)
                    nextLine = EndOfFirstLine(raw);
                yield return record;
                offset += nextLine;
                line += CountLines(raw.AsSpan(0, nextLine));
                if (nextLine < raw.Length)
                {
                    resumeAt = offset;
                    break;
                }
            }

            offset = resumeAt;
        }
    }

    /// <summary>The character of <c>, ; tab |</c> that separates the headings; commas where there is none.</summary>
    internal static string DetectDelimiter(string text)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0, ['|'] = 0 };
        var quoted = false;
        foreach (var character in text.AsSpan().TrimStart("\r\n"))
        {
            if (character == '"')
                quoted = !quoted;
            else if (!quoted && character is '\n' or '\r')
                break;
            else if (!quoted && counts.TryGetValue(character, out var count))
                counts[character] = count + 1;
        }

        return counts.MaxBy(pair => pair.Value).Key.ToString();
    }

    private static IEnumerable<(CsvRecord Record, string Raw)> ReadFrom(string text, int offset, int line, string delimiter)
    {
        var broken = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
            // A quote inside a cell that does not start with one (5" screen) is just a character.
            BadDataFound = bad => broken |= bad.Field.AsSpan().TrimStart().StartsWith("\""),
        };
        using var parser = new CsvParser(new TextFrom(text, offset), configuration);
        while (parser.Read())
        {
            broken = false;
            var cells = parser.Record ?? [];
            var raw = parser.RawRecord;
            yield return (new CsvRecord(line, cells, broken), raw);
            line += CountLines(raw);
        }
    }

    private static int EndOfFirstLine(string raw)
    {
        var end = raw.AsSpan().IndexOfAny('\r', '\n');
        if (end < 0)
            return raw.Length;
        return raw[end] == '\r' && end + 1 < raw.Length && raw[end + 1] == '\n' ? end + 2 : end + 1;
    }

    internal static int CountLines(ReadOnlySpan<char> text)
    {
        var lines = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
                lines++;
        }

        return lines;
    }

    /// <summary>The end of a text as a reader, without copying it each time that reading starts again.</summary>
    private sealed class TextFrom(string text, int offset) : TextReader
    {
        private int position = offset;

        public override int Peek() => position < text.Length ? text[position] : -1;

        public override int Read() => position < text.Length ? text[position++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(count, text.Length - position);
            text.CopyTo(position, buffer, index, length);
            position += length;
            return length;
        }
    }
}
