using System.Collections.Immutable;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>What is stored of one instance beside its history. Times are of the host's clock, UTC.</summary>
public sealed record InstanceRecord
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>Unlike in every start, so that a creation repeated after a lost answer knows its own row.</summary>
    public required string ExecutionId { get; init; }

    public string Version { get; init; } = "";

    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the first episode may run; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ParentLink? Parent { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public Failure? Failure { get; init; }

    /// <summary>Counts executions under this id: up by one with each ContinueAsNew and each reuse of the id.</summary>
    public int Generation { get; init; }

    /// <summary>How many episodes the present execution's history has.</summary>
    public int Sequence { get; init; }

    /// <summary>Counts writes; with the epoch it tells whose write a row holds.</summary>
    public long Revision { get; init; }

    /// <summary>When the next timer is due; null for none.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>Activities that were asked for and have no recorded answer.</summary>
    public int OpenActivities { get; init; }

    /// <summary>What arrived and is not in history yet: while suspended, before the start, or carried over by ContinueAsNew.</summary>
    public IReadOnlyList<IncomingEvent> Waiting { get; init; } = [];

    /// <summary>Messages to other instances whose delivery is not known to be done.</summary>
    public IReadOnlyList<OutgoingMessage> Outbox { get; init; } = [];

    /// <summary>Ids of messages from other instances that earlier executions took in.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public bool IsFinished => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Whether a starting host has to know of it.</summary>
    public bool IsOpen => !IsFinished || Outbox.Count > 0;

    /// <summary>Whether a starting host has to act on it at once, not only to wait for its timer or an event.</summary>
    public bool NeedsRecovery =>
        Outbox.Count > 0 || (!IsFinished && (OpenActivities > 0 || (Sequence == 0 && StartAt is null) || (Waiting.Count > 0 && Status == OrchestrationRuntimeStatus.Running)));
}
