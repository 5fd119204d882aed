using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators that tell their version.</summary>
public static class VersionOrchestrators
{
    [Function(nameof(TellVersion))]
    public static Task<string> TellVersion([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult($"<{context.Version}>");

    [Function(nameof(TellVersionsOfChildren))]
    public static async Task<string> TellVersionsOfChildren([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var plain = await context.CallSubOrchestratorAsync<string>(nameof(TellVersion));
        var given = await context.CallSubOrchestratorAsync<string>(
            nameof(TellVersion), null, new SubOrchestrationOptions { Version = new TaskVersion("1.1") });
        return $"<{context.Version}>, child {plain}, child of version 1.1 {given}";
    }

    [Function(nameof(KeepVersion))]
    public static Task<string> KeepVersion([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is null)
        {
            context.ContinueAsNew($"<{context.Version}>");
        }

        return Task.FromResult($"{context.GetInput<string>()} then <{context.Version}>");
    }

    [Function(nameof(RaiseVersion))]
    public static Task<string> RaiseVersion([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is null)
        {
            context.ContinueAsNew(new ContinueAsNewOptions { NewInput = $"<{context.Version}>", NewVersion = "1.9" });
        }

        return Task.FromResult($"{context.GetInput<string>()} then <{context.Version}>");
    }
}
