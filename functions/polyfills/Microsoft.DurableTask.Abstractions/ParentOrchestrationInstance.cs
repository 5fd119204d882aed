namespace Microsoft.DurableTask;

/// <summary>Which orchestration started this one as its sub-orchestration.</summary>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
