using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Timers;

/// <summary>Runs every timer function while the host runs; stopping waits for runs under way.</summary>
internal sealed class TimerService(FunctionCatalog functions, IServiceProvider host, FunctionPipeline pipeline, HostClock clock, ITimerStatuses statuses, ILoggerFactory loggers) : IHostedService
{
    private readonly List<TimerWorker> workers =
        [.. functions.Timers.Select(timer => new TimerWorker(timer, host, pipeline, clock, statuses, loggers.CreateLogger<TimerWorker>()))];

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
