using System.Collections.Concurrent;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Counts requests to Table Storage by table and kind, each try as one.</summary>
public sealed class StorageRequestCounter : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<(string Table, string Kind), int> counts = new();

    /// <summary>Requests so far, by table and kind: transaction, query, get, insert, merge, replace, delete, lease or table.</summary>
    public IReadOnlyDictionary<(string Table, string Kind), int> Counts => new Dictionary<(string Table, string Kind), int>(counts);

    public int Total => counts.Values.Sum();

    public void Reset() => counts.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var segment = message.Request.Uri.Path.Split('/')[^1];
        var key = segment == "$batch" ? (TableOfBatch(message.Request.Content), "transaction") : Classify(message.Request.Method, segment);
        counts.AddOrUpdate(key, 1, static (_, count) => count + 1);
    }

    private static (string Table, string Kind) Classify(RequestMethod method, string segment)
    {
        var name = Uri.UnescapeDataString(segment);
        var table = name.Split('(', '?')[0];
        if (table == "Tables")
        {
            return (table, "table");
        }

        // Ownership, not orchestration data: it costs the same whatever the host does.
        if (name.Contains($"PartitionKey='{TableKeys.LeasePartition}'", StringComparison.Ordinal))
        {
            return (table, "lease");
        }

        return (table, method.Method.ToUpperInvariant() switch
        {
            "GET" => name.EndsWith("()", StringComparison.Ordinal) ? "query" : "get",
            "POST" => "insert",
            "PUT" => "replace",
            "DELETE" => "delete",
            _ => "merge",
        });
    }

    /// <summary>
    /// A transaction's address does not name its table; the first address inside it does: <c>Table(PartitionKey=...</c> or, where a row is
    /// added, <c>Table?$format=...</c>.
    /// </summary>
    private static string TableOfBatch(RequestContent? content)
    {
        using var head = new HeadStream();
        content?.WriteTo(head, CancellationToken.None);
        var text = head.Text;
        var address = text.IndexOf("://", StringComparison.Ordinal) is var start and >= 0 ? text[start..].Split(' ', 2)[0] : "";
        return address.Split('(', '?')[0].Split('/')[^1];
    }

    /// <summary>Keeps the beginning of what is written to it.</summary>
    private sealed class HeadStream : Stream
    {
        private readonly byte[] head = new byte[768];
        private int length;

        public string Text => Encoding.UTF8.GetString(head, 0, length);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException("This stream is written from its beginning to its end.");
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is written only.");

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("This stream is written from its beginning to its end.");

        public override void SetLength(long value) => throw new NotSupportedException("This stream is written from its beginning to its end.");

        public override void Write(byte[] buffer, int offset, int count)
        {
            var kept = Math.Min(count, head.Length - length);
            Buffer.BlockCopy(buffer, offset, head, length, kept);
            length += kept;
        }
    }
}
