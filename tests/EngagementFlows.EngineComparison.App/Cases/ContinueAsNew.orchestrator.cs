using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <param name="Keep">Whether unread events go along.</param>
/// <param name="Expected">How many events "n" the second execution takes before it ends.</param>
/// <param name="OpenWait">Whether the first execution has an open wait for "n" when it ends.</param>
/// <param name="CancelWait">Whether it cancels that wait before.</param>
/// <param name="IsSecond">Set in the second execution.</param>
public sealed record CarryInput(
    bool Keep, int Expected, bool OpenWait = false, bool CancelWait = false, bool IsSecond = false);

/// <param name="Expected">After how many events the loop ends.</param>
public sealed record LoopInput(int Expected)
{
    public IReadOnlyList<string> Seen { get; init; } = [];

    public int TimerMilliseconds { get; init; } = 900_000;

    public bool CallsActivity { get; init; }

    /// <summary>Whether every event that has come is taken before ContinueAsNew.</summary>
    public bool Drains { get; init; } = true;
}

/// <summary>Orchestrators that begin anew.</summary>
public static class ContinueAsNewOrchestrators
{
    public const string Again = "again";

    internal static readonly string[] Names = ["answer", "change", "stop"];

    private const int TurnsOfOneExecution = 7;

    [Function(nameof(CountToTen))]
    public static Task<int> CountToTen([OrchestrationTrigger] TaskOrchestrationContext context) => CountAsync(context, 10);

    [Function(nameof(CountToTenAsText))]
    public static Task<string> CountToTenAsText([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var count = int.Parse(context.GetInput<string>()!);
        if (count < 10)
        {
            context.ContinueAsNew($"{count + 1}");
        }

        return Task.FromResult($"counted to {count}");
    }

    [Function(nameof(CountToSixty))]
    public static Task<int> CountToSixty([OrchestrationTrigger] TaskOrchestrationContext context) => CountAsync(context, 60);

    private static async Task<int> CountAsync(TaskOrchestrationContext context, int most)
    {
        var count = context.GetInput<int>();
        if (count % 5 == 0)
        {
            await context.CallActivityAsync<string>(nameof(CommonActivities.Same), "x");
        }

        if (count < most)
        {
            context.ContinueAsNew(count + 1);
        }

        return count;
    }

    [Function(nameof(Carry))]
    public static async Task<List<int>> Carry([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<CarryInput>()!;
        var seen = new List<int>();
        if (input.IsSecond)
        {
            context.SetCustomStatus(Again);
            while (seen.Count < input.Expected)
            {
                seen.Add(await context.WaitForExternalEvent<int>("n"));
            }

            return seen;
        }

        context.SetCustomStatus(CommonOrchestrators.Ready);
        using var over = new CancellationTokenSource();
        if (input.OpenWait)
        {
            _ = context.WaitForExternalEvent<int>("n", over.Token);
        }

        await context.WaitForExternalEvent<int>("go");
        if (input.CancelWait)
        {
            over.Cancel();
        }

        context.ContinueAsNew(input with { IsSecond = true }, input.Keep);
        return seen;
    }

    [Function(nameof(WithOpenTimer))]
    public static Task<string> WithOpenTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is { } before)
        {
            return Task.FromResult($"waited for the timer: {TimerCases.IsReached(context, DateTime.Parse(before).ToUniversalTime())}");
        }

        var due = context.CurrentUtcDateTime.AddSeconds(4);
        _ = context.CreateTimer(due, CancellationToken.None);
        context.ContinueAsNew(due.ToString("O"));
        return Task.FromResult("");
    }

