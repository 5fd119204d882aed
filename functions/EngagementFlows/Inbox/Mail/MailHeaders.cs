using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace EngagementFlows.Inbox.Mail;

/// <summary>A mail's headers, unfolded and with their encoded words (RFC 2047) read. Names are matched whatever their case.</summary>
public sealed class MailHeaders
{
    private const int MostHeaders = 500;

    private readonly IReadOnlyList<KeyValuePair<string, string>> fields;

    private MailHeaders(IEnumerable<KeyValuePair<string, string>> fields) => this.fields = [.. fields.Take(MostHeaders)];

    public static MailHeaders None { get; } = new([]);

    /// <summary>The first value under a name, null where there is none.</summary>
    public string? First(string name) => All(name).FirstOrDefault();

    public IEnumerable<string> All(string name) =>
        fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    /// <summary>Reads a block of headers as it came over the wire. Lines that are no header are passed over; it never throws.</summary>
    public static MailHeaders Read(ReadOnlySpan<byte> block)
    {
        var read = new List<KeyValuePair<string, string>>();
        // One character a byte, so that what MimeKit decodes are the bytes that came.
        var lines = Encoding.Latin1.GetString(block).Split('\n');
        for (var at = 0; at < lines.Length && read.Count < MostHeaders; at++)
        {
            var line = lines[at].TrimEnd('\r');
            if (line.Length == 0)
                break;
            var value = new StringBuilder(line);
            while (at + 1 < lines.Length && lines[at + 1] is [' ' or '\t', ..])
                value.Append(lines[++at].TrimEnd('\r'));
            var unfolded = value.ToString();
            var colon = unfolded.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && !unfolded.AsSpan(0, colon).TrimEnd().ContainsAny(' ', '\t'))
                read.Add(KeyValuePair.Create(unfolded[..colon].TrimEnd(), Rfc2047.DecodeText(Encoding.Latin1.GetBytes(unfolded[(colon + 1)..])).Trim()));
        }

        return new MailHeaders(read);
    }

    internal static MailHeaders Of(HeaderList headers) =>
        new(headers.Select(header => KeyValuePair.Create(header.Field, header.Value.Trim())));

    public static MailHeaders Of(params (string Name, string Value)[] headers) =>
        new(headers.Select(header => KeyValuePair.Create(header.Name, header.Value)));
}
