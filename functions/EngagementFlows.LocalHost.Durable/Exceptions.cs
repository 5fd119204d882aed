namespace EngagementFlows.LocalHost.Durable;

/// <summary>An orchestrator asked for something else than at its earlier run; the message names both.</summary>
public sealed class NonDeterministicOrchestrationException(string message) : InvalidOperationException(message);

/// <summary>This host no longer owns the task hub: another one took over, and what this one would write is refused.</summary>
public sealed class LeaseLostException(string message, Exception? inner = null) : InvalidOperationException(message, inner);

/// <summary>The instance id is taken, by an unfinished instance or by a finished one that the start's options protect.</summary>
internal sealed class InstanceExistsException(string message) : InvalidOperationException(message);
