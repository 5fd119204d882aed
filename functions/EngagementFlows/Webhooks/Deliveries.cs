using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using EngagementFlows.Participants;
using EngagementFlows.Storage;

namespace EngagementFlows.Webhooks;

/// <summary>Where a delivery waits: ids only.</summary>
public sealed record PendingRow(string Partition, string Row);

/// <summary>
/// What providers posted, each under a key that makes it the same when it comes again. Two rows, written at once: one that the key is known,
/// kept for as long as providers repeat themselves, and one with the content, which is gone once it has been taken in.
/// </summary>
public sealed class Deliveries(FlowTables tables)
{
    /// <summary>A transaction has at most 100 rows, of which two are not events'.</summary>
    public const int MostEvents = 98;

    /// <summary>SendGrid repeats events over 29 hours, and Inbound Parse tries for three days.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(8);

    /// <summary>One storage request for a new delivery, and one for one that is known.</summary>
    /// <returns>Where it waits; null for a repetition, of which nothing is written.</returns>
    public async Task<PendingRow?> AddAsync(Delivery delivery, CancellationToken cancellation)
    {
        while (true)
        {
            var pending = new PendingRow(delivery.Kind.ToString(), $"p|{delivery.At.UtcTicks:D19}|{delivery.Key}");
            var keys = delivery.Events.Select(one => one.Key).Prepend(delivery.Key);
            var actions = keys.Select(key => Add(Known(pending.Partition, key, delivery.At)))
                .Append(Add(JsonRow.Write(pending.Partition, pending.Row, delivery)))
                .ToList();
            try
            {
                await tables.Deliveries.SubmitTransactionAsync(actions, cancellation);
                return pending;
            }
            catch (TableTransactionFailedException e) when (e.Status == 409)
            {
                // The first row that is there already: the delivery itself, or one of its events, which is then left out.
                var known = e.FailedTransactionActionIndex ?? 0;
                if (known < 1 || known > delivery.Events.Count || delivery.Events.Count == 1)
                {
                    return null;
                }

                delivery = delivery with { Events = [.. delivery.Events.Where((_, at) => at != known - 1)] };
            }
        }
    }

    public async Task<Stored<Delivery>?> FindAsync(PendingRow row, CancellationToken cancellation)
    {
        var found = await tables.Deliveries.GetEntityIfExistsAsync<TableEntity>(row.Partition, row.Row, cancellationToken: cancellation);
        return found.HasValue ? new Stored<Delivery>(JsonRow.Read<Delivery>(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>It has been taken in: that it came stays known, what it said goes.</summary>
    public Task EndAsync(PendingRow row, CancellationToken cancellation) =>
        tables.Deliveries.DeleteEntityAsync(row.Partition, row.Row, cancellationToken: cancellation);

    /// <summary>Some of its events have been taken in; the rest goes on waiting.</summary>
    public Task KeepAsync(PendingRow row, Stored<Delivery> rest, CancellationToken cancellation) =>
        tables.Deliveries.UpdateEntityAsync(JsonRow.Write(row.Partition, row.Row, rest.Value), rest.ETag, TableUpdateMode.Replace, cancellation);

    /// <summary>What waits since before an instant, oldest first within its kind.</summary>
    public async IAsyncEnumerable<PendingRow> WaitingAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var until = string.Create(CultureInfo.InvariantCulture, $"p|{since.UtcTicks:D19}|");
        foreach (var kind in Enum.GetNames<DeliveryKind>())
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {kind} and RowKey ge {"p|"} and RowKey lt {until}");
            await foreach (var row in tables.Deliveries.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            {
                yield return new PendingRow(row.PartitionKey, row.RowKey);
            }
        }
    }

    /// <summary>Forgets what providers no longer repeat.</summary>
    public async Task ForgetAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - KeptFor;
        foreach (var kind in Enum.GetNames<DeliveryKind>())
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {kind} and RowKey ge {"d|"} and RowKey lt {"d~"} and At lt {before}");
            await foreach (var page in tables.Deliveries.QueryAsync<TableEntity>(filter, 100, ["PartitionKey", "RowKey"], cancellation).AsPages().WithCancellation(cancellation))
            {
                if (page.Values.Count > 0)
                {
                    await tables.Deliveries.SubmitTransactionAsync(page.Values.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
                }
            }
        }
    }

    private static TableEntity Known(string partition, string key, DateTimeOffset at) => new(partition, $"d|{key}") { ["At"] = at };

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
