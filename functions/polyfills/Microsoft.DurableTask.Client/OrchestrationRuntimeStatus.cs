namespace Microsoft.DurableTask.Client;

/// <summary>Where an orchestration instance stands. The numbers are stored by the real host.</summary>
public enum OrchestrationRuntimeStatus
{
    Running,
    Completed,

    [Obsolete("Never given any more: an orchestration that starts over stays Running.")]
    ContinuedAsNew,
    Failed,

    [Obsolete("Never given.")]
    Canceled,
    Terminated,
    Pending,
    Suspended,
}
