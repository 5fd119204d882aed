using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators with several waits, cancelled waits and races.</summary>
public static class WaitOrchestrators
{
    [Function(nameof(TwoWaits))]
    public static async Task<string> TwoWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var older = context.WaitForExternalEvent<string>("n");
        var younger = context.WaitForExternalEvent<string>("n");
        context.SetCustomStatus(CommonOrchestrators.Ready);
        return $"older={await older} younger={await younger}";
    }

    [Function(nameof(ThreeWaits))]
    public static async Task<List<string>> ThreeWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var order = new List<string>();
        context.SetCustomStatus(CommonOrchestrators.Ready);
        await Task.WhenAll(TakeAsync("a"), TakeAsync("b"), TakeAsync("c"));
        return order;

        async Task TakeAsync(string who) => order.Add($"{who}={await context.WaitForExternalEvent<string>("n")}");
    }

    [Function(nameof(TwoTypes))]
    public static Task<string> TwoTypes([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.WaitForExternalEvent<string>("n");
        try
        {
            _ = context.WaitForExternalEvent<int>("n");
            return Task.FromResult("both wait");
        }
        catch (ArgumentException refused)
        {
            return Task.FromResult(refused.GetType().ToString());
        }
    }

    [Function(nameof(CancelledWait))]
    public static async Task<List<string>> CancelledWait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var got = new List<string>();
        using (var given = new CancellationTokenSource())
        {
            var wait = context.WaitForExternalEvent<string>("n", given.Token);
            await context.CreateTimer(TimeSpan.FromMilliseconds(500), CancellationToken.None);
            given.Cancel();
            try
            {
                got.Add(await wait);
            }
            catch (OperationCanceledException cancelled)
            {
                got.Add(cancelled.GetType().Name);
            }
        }

        context.SetCustomStatus(CommonOrchestrators.Ready);
        got.Add(await context.WaitForExternalEvent<string>("n"));
        got.Add(await context.WaitForExternalEvent<string>("n"));
        return got;
    }

    [Function(nameof(CancelledBefore))]
    public static async Task<List<string>> CancelledBefore([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var got = new List<string>();
        try
        {
            got.Add(await context.WaitForExternalEvent<string>("n", new CancellationToken(canceled: true)));
        }
        catch (OperationCanceledException cancelled)
        {
            got.Add(cancelled.GetType().Name);
        }

        context.SetCustomStatus(CommonOrchestrators.Ready);
        got.Add(await context.WaitForExternalEvent<string>("n"));
        return got;
    }

    [Function(nameof(CancelledBeforeWithEvent))]
    public static async Task<List<string>> CancelledBeforeWithEvent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var got = new List<string>();
        context.SetCustomStatus(CommonOrchestrators.Ready);
        await context.WaitForExternalEvent<string>("go");
        try
        {
            got.Add(await context.WaitForExternalEvent<string>("n", new CancellationToken(canceled: true)));
        }
        catch (OperationCanceledException cancelled)
        {
            got.Add(cancelled.GetType().Name);
        }

        got.Add(await context.WaitForExternalEvent<string>("n"));
        return got;
    }

    [Function(nameof(TimedOut))]
    public static async Task<string> TimedOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("n", TimeSpan.FromSeconds(1));
        }
        catch (OperationCanceledException over)
        {
            return over.GetType().ToString();
        }
    }

    [Function(nameof(TimedOutUncaught))]
    public static Task<string> TimedOutUncaught([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.WaitForExternalEvent<string>("n", TimeSpan.FromSeconds(1));

    [Function(nameof(WaitAgainAfterTimeout))]
    public static async Task<List<string>> WaitAgainAfterTimeout([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var got = new List<string>();
        try
        {
            got.Add(await context.WaitForExternalEvent<string>("n", TimeSpan.FromSeconds(1)));
        }
        catch (OperationCanceledException)
        {
            got.Add("nothing");
        }

        context.SetCustomStatus(CommonOrchestrators.Ready);
        got.Add(await context.WaitForExternalEvent<string>("n", TimeSpan.FromHours(1)));
        got.Add(await context.WaitForExternalEvent<string>("n", TimeSpan.FromHours(1)));
        return got;
    }

    [Function(nameof(InTime))]
    public static async Task<string> InTime([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(CommonOrchestrators.Ready);
        return await context.WaitForExternalEvent<string>("n", TimeSpan.FromHours(1));
    }

    /// <summary>An event against a timer of so many seconds as its input says; the loser is cancelled.</summary>
    [Function(nameof(Race))]
    public static async Task<string> Race([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var over = new CancellationTokenSource();
        var wait = context.WaitForExternalEvent<string>("n", over.Token);
        var timer = context.CreateTimer(TimeSpan.FromSeconds(context.GetInput<int>()), over.Token);
        context.SetCustomStatus(CommonOrchestrators.Ready);
        var winner = await Task.WhenAny(wait, timer);
        over.Cancel();
        return winner == wait ? $"event, timer cancelled: {timer.IsCanceled}" : $"timer, wait cancelled: {wait.IsCanceled}";
    }

    [Function(nameof(OneWaitManyTimers))]
    public static async Task<string> OneWaitManyTimers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var wait = context.WaitForExternalEvent<string>("n");
        var fired = 0;
        foreach (var name in (string[])["one", "two", "three"])
        {
            var timer = context.CreateTimer(TimeSpan.FromMilliseconds(400), CancellationToken.None);
            fired += await Task.WhenAny(wait, timer) == timer ? 1 : 0;
            context.SetCustomStatus(name);
        }

        return $"{await wait} after {fired} timers";
    }

    [Function(nameof(ThreeNames))]
    public static async Task<List<string>> ThreeNames([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var waits = new Dictionary<string, Task<string>>
        {
            ["a"] = context.WaitForExternalEvent<string>("a"),
            ["b"] = context.WaitForExternalEvent<string>("b"),
            ["c"] = context.WaitForExternalEvent<string>("c"),
        };
        context.SetCustomStatus(CommonOrchestrators.Ready);
        var order = new List<string>();
        while (waits.Count > 0)
        {
            var first = await Task.WhenAny(waits.Values);
            var name = waits.Single(pair => pair.Value == first).Key;
            waits.Remove(name);
            order.Add($"{name}={await first}");
        }

        return order;
    }

    /// <summary>Each turn begins a wait of its own; those of the turns before are left open.</summary>
    [Function(nameof(AbandonedWaits))]
    public static async Task<string> AbandonedWaits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var waits = new List<Task<string>>();
        foreach (var name in (string[])["first", "second", "third"])
        {
            waits.Add(context.WaitForExternalEvent<string>("n"));
            await context.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            context.SetCustomStatus(name);
        }

        var last = await waits[2];
        return $"{await waits[0]}, {await waits[1]}, {last}";
    }
}
