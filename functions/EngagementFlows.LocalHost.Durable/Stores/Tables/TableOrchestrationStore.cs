using Azure;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Keeps instances in one table: a partition for each, with a row for the instance and its recent history, and more
/// for long histories and long texts. One write an episode, on the instance row's ETag: of that row alone where
/// history fits into it, else an entity-group transaction.
/// </summary>
public sealed class TableOrchestrationStore : IOrchestrationStore
{
    private readonly TableClient table;
    private readonly TableLease lease;
    private readonly TableWriter writer;
    private readonly TableReader reader;

    public TableOrchestrationStore(TableStoreOptions options, ILoggerFactory loggers)
        : this(options, ProcessIdentity.Current, loggers)
    {
    }

    /// <param name="self">Who this host is, for tests that play several.</param>
    public TableOrchestrationStore(TableStoreOptions options, ProcessIdentity self, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        var logger = loggers.CreateLogger<TableOrchestrationStore>();
        lease = new TableLease(Client(options, lease: null), options, self, logger);
        table = Client(options, lease);
        writer = new TableWriter(table);
        reader = new TableReader(table, writer);
    }

    /// <summary>The owner's number, up by one with each that takes over.</summary>
    public long Epoch => lease.Epoch;

    public async Task<CancellationToken> OpenAsync(CancellationToken cancellation)
    {
        await lease.CreateTableAsync(cancellation);
        await lease.AcquireAsync(cancellation);
        return lease.Lost;
    }

    public IAsyncEnumerable<UnfinishedInstance> ListUnfinishedAsync(CancellationToken cancellation) =>
        reader.ListUnfinishedAsync(lease.MustFence ? lease.Epoch : null, cancellation);

    public Task<InstanceRecord?> FindAsync(string instanceId, CancellationToken cancellation) => Partition(instanceId).FindAsync(cancellation);

    public Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellation) => Partition(instanceId).LoadAsync(cancellation);

    public async Task<string?> CreateAsync(InstanceRecord row, EpisodeRecord? first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            return await writer.CreateAsync(row, first, lease.Epoch, cancellation);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            // Ours, if an earlier try had succeeded and only its answer was lost.
            return await reader.TagOfAsync(row.InstanceId, found => found.GetString("ExecutionId") == row.ExecutionId, cancellation);
        }
    }

    public async Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        try
        {
            return await writer.CommitAsync(before, after, episode, lease.Epoch, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status is 412 or 404)
        {
            bool IsOurs(TableEntity found) => found.GetInt64(InstanceRow.Epoch) == lease.Epoch && found.GetInt64(InstanceRow.Revision) == after.Revision;
            return await reader.TagOfAsync(after.InstanceId, IsOurs, cancellation)
                ?? throw new LeaseLostException($"Instance '{after.InstanceId}' was changed by another host.", changed);
        }
    }

    public Task<InstancePage> QueryAsync(OrchestrationQuery query, int pageSize, string? continuationToken, CancellationToken cancellation) =>
        reader.QueryAsync(query, pageSize, continuationToken, cancellation);

    public async Task<bool> DeleteAsync(string instanceId, CancellationToken cancellation)
    {
        var partition = Partition(instanceId);
        if (await partition.GetAsync(TableKeys.Instance, select: null, cancellation) is not { } row || !InstanceRow.IsFinished(row))
        {
            return false;
        }

        var keys = LongTexts.TextKeys(row).Any() || row.GetInt32(HistoryColumns.Segments) > 0 ? await partition.KeysAsync(cancellation) : [TableKeys.Instance];
        try
        {
            // The instance's own row last: cut short, the purge can be asked for again.
            await writer.DeleteAsync(row.PartitionKey, keys, row.ETag, cancellation);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 412 or 404)
        {
            return false;
        }
    }

    public Task CloseAsync(CancellationToken cancellation) => lease.ReleaseAsync(cancellation);

    public ValueTask DisposeAsync()
    {
        lease.Dispose();
        return ValueTask.CompletedTask;
    }

    private TablePartition Partition(string instanceId) => new(table, TableKeys.Partition(instanceId));

    private static TableClient Client(TableStoreOptions options, TableLease? lease) => LocalTables.Table(
        options.ConnectionString, options.TableName, lease is null ? [.. options.Policies] : [.. options.Policies, new LeasePolicy(lease)]);
}