    [Function(nameof(WithOpenActivity))]
    public static Task<string> WithOpenActivity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is { } before)
        {
            return Task.FromResult($"waited for the activity: {TimerCases.IsReached(context, DateTime.Parse(before).ToUniversalTime())}");
        }

        _ = context.CallActivityAsync<string>(nameof(CommonActivities.TakeSeconds), 4.0);
        context.ContinueAsNew(context.CurrentUtcDateTime.AddSeconds(4).ToString("O"));
        return Task.FromResult("");
    }

    [Function(nameof(WithOpenTimedWait))]
    public static Task<string> WithOpenTimedWait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is { } before)
        {
            return Task.FromResult($"waited for the time limit: {TimerCases.IsReached(context, DateTime.Parse(before).ToUniversalTime())}");
        }

        _ = context.WaitForExternalEvent<string>("never", TimeSpan.FromSeconds(4));
        context.ContinueAsNew(context.CurrentUtcDateTime.AddSeconds(4).ToString("O"));
        return Task.FromResult("");
    }

    [Function(nameof(AwaitAfterCall))]
    public static async Task<string> AwaitAfterCall([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is not null)
        {
            return await context.WaitForExternalEvent<string>("n");
        }

        _ = context.WaitForExternalEvent<string>("n");
        context.ContinueAsNew("second");
        context.SetCustomStatus(CommonOrchestrators.Ready);
        await context.CallActivityAsync<string>(nameof(CommonActivities.TakeSeconds), 4.0);
        return "first";
    }

    [Function(nameof(ThenThrow))]
    public static Task<string> ThenThrow([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is not null)
        {
            return Task.FromResult("second");
        }

        context.ContinueAsNew("second");
        throw new InvalidOperationException("thrown after it");
    }

    [Function(nameof(CallTwice))]
    public static Task<string> CallTwice([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<string>() is { } input)
        {
            return Task.FromResult(input);
        }

        context.ContinueAsNew("one");
        context.ContinueAsNew("two");
        return Task.FromResult("");
    }

    [Function(nameof(StatusOnce))]
    public static async Task<string> StatusOnce([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (context.GetInput<bool?>() is true)
        {
            await context.WaitForExternalEvent<string>("go");
            return "second";
        }

        context.SetCustomStatus("first");
        await context.WaitForExternalEvent<string>("go");
        context.ContinueAsNew(true);
        return "first";
    }

    /// <summary>
    /// One open wait, a timer beside it, an activity each turn where it is asked for; after some turns it takes every event
    /// that has come, cancels what is open and begins anew.
    /// </summary>
    [Function(nameof(Loop))]
    public static async Task<List<string>> Loop([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<LoopInput>()!;
        context.SetCustomStatus(CommonOrchestrators.Ready);
        var seen = input.Seen.ToList();
        using var over = new CancellationTokenSource();
        var next = context.WaitForExternalEvent<string>("n", over.Token);
        for (var turn = 0; turn < TurnsOfOneExecution && seen.Count < input.Expected; turn++)
        {
            if (input.CallsActivity)
            {
                await context.CallActivityAsync<string>(nameof(CommonActivities.Same), "turn");
            }

            using var inTime = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromMilliseconds(input.TimerMilliseconds), inTime.Token);
            await Task.WhenAny(next, timer);
            inTime.Cancel();
            if (next.IsCompleted)
            {
                seen.Add(await next);
                next = context.WaitForExternalEvent<string>("n", over.Token);
            }
        }

        while (next.IsCompleted)
        {
            // Its event is the wait's already and no longer among the unread ones: not taken here, it would be lost.
            seen.Add(await next);
            if (!input.Drains)
            {
                break;
            }

            next = context.WaitForExternalEvent<string>("n", over.Token);
        }

        over.Cancel();
        if (seen.Count < input.Expected)
        {
            context.ContinueAsNew(input with { Seen = seen });
        }

        return seen;
    }

    /// <summary>The same with one open wait for each of several names.</summary>
    [Function(nameof(LoopOfNames))]
    public static async Task<List<string>> LoopOfNames([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<LoopInput>()!;
        context.SetCustomStatus(CommonOrchestrators.Ready);
        var seen = input.Seen.ToList();
        using var over = new CancellationTokenSource();
        var waits = Names.Select(name => context.WaitForExternalEvent<string>(name, over.Token)).ToArray();
        for (var turn = 0; turn < TurnsOfOneExecution && seen.Count < input.Expected; turn++)
        {
            await Task.WhenAny(waits);
            TakeAll();
        }

        TakeAll();
        over.Cancel();
        if (seen.Count < input.Expected)
        {
            context.ContinueAsNew(input with { Seen = seen });
        }

        return seen;

        void TakeAll()
        {
            for (var i = 0; i < waits.Length; i++)
            {
                while (waits[i].IsCompletedSuccessfully)
                {
                    seen.Add(waits[i].Result);
                    waits[i] = context.WaitForExternalEvent<string>(Names[i], over.Token);
                }
            }
        }
    }
}
