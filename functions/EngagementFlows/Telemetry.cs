using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EngagementFlows;

/// <summary>What can be watched from outside: spans and counters that carry step names and channels, never who or what was written.</summary>
public static class Telemetry
{
    private static readonly Meter Meter = new("EngagementFlows");

    public static ActivitySource Source { get; } = new("EngagementFlows");

    public static Counter<long> Sent { get; } = Meter.CreateCounter<long>("engagementflows.messages.sent", "{message}", "Messages handed over, by step and channel.");

    public static Counter<long> Skipped { get; } = Meter.CreateCounter<long>("engagementflows.messages.skipped", "{message}", "Planned messages that were not sent, by step.");

    public static Counter<long> Received { get; } = Meter.CreateCounter<long>("engagementflows.messages.received", "{message}", "Messages from participants, by channel and what they were taken for.");

    /// <summary>OpenTelemetry traces and metrics over OTLP, only where <c>EngagementFlows:Telemetry</c> is <c>true</c>.</summary>
    public static IServiceCollection AddEngagementTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.GetValue("EngagementFlows:Telemetry", defaultValue: false))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("EngagementFlows"))
            .WithTracing(traces => traces.AddSource("EngagementFlows*", "Azure.Data.Tables.*").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter("EngagementFlows*").AddOtlpExporter());
        return services;
    }

    /// <summary>The kind of a step, without what tells one person's from another's: <c>reminder</c> of <c>reminder:P7D:1</c>.</summary>
    public static string KindOf(string stepKey) => stepKey.Split(':')[0];
}
