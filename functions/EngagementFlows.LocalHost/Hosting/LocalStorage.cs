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
        : throw new InvalidOperationException($"Set {Setting} to a storage connection string, in local.settings.json or the environment: orchestrations are kept there. ./flows run does so for Azurite.");

    public IOrchestrationStore Orchestrations(ILoggerFactory loggers) =>
        new TableOrchestrationStore(new TableStoreOptions { ConnectionString = ConnectionString, TableName = $"LocalHost{hubName}" }, loggers);

    public ITimerStatuses TimerStatuses() => new TableTimerStatuses(new TableClient(ConnectionString, $"LocalHost{hubName}Timers"));
}
