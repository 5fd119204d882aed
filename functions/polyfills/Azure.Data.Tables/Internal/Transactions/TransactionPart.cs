#nullable enable
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Internal;

/// <summary>The answer to one action of a transaction: a slice of the whole answer, its headers read when they are asked for.</summary>
internal sealed class TransactionPart : Response
{
    private readonly ReadOnlyMemory<byte> headerLines;
    private List<HttpHeader>? headers;

    public TransactionPart(int status, string reason, ReadOnlyMemory<byte> headerLines, ReadOnlyMemory<byte> body)
    {
        Status = status;
        ReasonPhrase = reason;
        this.headerLines = headerLines;
        ContentStream = body.IsEmpty ? null : new MemoryStream(body.ToArray(), 0, body.Length, writable: false, publiclyVisible: true);
        ClientRequestId = string.Empty;
    }

    public override int Status { get; }

    public override string ReasonPhrase { get; }

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; }

    public override bool IsError => Status >= 400;

    private List<HttpHeader> AllHeaders => headers ??= Read(headerLines.Span);

    /// <summary>Its content is in memory, and answers stay readable after the message that brought them.</summary>
    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => AllHeaders;

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = AllHeaders.Find(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    private static List<HttpHeader> Read(ReadOnlySpan<byte> lines)
    {
        var read = new List<HttpHeader>();
        foreach (var line in Encoding.UTF8.GetString(lines).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                read.Add(new HttpHeader(line[..colon], line[(colon + 1)..].Trim()));
            }
        }

        return read;
    }
}
