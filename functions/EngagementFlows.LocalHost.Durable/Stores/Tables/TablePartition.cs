using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Reads one instance: its row by key, and by key whatever that refers to.</summary>
internal sealed class TablePartition(TableClient table, string partition)
{
    private static readonly ImmutableDictionary<string, TableEntity> NoTexts = ImmutableDictionary<string, TableEntity>.Empty;

    public async Task<StoredInstance?> LoadAsync(CancellationToken cancellation)
    {
        if (await GetAsync(TableKeys.Instance, select: null, cancellation) is not { } row)
        {
            return null;
        }

        var segments = new List<string>();
        foreach (var key in HistoryColumns.Keys(row))
        {
            var segment = await NeedAsync(key, cancellation);
            segments.Add(LongTexts.Read(segment, HistoryColumns.Events, await TextsAsync(segment, cancellation))!);
        }

        var record = InstanceRow.Read(row, await TextsAsync(row, cancellation));
        var history = HistoryColumns.Read(row, segments);
        return history.Count == record.Sequence
            ? new StoredInstance(record, history, HistoryColumns.Tag(row).ToString())
            : throw new InvalidDataException($"Instance '{record.InstanceId}' has {history.Count} episodes stored instead of {record.Sequence}; purge it.");
    }

    public async Task<InstanceRecord?> FindAsync(CancellationToken cancellation) =>
        await GetAsync(TableKeys.Instance, InstanceRow.WithData, cancellation) is { } row ? await ReadAsync(row, cancellation) : null;

    /// <summary>Completes a row that was read; reads it again where it has been replaced meanwhile and its long texts with it.</summary>
    public async Task<InstanceRecord> ReadAsync(TableEntity row, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return InstanceRow.Read(row, await TextsAsync(row, cancellation));
            }
            catch (RequestFailedException missing) when (missing.Status == 404 && tries < 5)
            {
                row = await GetAsync(TableKeys.Instance, InstanceRow.WithData, cancellation) ?? row;
            }
        }
    }

    public async Task<TableEntity?> GetAsync(string key, IEnumerable<string>? select, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, select, cancellation);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>The keys of all rows there are, the instance's own last; read by a query, which is dear on Azurite.</summary>
    public async Task<List<string>> KeysAsync(CancellationToken cancellation)
    {
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), 1000, ["RowKey"], cancellation))
        {
            keys.Add(row.RowKey);
        }

        return [.. keys.OrderBy(static key => key == TableKeys.Instance)];
    }

    /// <summary>The keys that the instance's row accounts for.</summary>
    public async Task<HashSet<string>> UsedKeysAsync(CancellationToken cancellation)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        if (await GetAsync(TableKeys.Instance, select: null, cancellation) is { } row)
        {
            used.UnionWith(LongTexts.TextKeys(row).Append(TableKeys.Instance));
            foreach (var key in HistoryColumns.Keys(row))
            {
                used.UnionWith(LongTexts.TextKeys(await NeedAsync(key, cancellation)).Append(key));
            }
        }

        return used;
    }

    private async Task<IReadOnlyDictionary<string, TableEntity>> TextsAsync(TableEntity row, CancellationToken cancellation)
    {
        var keys = LongTexts.TextKeys(row).ToList();
        if (keys.Count == 0)
        {
            return NoTexts;
        }

        var texts = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            texts[key] = await NeedAsync(key, cancellation);
        }

        return texts;
    }

    private async Task<TableEntity> NeedAsync(string key, CancellationToken cancellation) => await GetAsync(key, select: null, cancellation)
        ?? throw new RequestFailedException(404, $"Row {key} of instance '{partition}' is missing, though its row refers to it; it may just have been replaced. If this stays, purge the instance.");
}
