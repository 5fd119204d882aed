using Azure.Core;
using Azure.Data.Tables;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Testing;

namespace EngagementFlows.Tables.Tests;

/// <summary>A new table on the shared Azurite for each test that asks, with every request on record.</summary>
internal sealed record TestTable(TableClient Client, RecordedRequests Requests)
{
    public static async Task<TestTable> CreateAsync()
    {
        var test = await MissingAsync();
        await test.Client.CreateAsync();
        test.Requests.Clear();
        return test;
    }

    /// <summary>A table that does not exist.</summary>
    public static async Task<TestTable> MissingAsync()
    {
        var requests = new RecordedRequests();
        return new TestTable(LocalTables.Table((await Azurite.SharedAsync()).ConnectionString, NewName(), requests), requests);
    }

    public static async Task<TableServiceClient> ServiceAsync() => LocalTables.Service((await Azurite.SharedAsync()).ConnectionString);

    public static string NewName() => $"t{Guid.NewGuid():N}";
}
