using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Traces and metrics under one name, for whoever listens; without a listener they cost next to nothing.</summary>
public static class EngineTelemetry
{
    /// <summary>Of the activity source and of the meter.</summary>
    public const string Name = "EngagementFlows.LocalHost.Durable";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Episodes = Meter.CreateCounter<long>("durable.episodes", "{episode}", "Orchestrator turns that were written.");

    internal static readonly Counter<long> Finished = Meter.CreateCounter<long>("durable.orchestrations.finished", "{orchestration}", "Orchestrations by name and final status.");

    internal static readonly Histogram<double> ActivityDuration = Meter.CreateHistogram<double>("durable.activity.duration", "s", "Activity runs by name and outcome.");
}
