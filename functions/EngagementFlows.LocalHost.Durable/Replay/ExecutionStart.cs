namespace EngagementFlows.LocalHost.Durable;

/// <summary>Which task of which execution waits for a sub-orchestration.</summary>
public sealed record ParentLink(string InstanceId, string Name, int TaskId, int Generation);

/// <summary>With what an execution begins: everything an orchestrator can know before its first await.</summary>
internal sealed record ExecutionStart(string InstanceId, string Name, string? Input, string Version, ParentLink? Parent)
{
    /// <summary>The version of sub-orchestrations that are given none.</summary>
    public string DefaultVersion { get; init; } = "";
}
