using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that choose the ids of their children.</summary>
public static class InstanceIdOrchestrators
{
    [Function(nameof(SameChildTwice))]
    public static async Task<string> SameChildTwice([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = new SubOrchestrationOptions(instanceId: context.GetInput<string>());
        var first = await context.CallSubOrchestratorAsync<string>(nameof(CommonOrchestrators.Echo), "one", options);
        var second = await context.CallSubOrchestratorAsync<string>(nameof(CommonOrchestrators.Echo), "two", options);
        return $"{first} {second}";
    }
}
