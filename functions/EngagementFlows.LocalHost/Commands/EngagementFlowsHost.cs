using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>The EngagementFlows function app as the local host's commands host it.</summary>
internal static class EngagementFlowsHost
{
    public static IOrchestrationStore Store() => new InMemoryOrchestrationStore();

    public static LocalHostOptions Options(IOrchestrationStore store) => new()
    {
        FunctionApp = typeof(EngagementFlowsServices).Assembly,
        ConfigureServices = static (services, configuration) => services.AddEngagementFlows(configuration),
        Store = store,
    };
}
