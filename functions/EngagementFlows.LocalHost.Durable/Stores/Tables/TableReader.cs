using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Finds instances: one, those a query names, or all that a starting host has to know of.</summary>
internal sealed class TableReader(TableClient table, TableWriter writer)
{
    private static readonly string[] StartColumns =
        ["PartitionKey", "RowKey", "InstanceId", InstanceRow.Status, InstanceRow.Due, InstanceRow.Recover, InstanceRow.Open];

    /// <returns>The row's tag if there is a row and it is the one meant.</returns>
    public async Task<string?> TagOfAsync(string instanceId, Func<TableEntity, bool> isMeant, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKeys.Partition(instanceId), TableKeys.Instance, cancellationToken: cancellation);
        return found.HasValue && isMeant(found.Value!) ? HistoryColumns.Tag(found.Value!).ToString() : null;
    }

    /// <param name="fence">The epoch to stamp on each row, which makes the writes of an earlier owner fail; null if that one is known to have ended.</param>
    public async IAsyncEnumerable<UnfinishedInstance> ListUnfinishedAsync(long? fence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = $"(RowKey eq '{TableKeys.Instance}' and {InstanceRow.Open} eq true) or RowKey eq '{TableKeys.Staging}'";
        await foreach (var page in table.QueryAsync<TableEntity>(filter, 1000, StartColumns, cancellation).AsPages())
        {
            foreach (var mark in page.Values.Where(static row => row.RowKey == TableKeys.Staging))
            {
                await writer.ClearUpAsync(mark.PartitionKey, cancellation);
            }

            var rows = page.Values.Where(static row => row.RowKey == TableKeys.Instance);
            foreach (var row in fence is { } epoch ? await FenceAsync(rows, epoch, cancellation) : rows)
            {
                yield return new UnfinishedInstance(
                    row.GetString("InstanceId"), InstanceRow.IsFinished(row), InstanceRow.Moment(row.GetInt64(InstanceRow.Due)), row.GetBoolean(InstanceRow.Recover) ?? true);
            }
        }
    }

    public async Task<InstancePage> QueryAsync(OrchestrationQuery query, int pageSize, string? continuationToken, CancellationToken cancellation)
    {
        var select = query.FetchInputsAndOutputs ? InstanceRow.WithData : InstanceRow.Summary;
        var pages = table.QueryAsync<TableEntity>(Filter(query), pageSize, select, cancellation).AsPages(continuationToken, pageSize);
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            var found = new List<InstanceRecord>(page.Values.Count);
            foreach (var row in page.Values)
            {
                found.Add(await new TablePartition(table, row.PartitionKey).ReadAsync(row, cancellation));
            }

            return new InstancePage(found, page.ContinuationToken);
        }

        return new InstancePage([], ContinuationToken: null);
    }

    private static string Filter(OrchestrationQuery query)
    {
        var parts = new List<string> { $"RowKey eq '{TableKeys.Instance}'" };
        if (!string.IsNullOrEmpty(query.InstanceIdPrefix))
        {
            var prefix = TableKeys.Partition(query.InstanceIdPrefix);
            parts.Add(TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {TableKeys.After(prefix)}"));
        }

        if (query.CreatedFrom is { } from)
        {
            parts.Add(TableClient.CreateQueryFilter($"Created ge {from}"));
        }

        if (query.CreatedTo is { } to)
        {
            parts.Add(TableClient.CreateQueryFilter($"Created le {to}"));
        }

        if (query.Statuses?.ToList() is { Count: > 0 } statuses)
        {
            parts.Add($"({string.Join(" or ", statuses.Select(static status => $"{InstanceRow.Status} eq '{status}'"))})");
        }

        return string.Join(" and ", parts);
    }

    private async Task<IEnumerable<TableEntity>> FenceAsync(IEnumerable<TableEntity> rows, long epoch, CancellationToken cancellation)
    {
        var fenced = new System.Collections.Concurrent.ConcurrentBag<TableEntity>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation };
        await Parallel.ForEachAsync(rows, limits, async (row, token) =>
        {
            if (await FenceAsync(row, epoch, token) is { } safe)
            {
                fenced.Add(safe);
            }
        });
        return fenced;
    }

    private async Task<TableEntity?> FenceAsync(TableEntity row, long epoch, CancellationToken cancellation)
    {
        for (TableEntity? present = row; present is not null && present.GetBoolean(InstanceRow.Open) == true;)
        {
            try
            {
                var stamp = new TableEntity(row.PartitionKey, row.RowKey) { [InstanceRow.Epoch] = epoch };
                await table.UpdateEntityAsync(stamp, present.ETag, TableUpdateMode.Merge, cancellation);
                return present;
            }
            catch (RequestFailedException changed) when (changed.Status is 412 or 404)
            {
                // The earlier owner was not paused yet: its write counts, the next one will not.
                var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, StartColumns, cancellation);
                present = found.HasValue ? found.Value : null;
            }
        }

        return null;
    }
}
