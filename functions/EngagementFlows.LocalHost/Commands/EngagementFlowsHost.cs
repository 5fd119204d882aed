using System.Security.Cryptography;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>The EngagementFlows function app as the local host's commands host it: orchestrations in the same storage as its tables.</summary>
internal static class EngagementFlowsHost
{
    public const string ContactKeySetting = $"{FlowSettings.Section}:ContactKey";

    /// <summary>The storage of the environment, which ./flows sets to the Azurite that it has started.</summary>
    public static string Connection() => Environment.GetEnvironmentVariable("AzureWebJobsStorage") is { Length: > 0 } connection
        ? connection
        : throw new InvalidOperationException("Set AzureWebJobsStorage to a storage connection string, such as UseDevelopmentStorage=true, or use ./flows, which starts an Azurite of its own.");

    public static TableOrchestrationStore Store(ILoggerFactory? loggers = null) =>
        new(new TableStoreOptions { ConnectionString = Connection(), TableName = $"{TablePrefix()}Hub" }, loggers ?? NullLoggerFactory.Instance);

    public static LocalHostOptions Options(IOrchestrationStore store) => new()
    {
        FunctionApp = typeof(EngagementFlowsServices).Assembly,
        ConfigureServices = static (services, configuration) => services.AddEngagementFlows(configuration),
        ConfigureWorker = LocalWorker.Configure,
        MapLocal = LocalEndpoints.Map,
        Store = store,
    };

    /// <summary>A secret for looking contacts up, made at random.</summary>
    public static string NewContactKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string TablePrefix() => Environment.GetEnvironmentVariable($"{FlowSettings.Section}__TablePrefix") is { Length: > 0 } prefix ? prefix : new FlowSettings().TablePrefix;
}
