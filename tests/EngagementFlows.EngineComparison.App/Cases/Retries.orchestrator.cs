using EngagementFlows.EngineComparison.Framework;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>How often and when an activity was tried, kept by the activity itself.</summary>
public static class RetryActivities
{
    /// <summary>Fails until the attempt that its input says; says at its end which attempt it was.</summary>
    [Function(nameof(FailUntil))]
    public static string FailUntil([ActivityTrigger] int attempt, string instanceId)
    {
        var number = CommonActivities.CountOf(instanceId);
        return number >= attempt ? $"attempt {number}" : throw new InvalidOperationException($"attempt {number}");
    }
}

/// <summary>Orchestrators that have something tried again.</summary>
public static class RetryOrchestrators
{
    private const int Never = 100;

    [Function(nameof(ThreeAttempts))]
    public static Task<string> ThreeAttempts([OrchestrationTrigger] TaskOrchestrationContext context) =>
        TellAsync(context, () => TryAsync(context, Never, new RetryPolicy(3, TimeSpan.FromSeconds(1))), leastSeconds: 2);

    [Function(nameof(SecondAttemptSucceeds))]
    public static Task<string> SecondAttemptSucceeds([OrchestrationTrigger] TaskOrchestrationContext context) =>
        TellAsync(context, () => TryAsync(context, 2, new RetryPolicy(3, TimeSpan.FromSeconds(1))), leastSeconds: 1);

    [Function(nameof(GrowingDelays))]
    public static Task<string> GrowingDelays([OrchestrationTrigger] TaskOrchestrationContext context) =>
        TellAsync(context, () => TryAsync(context, Never, new RetryPolicy(4, TimeSpan.FromSeconds(1), backoffCoefficient: 2)), leastSeconds: 7);

    [Function(nameof(LongestDelay))]
    public static Task<string> LongestDelay([OrchestrationTrigger] TaskOrchestrationContext context) => TellAsync(
        context,
        () => TryAsync(context, Never, new RetryPolicy(4, TimeSpan.FromSeconds(1), backoffCoefficient: 20, maxRetryInterval: TimeSpan.FromSeconds(2))),
        leastSeconds: 5);

    [Function(nameof(TimeLimit))]
    public static Task<string> TimeLimit([OrchestrationTrigger] TaskOrchestrationContext context) => TellAsync(
        context, () => TryAsync(context, Never, new RetryPolicy(50, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(5))), leastSeconds: 0);

    [Function(nameof(FilteredByType))]
    public static Task<string> FilteredByType([OrchestrationTrigger] TaskOrchestrationContext context) => TellAsync(
        context,
        () => TryAsync(context, Never, new RetryPolicy(4, TimeSpan.FromSeconds(1)) { HandleFailure = details => details.ErrorMessage != "attempt 2" }),
        leastSeconds: 1);

