using Azure.Data.Tables;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Hosting;

/// <summary>The host's own tables, beside the function app's and named after its task hub.</summary>
internal sealed class LocalStorage(IConfiguration configuration, string hubName)
{
    private const string Setting = "AzureWebJobsStorage";

    private string ConnectionString => configuration[Setting] is { Length: > 0 } connection
        ? connection
        : throw new InvalidOperationException($"Set {Setting} to a storage connection string, in local.settings.json or the environment: tables and orchestrations are kept there. ./flows run does so for Azurite.");

    public IOrchestrationStore Orchestrations(ILoggerFactory loggers) =>
        new TableOrchestrationStore(new TableStoreOptions { ConnectionString = ConnectionString, TableName = $"LocalHost{hubName}" }, loggers);

    /// <summary>The function app's own client, unless it was given another.</summary>
    public TableServiceClient Tables() => LocalTables.Service(ConnectionString);

    public ITimerStatuses TimerStatuses() => new TableTimerStatuses(LocalTables.Table(ConnectionString, $"LocalHost{hubName}Timers"));
}
