using Azure.Data.Tables;
using EngagementFlows.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>A table of one test's own on the shared Azurite, and stores on it.</summary>
internal sealed class TableHub
{
    private static int tables;

    private TableHub(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public string TableName { get; } = $"Hub{Environment.ProcessId}x{Interlocked.Increment(ref tables)}";

    public StorageRequestCounter Requests { get; } = new();

    public TableClient Table => new(ConnectionString, TableName);

    public static async Task<TableHub> CreateAsync() => new((await Azurite.SharedAsync()).ConnectionString);

    public TableOrchestrationStore Store(ProcessIdentity? self = null, TimeProvider? realTime = null, ILoggerFactory? loggers = null) => new(
        new TableStoreOptions { ConnectionString = ConnectionString, TableName = TableName, Policies = [Requests], RealTime = realTime ?? TimeProvider.System },
        self ?? ProcessIdentity.Current,
        loggers ?? NullLoggerFactory.Instance);

    public async Task<List<TableEntity>> RowsAsync()
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Table.QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }
}
