#nullable enable
using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Internal;

/// <summary>
/// Reads the multipart answer to a transaction: one part an action if it was written, a single part with the error if not.
/// A part is found by its status line, which no JSON line can look like, rather than by boundaries: the emulator is careless with those.
/// </summary>
internal static class TransactionResponse
{
    private static ReadOnlySpan<byte> StatusLine => "HTTP/1.1 "u8;

    private static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    public static IReadOnlyList<Response> Read(Response response)
    {
        var parts = new List<Response>();
        var rest = response.Content.ToMemory();
        while (Start(rest.Span) is var start and >= 0)
        {
            rest = rest[(start + StatusLine.Length)..];
            var part = ReadPart(ref rest);
            if (part.IsError)
            {
                throw new TableTransactionFailedException(new RequestFailedException(part, innerException: null, TableErrorParser.Instance));
            }

            parts.Add(part);
        }

        return parts.Count > 0 ? parts : throw new RequestFailedException(response.Status, "The answer to the transaction has no parts; whether it was written is unknown. Read the rows before trying again.");
    }

    private static int Start(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; ;)
        {
            var at = bytes[from..].IndexOf(StatusLine);
            if (at < 0)
            {
                return -1;
            }

            at += from;
            if (at == 0 || bytes[at - 1] == (byte)'\n')
            {
                return at;
            }

            from = at + 1;
        }
    }

    private static TransactionPart ReadPart(ref ReadOnlyMemory<byte> rest)
    {
        var lineLength = Length(rest.Span, LineEnd);
        var line = Encoding.UTF8.GetString(rest.Span[..lineLength]);
        var status = int.Parse(line.AsSpan(0, 3), CultureInfo.InvariantCulture);
        rest = rest[lineLength..];

        var headersLength = Length(rest.Span, "\r\n\r\n"u8);
        var headers = rest[..headersLength];
        rest = rest[Math.Min(rest.Length, headersLength + (2 * LineEnd.Length))..];

        var bodyLength = Length(rest.Span, "\r\n--"u8);
        var body = status == 204 ? default : rest[..bodyLength];
        rest = rest[bodyLength..];
        return new TransactionPart(status, line[3..].Trim(), headers, body);
    }

    private static int Length(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> end)
    {
        var at = bytes.IndexOf(end);
        return at < 0 ? bytes.Length : at;
    }
}
