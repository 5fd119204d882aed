using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using EngagementFlows.LocalHost.Durable.AzureLimits;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// The one place where the local host and the tests make clients of Table Storage, so that each of them refuses what Azure would
/// (<see cref="AzureLimitsPolicy"/>). BannedSymbols.txt keeps the clients' own constructors out of all other code.
/// </summary>
public static class LocalTables
{
    /// <param name="connection">A storage connection string; <c>UseDevelopmentStorage=true</c> is Azurite on its usual ports.</param>
    /// <param name="policies">Called for each try of a request.</param>
    public static TableServiceClient Service(string connection, params HttpPipelinePolicy[] policies) => Service(connection, options => Add(options, policies));

    /// <param name="connection">A storage connection string.</param>
    /// <param name="change">Sets what else the client is to do, or where its requests go.</param>
    public static TableServiceClient Service(string connection, Action<TableClientOptions> change)
    {
#pragma warning disable RS0030 // The place that the ban leads to.
        var options = new TableClientOptions();
        change(options);
        options.AddPolicy(new AzureLimitsPolicy(), HttpPipelinePosition.PerCall);
        return new TableServiceClient(connection, options);
#pragma warning restore RS0030
    }

    /// <param name="connection">A storage connection string.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="policies">Called for each try of a request.</param>
    public static TableClient Table(string connection, string table, params HttpPipelinePolicy[] policies) => Service(connection, policies).GetTableClient(table);

    private static void Add(TableClientOptions options, HttpPipelinePolicy[] policies)
    {
        foreach (var policy in policies)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }
    }
}
