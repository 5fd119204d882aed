using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using EngagementFlows.Testing;
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

    public TableClient Table => LocalTables.Table(ConnectionString, TableName);

    public static async Task<TableHub> CreateAsync() => new((await Azurite.SharedAsync()).ConnectionString);

    public TableOrchestrationStore Store(ProcessIdentity? self = null, TimeProvider? realTime = null, HttpPipelinePolicy? policy = null) => new(
        new TableStoreOptions { ConnectionString = ConnectionString, TableName = TableName, Policies = policy is null ? [Requests] : [policy, Requests], RealTime = realTime ?? TimeProvider.System },
        self ?? ProcessIdentity.Current,
        NullLoggerFactory.Instance);

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

/// <summary>Lets each write reach storage, and loses the answer of every first try.</summary>
internal sealed class AnswerLosingPolicy : HttpPipelinePolicy
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> lost = new();

    public bool IsOn { get; set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (IsOn && message.Request.Method != RequestMethod.Get && lost.TryAdd(message.Request.ClientRequestId, true))
        {
            throw new IOException("The connection broke before the answer came.");
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
}