    [Function(nameof(ByHandler))]
    public static async Task<List<string>> ByHandler([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var told = new List<string>();
        var options = TaskOptions.FromRetryHandler(async retry =>
        {
            told.Add($"{retry.LastAttemptNumber} {Told.Of(retry.LastFailure)} same {retry.OrchestrationContext.InstanceId == context.InstanceId}");
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            return retry.LastAttemptNumber < 5;
        });
        told.Add(await context.CallActivityAsync<string>(nameof(RetryActivities.FailUntil), 3, options));
        return told;
    }

    [Function(nameof(HandlerGivesUp))]
    public static Task<string> HandlerGivesUp([OrchestrationTrigger] TaskOrchestrationContext context) => TellAsync(
        context,
        () => context.CallActivityAsync<string>(nameof(RetryActivities.FailUntil), Never, TaskOptions.FromRetryHandler(static retry => retry.LastAttemptNumber < 2)),
        leastSeconds: 0);

    [Function(nameof(UnknownActivityWithRetries))]
    public static Task<string> UnknownActivityWithRetries([OrchestrationTrigger] TaskOrchestrationContext context) => TellAsync(
        context,
#pragma warning disable DURABLE2003 // There is no such activity: what comes of that is what the case is about.
        () => context.CallActivityAsync<string>("NobodyActivity", "x", TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(2)))),
#pragma warning restore DURABLE2003
        leastSeconds: 4);

    [Function(nameof(UnknownActivityWithHandler))]
    public static async Task<string> UnknownActivityWithHandler([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var asked = 0;
        var options = TaskOptions.FromRetryHandler(retry =>
        {
            asked++;
            return retry.LastAttemptNumber < 2;
        });
        try
        {
#pragma warning disable DURABLE2003 // There is no such activity: what comes of that is what the case is about.
            return await context.CallActivityAsync<string>("NobodyActivity", "x", options);
#pragma warning restore DURABLE2003
        }
        catch (TaskFailedException)
        {
            return $"handler asked {asked} times";
        }
    }

    [Function(nameof(ChildWithRetries))]
    public static Task<string> ChildWithRetries([OrchestrationTrigger] TaskOrchestrationContext context) => TellAsync(
        context,
        () => context.CallSubOrchestratorAsync<string>(
            nameof(CommonOrchestrators.Throw), "broken", TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromSeconds(1)))),
        leastSeconds: 1);

    [Function(nameof(ChildOfOneIdWithRetries))]
    public static Task<string> ChildOfOneIdWithRetries([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = new SubOrchestrationOptions(TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))), $"{context.InstanceId}-child");
        return TellAsync(context, () => context.CallSubOrchestratorAsync<string>(nameof(FailTwice), $"{context.InstanceId}-count", options), leastSeconds: 2);
    }

    [Function(nameof(FailTwice))]
    public static async Task<string> FailTwice([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var number = await context.CallActivityAsync<int>(nameof(CommonActivities.CountCalls), context.GetInput<string>());
        return number > 2 ? $"run {number}" : throw new InvalidOperationException($"run {number}");
    }

    [Function(nameof(RetriesSideBySide))]
    public static async Task<string> RetriesSideBySide([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromSeconds(1)));
        var calls = Enumerable.Range(0, 3).Select(_ => context.CallActivityAsync<string>(nameof(FailureActivities.Break), nameof(Fault.Plain), options)).ToArray();
        try
        {
            await Task.WhenAll(calls);
        }
        catch (TaskFailedException)
        {
            // Counted below.
        }

        return $"{calls.Count(static call => call.IsFaulted)} failed";
    }

    [Function(nameof(OptionsAsInput))]
    public static async Task<string> OptionsAsInput([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
#pragma warning disable DURABLE2001 // The mistake that is refused is what the case is about.
            return await context.CallActivityAsync<string>(
                nameof(CommonActivities.Same), (object)TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromSeconds(1))));
#pragma warning restore DURABLE2001
        }
        catch (ArgumentException refused)
        {
            return refused.GetType().ToString();
        }
    }

    private static Task<string> TryAsync(TaskOrchestrationContext context, int until, RetryPolicy policy) =>
        context.CallActivityAsync<string>(nameof(RetryActivities.FailUntil), until, TaskOptions.FromRetryPolicy(policy));

    private static async Task<string> TellAsync(TaskOrchestrationContext context, Func<Task<string>> call, int leastSeconds)
    {
        var began = context.CurrentUtcDateTime;
        string told;
        try
        {
            told = await call();
        }
        catch (TaskFailedException failure)
        {
            told = Told.Of(failure);
        }

        // Each pause is a timer, which the extension fires up to a second early: of short pauses nothing can be told, of longer ones a part.
        var hasWaited = context.CurrentUtcDateTime - began >= TimeSpan.FromSeconds((leastSeconds - 1) / 2);
        return leastSeconds < 3 ? told : $"{told}, waited for {leastSeconds} s in all: {hasWaited}";
    }
}
