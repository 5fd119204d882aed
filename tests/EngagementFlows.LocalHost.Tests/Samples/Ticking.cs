using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Tests.Samples;

/// <summary>What the timer functions below did, one line a run; a service, so that each test has its own.</summary>
public sealed class TickLog
{
    private readonly ConcurrentQueue<Tick> ticks = new();
    private int running;

    public IReadOnlyList<Tick> Ticks => [.. ticks];

    public int MostAtOnce { get; private set; }

    public IReadOnlyList<DateTimeOffset> TimesOf(string function) => [.. Ticks.Where(tick => tick.Function == function).Select(tick => tick.At)];

    public void Add(string function, DateTimeOffset at, TimerInfo timer) => ticks.Enqueue(new Tick(function, at, timer));

    public IDisposable Run()
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref running));
        return new Ending(this);
    }

    public sealed record Tick(string Function, DateTimeOffset At, TimerInfo Timer);

    private sealed class Ending(TickLog log) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref log.running);
    }
}

public sealed class Hourly(TickLog log, TimeProvider clock)
{
    [Function("EveryHour")]
    public void Run([TimerTrigger("0 30 * * * *")] TimerInfo timer) => log.Add("EveryHour", clock.GetUtcNow(), timer);
}

public sealed class Interval(TickLog log, TimeProvider clock)
{
    [Function("EveryTenMinutes")]
    public Task RunAsync([TimerTrigger("%TEN%")] TimerInfo timer, FunctionContext context)
    {
        log.Add(context.FunctionDefinition.Name, clock.GetUtcNow(), timer);
        return Task.CompletedTask;
    }
}

public sealed class Yearly(TickLog log, TimeProvider clock)
{
    [Function("NewYear")]
    public void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => log.Add("NewYear", clock.GetUtcNow(), timer);
}

public sealed class AtStart(TickLog log, TimeProvider clock)
{
    [Function("AtStart")]
    public void Run([TimerTrigger("0 0 0 * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        log.Add("AtStart", clock.GetUtcNow(), timer);
    }
}

public sealed class Failing(TickLog log, TimeProvider clock)
{
    [Function("FailsEveryMinute")]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer)
    {
        using var run = log.Run();
        await Task.Yield();
        log.Add("FailsEveryMinute", clock.GetUtcNow(), timer);
        throw new InvalidOperationException("A timer function that fails.");
    }
}
