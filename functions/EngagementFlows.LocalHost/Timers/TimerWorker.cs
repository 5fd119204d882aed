using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Timers;

/// <summary>Runs one timer function on its schedule, one run at a time: occurrences that pass during a run are left out.</summary>
internal sealed class TimerWorker(TimerFunction function, IServiceProvider host, FunctionPipeline pipeline, HostClock clock, ITimerStatuses statuses, ILogger logger) : IAsyncDisposable
{
    // System timers take at most 49 days; longer waits are made of several.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    // Shorter schedules are not worth remembering: the next run is due before anybody could miss one.
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;
    private ITimer? timer;
    private DateTimeOffset due;
    private bool pastDue;
    private bool disposed;
    private ScheduleStatus status = new();

    private string Name => function.Body.Name;

    private bool Monitored => function.UseMonitor && function.Schedule.Next(due) - due >= ShortestMonitored;

    public async Task StartAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = function.UseMonitor ? await statuses.ReadAsync(Name, cancellation) : null;
        status = known ?? new ScheduleStatus { Next = function.Schedule.Next(now).UtcDateTime };
        due = new DateTimeOffset(status.Next, TimeSpan.Zero);
        pastDue = known is not null && due <= now;
        if (function.RunOnStartup && !pastDue)
        {
            due = now;
        }

        lock (gate)
        {
            timer = clock.CreateTimer(_ => OnTimer(), state: null, Wait(now), Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task current;
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            timer?.Dispose();
            timer = null;
            current = running;
        }

        await stopping.CancelAsync();
        await current;
        stopping.Dispose();
    }

    private TimeSpan Wait(DateTimeOffset now) => due <= now ? TimeSpan.Zero : due - now < LongestWait ? due - now : LongestWait;

    // The clock must not move on between the tick and the run, so the tick itself takes hold of it.
    private void OnTimer()
    {
        lock (gate)
        {
            if (timer is null)
            {
                return;
            }

            var now = clock.GetUtcNow();
            if (now < due)
            {
                timer.Change(Wait(now), Timeout.InfiniteTimeSpan);
                return;
            }

            running = RunAsync(clock.Busy());
        }
    }

    private async Task RunAsync(IDisposable busy)
    {
        // Off the clock's own thread, which may hold locks of its own.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using (busy)
        {
            await RunFunctionAsync();
            var now = clock.GetUtcNow();
            status = new ScheduleStatus { Last = due.UtcDateTime, LastUpdated = now.UtcDateTime };
            due = function.Schedule.Next(now > due ? now : due);
            status.Next = due.UtcDateTime;
            pastDue = false;
            await RememberAsync();
            lock (gate)
            {
                timer?.Change(Wait(clock.GetUtcNow()), Timeout.InfiniteTimeSpan);
            }
        }
    }

#pragma warning disable CA1031 // A run that fails, or cannot be remembered, must not end the schedule.
    private async Task RunFunctionAsync()
    {
        var info = new TimerInfo { ScheduleStatus = status, IsPastDue = pastDue };
        var context = new LocalFunctionContext(function.Body, host, info, NoData, stopping.Token);
        await using (context.ConfigureAwait(true))
        {
            try
            {
                await pipeline.RunAsync(context);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                logger.LogDebug("{Function} ended early: the host is stopping.", Name);
            }
            catch (Exception failure)
            {
                FunctionFailures.Log(logger, Name, failure);
            }
        }
    }

    private async Task RememberAsync()
    {
        if (!Monitored)
        {
            return;
        }

        try
        {
            await statuses.WriteAsync(Name, status, stopping.Token);
        }
        catch (Exception failure)
        {
            logger.LogWarning("Where the schedule of {Function} stands could not be stored ({ExceptionType}); a restart may run it once more.", Name, failure.GetType().Name);
        }
    }
#pragma warning restore CA1031

    private static IReadOnlyDictionary<string, object?> NoData { get; } = new Dictionary<string, object?>();
}
