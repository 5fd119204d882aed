using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Orchestrators with several things open at once, some of which they do not await.</summary>
public static class OpenTaskOrchestrators
{
    [Function(nameof(AwaitActivity))]
    public static Task<string> AwaitActivity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(CommonOrchestrators.Ready);
        return context.CallActivityAsync<string>(nameof(CommonActivities.TakeSeconds), context.GetInput<double>());
    }

    [Function(nameof(ParentOfParent))]
    public static Task<string?> ParentOfParent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var prefix = context.GetInput<string>()!.Replace("-main", "", StringComparison.Ordinal);
        return context.CallSubOrchestratorAsync<string?>(
            nameof(CommonOrchestrators.CallAndTell),
            new Callee(nameof(CommonOrchestrators.Idle), InstanceId: $"{prefix}-grandchild", IsOrchestrator: true),
            new SubOrchestrationOptions(instanceId: $"{prefix}-child"));
    }

    [Function(nameof(TimerThenActivity))]
    public static async Task<string> TimerThenActivity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var activity = context.CallActivityAsync<string>(nameof(CommonActivities.TakeSeconds), 15.0);
        var timer = context.CreateTimer(TimeSpan.FromSeconds(15), CancellationToken.None);
        context.SetCustomStatus(CommonOrchestrators.Ready);
        await timer;
        context.SetCustomStatus("timer fired");
        return await activity;
    }

    [Function(nameof(ReturnWithTimer))]
    public static Task<string> ReturnWithTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.CreateTimer(TimeSpan.FromSeconds(context.GetInput<int>()), CancellationToken.None);
        context.SetCustomStatus(CommonOrchestrators.Ready);
        return Task.FromResult("returned");
    }

    [Function(nameof(ThrowWithTimer))]
    public static Task<string> ThrowWithTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.CreateTimer(TimeSpan.FromSeconds(context.GetInput<int>()), CancellationToken.None);
        context.SetCustomStatus(CommonOrchestrators.Ready);
        throw new InvalidOperationException("thrown");
    }

    [Function(nameof(ReturnWithActivity))]
    public static Task<string> ReturnWithActivity([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.CallActivityAsync<string>(nameof(CommonActivities.TakeSeconds), (double)context.GetInput<int>());
        context.SetCustomStatus(CommonOrchestrators.Ready);
        return Task.FromResult("returned");
    }

    [Function(nameof(ReturnWithCancelledTimer))]
    public static async Task<string> ReturnWithCancelledTimer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var cancel = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromSeconds(120), cancel.Token);
        await context.CallActivityAsync<string>(nameof(CommonActivities.Same), "x");
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

    [Function(nameof(ReturnWithWait))]
    public static Task<string> ReturnWithWait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.WaitForExternalEvent<string>("n");
        return Task.FromResult("returned");
    }

    [Function(nameof(ReturnWithChild))]
    public static Task<string> ReturnWithChild([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.CallSubOrchestratorAsync<string>(
            nameof(CommonOrchestrators.Idle), null, new SubOrchestrationOptions(instanceId: context.GetInput<string>()));
        return Task.FromResult("returned");
    }

    [Function(nameof(FirstOfTwo))]
    public static async Task<string> FirstOfTwo([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var slow = context.CallActivityAsync<string>(nameof(CommonActivities.TakeSeconds), 6.0);
        var fast = context.CallActivityAsync<string>(nameof(CommonActivities.Same), "fast");
        var first = await Task.WhenAny(slow, fast);
        return first == fast ? "the fast one" : "the slow one";
    }

    [Function(nameof(SideBySide))]
    public static async Task<string[]> SideBySide([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => context.CallActivityAsync<string>(nameof(CommonActivities.Same), $"{n}")));
}
