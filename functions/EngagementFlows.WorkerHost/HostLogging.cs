using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.WorkerHost;

/// <summary>The console, with what the worker logs and what matters of the host; <c>logging</c> in <c>host.json</c> says otherwise.</summary>
internal static class HostLogging
{
    public static void Configure(ILoggingBuilder builder, IConfiguration configuration)
    {
        builder.ClearProviders();
        builder.AddSimpleConsole(static console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.UseUtcTimestamp = true;
        });
        builder.SetMinimumLevel(LogLevel.Information);
        foreach (var category in (string[])["Function", "Host", "DurableTask", "Azure", "Microsoft", "Grpc", "Yarp", "System"])
        {
            builder.AddFilter(category, LogLevel.Warning);
        }

        // It warns of each answer that is an error, and the extension asks for what is not there yet to find out whether it is.
        builder.AddFilter("Azure.Core", LogLevel.Error);
        builder.AddConfiguration(configuration.GetSection($"{WorkerHostOptions.HostSection}:logging"));
    }
}
