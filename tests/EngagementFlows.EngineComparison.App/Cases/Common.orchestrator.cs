using System.Text.Json;
using EngagementFlows.EngineComparison.Framework;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Which activity or sub-orchestrator an orchestrator calls.</summary>
public sealed record Callee(string Name, string? Input = null, string? InstanceId = null, bool IsOrchestrator = false);

/// <summary>Orchestrators that many cases use.</summary>
public static class CommonOrchestrators
{
    /// <summary>What an orchestrator says by its custom status once it waits.</summary>
    public const string Ready = "ready";

    [Function(nameof(Echo))]
    public static Task<string?> Echo([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult(context.GetInput<string>());

    /// <summary>Waits for each of the events named in its input, one after the other, and tells what it got.</summary>
    [Function(nameof(WaitForEach))]
    public static async Task<List<string>> WaitForEach([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var got = new List<string>();
        context.SetCustomStatus(Ready);
        foreach (var name in context.GetInput<string[]>()!)
        {
            var payload = await context.WaitForExternalEvent<JsonElement?>(name);
            got.Add($"{name}={payload?.GetRawText() ?? "nothing"}");
        }

        return got;
    }

    /// <summary>Ends with the payload of the event "end".</summary>
    [Function(nameof(Idle))]
    public static async Task<string?> Idle([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(Ready);
        return await context.WaitForExternalEvent<string?>("end");
    }

    [Function(nameof(Throw))]
    public static Task Throw([OrchestrationTrigger] TaskOrchestrationContext context) =>
        throw new InvalidOperationException(context.GetInput<string>());

    /// <summary>Calls what its input names, catches a failure and tells what it saw of it.</summary>
    [Function(nameof(CallAndTell))]
    public static async Task<string?> CallAndTell([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await CallAsync(context, context.GetInput<Callee>()!);
        }
        catch (TaskFailedException failure)
        {
            return Told.Of(failure);
        }
    }

    /// <summary>Calls what its input names and lets a failure be its own.</summary>
    [Function(nameof(CallAndFail))]
    public static Task<string?> CallAndFail([OrchestrationTrigger] TaskOrchestrationContext context) =>
        CallAsync(context, context.GetInput<Callee>()!);

    private static Task<string?> CallAsync(TaskOrchestrationContext context, Callee callee)
    {
        if (!callee.IsOrchestrator)
        {
            return context.CallActivityAsync<string?>(callee.Name, callee.Input);
        }

        var options = callee.InstanceId is { } id ? new SubOrchestrationOptions(instanceId: id) : null;
        return context.CallSubOrchestratorAsync<string?>(callee.Name, callee.Input, options);
    }
}
