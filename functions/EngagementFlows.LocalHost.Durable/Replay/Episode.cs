using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>All that one turn of an orchestrator depends on.</summary>
internal sealed record EpisodeRequest(
    ExecutionStart Start,
    OrchestratorFunction? Function,
    IReadOnlyList<EpisodeRecord> History,
    IReadOnlyList<IncomingEvent> Arrivals,
    DateTime Now,
    DataConverter Converter,
    ILoggerFactory Loggers);

/// <summary>What one turn came to.</summary>
internal sealed record EpisodeResult
{
    /// <summary>The turn as history keeps it; null if nothing reached the orchestrator, which then did not run on.</summary>
    public EpisodeRecord? Record { get; init; }

    /// <summary>Everything asked for and not answered: activities, timers, sub-orchestrations.</summary>
    public IReadOnlyList<RecordedAction> Open { get; init; } = [];

    /// <summary>Inputs and payloads of the sub-orchestrations and events of this turn, by action id.</summary>
    public IReadOnlyDictionary<int, string?> Payloads { get; init; } = new Dictionary<int, string?>();

    public bool IsFinished { get; init; }

    public string? Output { get; init; }

    public Failure? Failure { get; init; }

    public (string? Value, bool IsSet) CustomStatus { get; init; }

    public (string? Input, string? NewVersion, IReadOnlyList<IncomingEvent> Events)? NextExecution { get; init; }

    public DateTime? NextDue => Open.Min(static action => action.FireAt);
}
