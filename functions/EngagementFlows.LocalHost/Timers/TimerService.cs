using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Timers;

/// <summary>Runs every timer function while the host runs, but those that the setting <c>AzureWebJobs.NAME.Disabled</c> turns off, as on the Functions host; stopping waits for runs under way.</summary>
internal sealed class TimerService(FunctionCatalog functions, IConfiguration settings, IServiceProvider host, FunctionPipeline pipeline, HostClock clock, ITimerStatuses statuses, ILoggerFactory loggers) : IHostedService
{
    private readonly List<TimerWorker> workers =
        [.. functions.Timers.Where(timer => settings[$"AzureWebJobs.{timer.Body.Name}.Disabled"]?.ToUpperInvariant() is not ("TRUE" or "1")).Select(timer => new TimerWorker(timer, host, pipeline, clock, statuses, loggers.CreateLogger<TimerWorker>()))];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in workers)
        {
            await worker.StartAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(workers.Select(worker => worker.DisposeAsync().AsTask())).WaitAsync(cancellationToken);
}
