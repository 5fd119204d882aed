using EngagementFlows.LocalHost.Hosting;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>The EngagementFlows function app as the local host's commands host it.</summary>
internal static class EngagementFlowsHost
{
    /// <summary>Everything in the storage at AzureWebJobsStorage, which ./flows sets.</summary>
    public static LocalHostOptions Options() => new()
    {
        FunctionApp = typeof(EngagementFlowsServices).Assembly,
        ConfigureServices = static (services, configuration) => services.AddEngagementFlows(configuration),
    };
}
