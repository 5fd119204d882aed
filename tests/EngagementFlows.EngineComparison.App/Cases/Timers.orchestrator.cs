using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators with timers.</summary>
public static class TimerOrchestrators
{
    [Function(nameof(PastTimer))]
    public static async Task<string> PastTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(context.CurrentUtcDateTime.AddDays(-3), CancellationToken.None);
        await context.CreateTimer(DateTime.MinValue.AddDays(1), CancellationToken.None);
        return "fired";
    }

    [Function(nameof(NoTime))]
    public static async Task<string> NoTime([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
        await context.CreateTimer(context.CurrentUtcDateTime, CancellationToken.None);
        return "fired";
    }

    [Function(nameof(ReverseTimers))]
    public static async Task<List<int>> ReverseTimers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var fired = new List<int>();
        await Task.WhenAll(FireAsync(9), FireAsync(5), FireAsync(1));
        return fired;

        async Task FireAsync(int seconds)
        {
            await context.CreateTimer(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            fired.Add(seconds);
        }
    }

    [Function(nameof(TimerCancelledBefore))]
    public static async Task<string> TimerCancelledBefore([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CreateTimer(TimeSpan.FromHours(1), new CancellationToken(canceled: true));
            return "fired";
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled.GetType().ToString();
        }
    }

    [Function(nameof(CancelOnEvent))]
    public static async Task<string> CancelOnEvent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var cancel = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromHours(1), cancel.Token);
        context.SetCustomStatus(CommonOrchestrators.Ready);
        await context.WaitForExternalEvent<string>("n");
        cancel.Cancel();
        try
        {
            await timer;
            return "fired";
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled.GetType().ToString();
        }
    }

    [Function(nameof(FarAhead))]
    public static async Task<string> FarAhead([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var over = new CancellationTokenSource();
        var timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(400), over.Token);
        var wait = context.WaitForExternalEvent<string>("n");
        context.SetCustomStatus(CommonOrchestrators.Ready);
        var winner = await Task.WhenAny(timer, wait);
        over.Cancel();
        return winner == wait ? "event" : "timer";
    }

    [Function(nameof(Clock))]
    public static async Task<string> Clock([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var start = context.CurrentUtcDateTime;
        var due = start.AddSeconds(2);
        var stands = context.CurrentUtcDateTime == start;
        await context.CreateTimer(due, CancellationToken.None);
        return $"stands {stands}, {context.CurrentUtcDateTime.Kind}, due reached {TimerCases.IsReached(context, due)}";
    }

    [Function(nameof(ManyTimers))]
    public static async Task<int> ManyTimers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var fired = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
            fired++;
        }));
        return fired;
    }
}
