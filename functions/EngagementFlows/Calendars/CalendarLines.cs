using System.Globalization;
using System.Text;
using EngagementFlows.Contacts;

namespace EngagementFlows.Calendars;

/// <summary>The content lines of a calendar file: escaped, quoted and folded (RFC 5545, 3.1 and 3.3.11; RFC 6868 for names).</summary>
internal sealed class CalendarLines
{
    private const int MostOctets = 75;

    // What a mail address may have and a URI may not (RFC 6068).
    private const string NotInUri = "%?#^{|}`\"<>\\ ";

    private readonly StringBuilder written = new();

    /// <param name="value">Written as it is: never what somebody typed.</param>
    internal void Add(string name, string value) => Fold($"{name}:{value}");

    internal void AddText(string name, CalendarText text) =>
        Fold($"{name}{(text.Language is null ? "" : $";LANGUAGE={text.Language}")}:{Escape(text.Text)}");

    internal void AddPerson(string name, CalendarPerson person, params ReadOnlySpan<string> parameters)
    {
        var line = new StringBuilder(name);
        foreach (var parameter in parameters)
            line.Append(';').Append(parameter);
        if (OneLine(person.Name) is { Length: > 0 } called)
            line.Append(";CN=\"").Append(QuotedName(called)).Append('"');
        Fold(line.Append(":mailto:").Append(MailtoOf(person.Address)).ToString());
    }

    /// <summary>One line of what can be written: white space of any kind is one space, what no file may hold is gone.</summary>
    internal static string OneLine(string text) => Characters.OneLine(Writable(text).Replace('\n', ' '));

    /// <summary>Line breaks of any kind as <c>\n</c>, without control characters, half a surrogate pair as U+FFFD.</summary>
    internal static string Writable(string text)
    {
        var writable = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                writable.Append(rune.ToString());
        }

        return writable.ToString();
    }

    public override string ToString() => written.ToString();

    private static string Escape(string text) => Writable(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    // A double quote cannot stand in a quoted parameter. Few calendars know RFC 6868's way to write one, so it becomes a single
    // one; a circumflex is written as RFC 6868 has it, since a reader that knows it would make "^n" a line break.
    // Some readers undo a backslash here as they do in texts, which RFC 5545 does not have.
    private static string QuotedName(string name) =>
        name.Replace('"', '\'').Replace('\\', '/').Replace("^", "^^", StringComparison.Ordinal);

    private static string MailtoOf(EmailAddress address)
    {
        var encoded = new StringBuilder();
        foreach (var character in address.Value)
        {
            if (NotInUri.Contains(character, StringComparison.Ordinal))
                encoded.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture));
            else
                encoded.Append(character);
        }

        return encoded.ToString();
    }

    private void Fold(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                written.Append("\r\n ");
                octets = 1;
            }

            written.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        written.Append("\r\n");
    }
}
