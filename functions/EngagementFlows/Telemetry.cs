using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EngagementFlows;

public static class Telemetry
{
    /// <summary>OpenTelemetry traces and metrics over OTLP, only where <c>EngagementFlows:Telemetry</c> is <c>true</c>. Names and ids, never what people wrote.</summary>
    public static IServiceCollection AddEngagementTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.GetValue("EngagementFlows:Telemetry", defaultValue: false))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("EngagementFlows"))
            .WithTracing(traces => traces.AddSource("EngagementFlows.*", "Azure.Data.Tables.*").AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter("EngagementFlows.*").AddOtlpExporter());
        return services;
    }
}
