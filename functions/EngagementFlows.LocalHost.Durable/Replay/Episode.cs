using System.Text.Json;
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

/// <summary>What goes to another instance with an action: data, and for a sub-orchestration its version and tags.</summary>
internal sealed record Payload(string? Data, string? Version = null, IReadOnlyDictionary<string, string>? Tags = null);

/// <summary>A failure outside the orchestrator's code, as the real host writes it into the output.</summary>
internal sealed record HostFailure(string Message, string? Details)
{
    public static HostFailure Of(string orchestrator, Exception cause) =>
        new($"Function '{orchestrator}' failed with an unhandled exception.", cause.ToString());

    public string ToOutput() => JsonSerializer.Serialize(new { message = Message, details = Details });
}

/// <summary>What one turn came to.</summary>
internal sealed record EpisodeResult
{
    /// <summary>The turn as history keeps it; null if nothing reached the orchestrator, which then did not run on.</summary>
    public EpisodeRecord? Record { get; init; }

    /// <summary>Everything asked for and not answered: activities, timers, sub-orchestrations.</summary>
    public IReadOnlyList<RecordedAction> Open { get; init; } = [];

    /// <summary>Inputs and payloads of the sub-orchestrations and events of this turn, by action id.</summary>
    public IReadOnlyDictionary<int, Payload> Payloads { get; init; } = new Dictionary<int, Payload>();

    public bool IsFinished { get; init; }

    public string? Output { get; init; }

    public Failure? Failure { get; init; }

    /// <summary>Set if not the orchestrator's code failed but what runs it, which leaves no details of the failure.</summary>
    public HostFailure? HostFailure { get; init; }

    public (string? Value, bool IsSet) CustomStatus { get; init; }

    public (string? Input, string? NewVersion, IReadOnlyList<IncomingEvent> Events)? NextExecution { get; init; }

    public DateTime? NextDue => Open.Min(static action => action.FireAt);
}
