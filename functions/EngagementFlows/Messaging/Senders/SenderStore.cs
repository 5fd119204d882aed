using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using EngagementFlows.Audit;
using EngagementFlows.Storage;

namespace EngagementFlows.Messaging.Senders;

/// <summary>The one write path of a sender: a row each, under its ETag, which every process of the app shares.</summary>
public sealed class SenderStore(FlowTables tables, TimeProvider clock)
{
    private const string Partition = "sender";

    /// <summary>How long a process goes by what it last read, where it only wants to know whether the sender has stopped.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<Channel, (Stored Row, DateTimeOffset At)> known = new();

    public async Task<Sender> GetAsync(Channel channel, CancellationToken cancellation) =>
        known.TryGetValue(channel, out var read) && clock.GetUtcNow() - read.At < Fresh ? read.Row.Sender : (await ReadAsync(channel, cancellation)).Sender;

    public async Task<T> ChangeAsync<T>(Channel channel, Func<Sender, (Sender Changed, T Result)> decide, CancellationToken cancellation)
    {
        return await OptimisticWrites.RetryAsync(async stale =>
        {
            var before = !stale && known.TryGetValue(channel, out var read) ? read.Row : await ReadAsync(channel, cancellation);
            var (changed, result) = decide(before.Sender);
            if (changed == before.Sender)
            {
                return result;
            }

            var row = JsonRow.Write(Partition, RowKey(channel), changed);
            var answer = before.ETag is { } etag
                ? await tables.Senders.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellation)
                : await tables.Senders.AddEntityAsync(row, cancellation);
            Trail.Changed("sender", RowKey(channel), before.Sender, changed, Plain.Sender);
            known[channel] = (new Stored(changed, answer.Headers.ETag), clock.GetUtcNow());
            return result;
        });
    }

    private async Task<Stored> ReadAsync(Channel channel, CancellationToken cancellation)
    {
        var found = await tables.Senders.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey(channel), cancellationToken: cancellation);
        var read = found.HasValue ? new Stored(JsonRow.Read<Sender>(found.Value!), found.Value!.ETag) : new Stored(new Sender(), null);
        known[channel] = (read, clock.GetUtcNow());
        return read;
    }

    private static string RowKey(Channel channel) => channel == Channel.Sms ? "sms" : "email";

    private sealed record Stored(Sender Sender, ETag? ETag);
}
