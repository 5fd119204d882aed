using Azure.Data.Tables;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>All rows of one instance.</summary>
internal sealed class TablePartition
{
    private TablePartition(List<TableEntity> rows)
    {
        Rows = rows;
        Instance = rows.Find(static row => row.RowKey == TableKeys.Instance);
        Texts = rows.Where(static row => row.RowKey[0] == 't').ToDictionary(static row => row.RowKey, StringComparer.Ordinal);
    }

    public IReadOnlyList<TableEntity> Rows { get; }

    public TableEntity? Instance { get; }

    public IReadOnlyDictionary<string, TableEntity> Texts { get; }

    public static async Task<TablePartition> ReadAsync(TableClient table, string partition, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return new TablePartition(rows);
    }

    public StoredInstance? ToInstance()
    {
        if (Instance is null)
        {
            return null;
        }

        var record = InstanceRow.Read(Instance, Texts);
        var episodes = Rows.Where(row => IsCurrentHistory(row, record.Generation))
            .OrderBy(static row => row.RowKey, StringComparer.Ordinal)
            .Select(row => DurableJson.Read<EpisodeRecord>(LongTexts.Read(row, EpisodeRow.Column, Texts)!))
            .ToList();
        return episodes.Count == record.Sequence
            ? new StoredInstance(record, episodes, Instance.ETag.ToString())
            : throw new InvalidDataException($"Instance '{record.InstanceId}' has {episodes.Count} episodes stored instead of {record.Sequence}; purge it.");
    }

    /// <summary>Rows that nothing refers to: of earlier executions, or of a write that never came to its end.</summary>
    public IEnumerable<TableEntity> Leftovers()
    {
        var generation = Instance?.GetInt32("Generation") ?? 0;
        var used = Rows.Where(row => row.RowKey == TableKeys.Instance || (Instance is not null && IsCurrentHistory(row, generation)))
            .SelectMany(static row => LongTexts.TextKeys(row).Append(row.RowKey))
            .ToHashSet(StringComparer.Ordinal);
        return Rows.Where(row => !used.Contains(row.RowKey));
    }

    private static bool IsCurrentHistory(TableEntity row, int generation) =>
        row.RowKey.StartsWith(TableKeys.History(generation, 0)[..10], StringComparison.Ordinal);
}

/// <summary>One episode as a row.</summary>
internal static class EpisodeRow
{
    public const string Column = "Events";

    public static TableEntity Write(InstanceRecord record, EpisodeRecord episode, LongTexts texts)
    {
        var row = new TableEntity(TableKeys.Partition(record.InstanceId), TableKeys.History(record.Generation, record.Sequence - 1));
        texts.Write(row, Column, DurableJson.Write(episode));
        return row;
    }
}
