using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Something in an instance's mailbox.</summary>
internal abstract class Delivery
{
    /// <summary>Told once what was delivered is durable, or why it is not; null where nobody waits.</summary>
    public TaskCompletionSource? Ack { get; init; }

    /// <summary>Whether a failed write is the sender's to try again (a client, who gets the exception) or ours.</summary>
    public bool SenderRetries { get; init; }

    public static TaskCompletionSource NewAck() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A new instance, and which states of an earlier one under its id forbid it.</summary>
internal sealed class BeginDelivery(InstanceRecord row, IReadOnlyList<OrchestrationRuntimeStatus> dedupe) : Delivery
{
    public InstanceRecord Row => row;

    public IReadOnlyList<OrchestrationRuntimeStatus> Dedupe => dedupe;
}

/// <summary>An answer or event; an answer is for one execution only.</summary>
internal sealed class ArrivalDelivery(IncomingEvent arrival, int? generation = null) : Delivery
{
    public IncomingEvent Arrival => arrival;

    public int? Generation => generation;
}

/// <summary>To suspend or to resume, and why.</summary>
internal sealed class SuspensionDelivery(bool isSuspended, string? reason) : Delivery
{
    public bool IsSuspended => isSuspended;

    public string? Reason => reason;
}

internal sealed class TerminateDelivery(string? output) : Delivery
{
    public string? Output => output;
}

/// <summary>A timer is due, or a new execution begins.</summary>
internal sealed class WakeDelivery : Delivery;

/// <summary>The host has just started: run activities again that have no answer, deliver messages again that may not have arrived.</summary>
internal sealed class RecoverDelivery : Delivery;

/// <summary>A message of this instance has arrived for good.</summary>
internal sealed class SettleDelivery(OutgoingMessage message) : Delivery
{
    public OutgoingMessage Message => message;
}
