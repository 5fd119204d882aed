using Azure.Core;
using EngagementFlows.Testing;

namespace Azure.Data.Tables.Tests;

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
        var azurite = await Azurite.SharedAsync();
        var requests = new RecordedRequests();
        var options = new TableClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        return new TestTable(new TableClient(azurite.ConnectionString, NewName(), options), requests);
    }

    public static string NewName() => $"t{Guid.NewGuid():N}";
}
