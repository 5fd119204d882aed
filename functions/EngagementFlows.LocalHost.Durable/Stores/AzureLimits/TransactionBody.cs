using System.Text;
using System.Text.Json;

namespace EngagementFlows.LocalHost.Durable.AzureLimits;

/// <summary>One action of a transaction: the row in its address, where there is one, and the entity that it sends, where it sends one.</summary>
internal sealed record TransactionAction(RowAddress? Address, JsonElement? Entity)
{
    public string PartitionKey => Address?.PartitionKey ?? Text(nameof(PartitionKey));

    public string RowKey => Address?.RowKey ?? Text(nameof(RowKey));

    private string Text(string name) => Entity is { ValueKind: JsonValueKind.Object } entity && entity.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}

/// <summary>
/// Reads a batch as the table client writes it: a change set within a batch, each of its parts an HTTP request of its own. JSON has no
/// line breaks but escaped ones, so that a boundary at the beginning of a line is always a boundary.
/// </summary>
internal static class TransactionBody
{
    private static readonly byte[] Blank = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Request = "Content-Type: application/http"u8.ToArray();

    public static IReadOnlyList<TransactionAction> Read(ReadOnlyMemory<byte> body)
    {
        var actions = new List<TransactionAction>();
        var left = body;
        while (Next(ref left, out var boundary) is { } headers)
        {
            // The batch's own part begins with the change set's headers, and the change set's parts come next.
            if (headers.Span.IndexOf(Request) < 0)
            {
                continue;
            }

            var end = left.Span.IndexOf(Encoding.ASCII.GetBytes($"\r\n{boundary}"));
            var request = end < 0 ? left : left[..end];
            left = left[request.Length..];
            actions.Add(Action(request));
        }

        return actions;
    }

    /// <summary>The headers of the next part; what is left begins with its content.</summary>
    private static ReadOnlyMemory<byte>? Next(ref ReadOnlyMemory<byte> left, out string boundary)
    {
        boundary = "";
        var start = left.Span.IndexOf("--"u8);
        if (start < 0)
        {
            return null;
        }

        var part = left[start..];
        var line = part.Span.IndexOf("\r\n"u8);
        var head = part.Span.IndexOf(Blank);
        if (line < 0 || head < 0)
        {
            return null;
        }

        boundary = Encoding.ASCII.GetString(part.Span[..line]);
        left = part[(head + Blank.Length)..];
        return part[line..head];
    }

    private static TransactionAction Action(ReadOnlyMemory<byte> request)
    {
        var line = Encoding.UTF8.GetString(request.Span[..Math.Max(0, request.Span.IndexOf("\r\n"u8))]).Split(' ');
        var head = request.Span.IndexOf(Blank);
        var entity = head < 0 ? default : request[(head + Blank.Length)..];
        return new TransactionAction(line.Length > 1 ? RowAddress.Read(line[1]) : null, RequestLimits.Json(entity));
    }
}
