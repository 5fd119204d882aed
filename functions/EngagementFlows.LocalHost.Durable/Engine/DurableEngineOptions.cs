using DurableTask.Core.Settings;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Settings of the engine; the defaults fit two cores shared with Azurite.</summary>
public sealed record DurableEngineOptions
{
    /// <summary>How payloads are written: the Durable Functions defaults unless told otherwise.</summary>
    public DataConverter Converter { get; init; } = JsonDataConverter.Default;

    /// <summary>
    /// Whether raising an event to an instance that has ended or is not known throws, as it does on Azure Storage unless host.json says
    /// otherwise; if not, such an event is dropped. Terminate, suspend and resume throw whatever this says.
    /// </summary>
    public bool ThrowStatusExceptionsOnRaiseEvent { get; init; } = true;

    /// <summary>
    /// The version of instances that are started without one, and which instances are run: those of no newer version unless told otherwise,
    /// while the others wait for a host that knows theirs.
    /// </summary>
    public VersioningSettings Versioning { get; init; } = new()
    {
        Version = "",
        MatchStrategy = VersioningSettings.VersionMatchStrategy.CurrentOrOlder,
        FailureStrategy = VersioningSettings.VersionFailureStrategy.Reject,
    };

    /// <summary>Activities that run at the same time.</summary>
    public int MaxConcurrentActivities { get; init; } = 32;

    /// <summary>Instances that are loaded, replayed and written at the same time.</summary>
    public int MaxConcurrentEpisodes { get; init; } = 32;

    /// <summary>Messages that one episode takes in; the rest follow in the next.</summary>
    public int MaxArrivalsPerEpisode { get; init; } = 500;

    /// <summary>
    /// How much memory loaded histories may hold on to; those used longest ago are read again when needed. The default keeps ten thousand
    /// waiting instances under 4 KB each, and about a thousand long journeys without reading any of them twice.
    /// </summary>
    public long HistoryCacheBytes { get; init; } = 28 * 1024 * 1024;

    /// <summary>How long a stop waits for running activities, in real time. All of a stop is to take five seconds at most.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Real time, for draining and for trying storage again, whatever the engine's clock.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>Makes ids of instances and executions; a source of one's own makes a test's ids predictable.</summary>
    // The one place where the engine needs chance: an id that no other start has.
    public Func<string> NewId { get; init; } = static () => Guid.NewGuid().ToString("N");
}
