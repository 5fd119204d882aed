using System.Text;

namespace EngagementFlows.Calendars;

/// <summary>One content line. Names are in capitals.</summary>
internal sealed record CalendarLine(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Value)
{
    internal string? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Key == name).Value;

    /// <summary>The value as text, its escapes undone.</summary>
    internal string Text()
    {
        var text = new StringBuilder(Value.Length);
        for (var at = 0; at < Value.Length; at++)
        {
            if (Value[at] != '\\' || at + 1 == Value.Length)
                text.Append(Value[at]);
            else
                text.Append(Value[++at] is 'n' or 'N' ? '\n' : Value[at]);
        }

        return text.ToString();
    }
}

/// <summary>
/// The method and the events of a calendar file: unfolded, parameters in any order and case, bare line feeds taken too.
/// What is no content line is passed over; bounded, and it never throws.
/// </summary>
internal static class CalendarReader
{
    private const int Longest = 256 * 1024;
    private const int MostEvents = 50;

    /// <returns>The method in capitals, null where there is none; the lines of each VEVENT, without those of components inside it.</returns>
    internal static (string? Method, IReadOnlyList<IReadOnlyList<CalendarLine>> Events) Read(string text)
    {
        string? method = null;
        var events = new List<IReadOnlyList<CalendarLine>>();
        var open = new Stack<string>();
        List<CalendarLine> lines = [];
        foreach (var line in Unfold(text.Length <= Longest ? text : text[..Longest]).Select(Parse).OfType<CalendarLine>())
        {
            var component = line.Value.Trim().ToUpperInvariant();
            if (line.Name == "BEGIN")
            {
                if (component == "VEVENT")
                    lines = [];
                open.Push(component);
            }
            else if (line.Name == "END")
            {
                if (open.TryPeek(out var current) && current == "VEVENT" && component == "VEVENT" && events.Count < MostEvents)
                    events.Add(lines);
                open.TryPop(out _);
            }
            else if (open.TryPeek(out var inside) && inside == "VEVENT")
            {
                lines.Add(line);
            }
            else if (inside == "VCALENDAR" && line.Name == "METHOD")
            {
                method ??= component;
            }
        }

        return (method, events);
    }

    private static IEnumerable<string> Unfold(string text)
    {
        var line = new StringBuilder();
        foreach (var physical in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'))
        {
            if (physical is [' ' or '\t', ..])
            {
                line.Append(physical, 1, physical.Length - 1);
                continue;
            }

            yield return line.ToString();
            line.Clear().Append(physical);
        }

        yield return line.ToString();
    }

    private static CalendarLine? Parse(string line)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        var at = EndOfName(line, 0);
        var name = line[..at].Trim().ToUpperInvariant();
        while (at < line.Length && line[at] == ';')
        {
            var equals = EndOfName(line, at + 1);
            var key = line[(at + 1)..equals].Trim().ToUpperInvariant();
            at = equals;
            if (at < line.Length && line[at] == '=')
            {
                var end = EndOfValue(line, at + 1);
                parameters.Add(KeyValuePair.Create(key, Unquote(line[(at + 1)..end])));
                at = end;
            }
        }

        return name.Length > 0 && at < line.Length && line[at] == ':' ? new CalendarLine(name, parameters, line[(at + 1)..]) : null;
    }

    private static int EndOfName(string line, int from)
    {
        var found = line.AsSpan(from).IndexOfAny(':', ';', '=');
        return found < 0 ? line.Length : from + found;
    }

    private static int EndOfValue(string line, int from)
    {
        var quoted = false;
        var lastQuote = from;
        for (var at = from; at < line.Length; at++)
        {
            if (line[at] == '"')
            {
                quoted = !quoted;
                lastQuote = at;
            }
            else if (!quoted && (line[at] is ';' or ':'))
            {
                return at;
            }
        }

        return quoted ? EndOfUnclosed(line, lastQuote + 1) : line.Length;
    }

    /// <summary>A quotation mark that is never closed is a character of a name: the value ends where it would without it.</summary>
    private static int EndOfUnclosed(string line, int from)
    {
        var next = line.AsSpan(from).IndexOfAny(';', ':');
        return next < 0 ? line.Length : from + next;
    }

    /// <summary>Without the quotes, and with RFC 6868's escapes undone.</summary>
    private static string Unquote(string value)
    {
        var bare = value.Replace("\"", "", StringComparison.Ordinal);
        if (!bare.Contains('^', StringComparison.Ordinal))
            return bare;
        var text = new StringBuilder(bare.Length);
        for (var at = 0; at < bare.Length; at++)
        {
            var next = bare[at] == '^' && at + 1 < bare.Length ? bare[at + 1] : '\0';
            var meant = next switch { 'n' => '\n', '\'' => '"', '^' => '^', _ => '\0' };
            text.Append(meant == '\0' ? bare[at] : meant);
            at += meant == '\0' ? 0 : 1;
        }

        return text.ToString();
    }
}
