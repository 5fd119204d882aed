using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that listings look at.</summary>
public static class QueryOrchestrators
{
    [Function(nameof(TagChild))]
    public static Task<string> TagChild([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var tags = new Dictionary<string, string> { ["of"] = "child" };
        return context.CallSubOrchestratorAsync<string>(
            nameof(CommonOrchestrators.Echo), "x", new SubOrchestrationOptions(instanceId: context.GetInput<string>()) { Tags = tags });
    }
}
