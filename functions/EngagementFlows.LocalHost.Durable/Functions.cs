using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>An orchestrator's code: runs again from the start at every episode, so it must be deterministic.</summary>
public delegate Task<object?> OrchestratorFunction(TaskOrchestrationContext context);

/// <summary>An activity's code: may run more than once for the same call, never loses its call.</summary>
public delegate Task<object?> ActivityFunction(ActivityInvocation call, CancellationToken cancellation);

/// <summary>One call of an activity: by which instance, under which name, with what input as the converter wrote it.</summary>
public sealed record ActivityInvocation(string InstanceId, TaskName Name, string? SerializedInput, DataConverter Converter);

/// <summary>Where the engine finds code by name. Names are compared without case, as Durable Functions does.</summary>
public interface IDurableFunctions
{
    OrchestratorFunction? FindOrchestrator(string name);

    ActivityFunction? FindActivity(string name);
}
