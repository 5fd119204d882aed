using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Tries an activity or sub-orchestration again as its options say; the waits between are durable timers.</summary>
internal static class RetryLoop
{
    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> attempt) => retry switch
    {
        { Policy: { } policy } => ByPolicyAsync(context, policy, attempt),
        { Handler: { } handler } => ByHandlerAsync(context, handler, attempt),
        _ => attempt(),
    };

    private static async Task<T> ByPolicyAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        var began = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception failed) when (MayRetry(failed, number, policy) && !IsOver(context, policy, began))
            {
            }

            await context.CreateTimer(context.CurrentUtcDateTime + Wait(policy, number), CancellationToken.None);
        }
    }

    private static async Task<T> ByHandlerAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        var began = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception failed) when (DetailsOf(failed) is not null)
            {
                var elapsed = context.CurrentUtcDateTime - began;
                if (!await handler(new RetryContext(context, number, DetailsOf(failed)!, elapsed, CancellationToken.None)))
                {
                    throw;
                }
            }
        }
    }

    private static bool MayRetry(Exception failed, int number, RetryPolicy policy) =>
        number < policy.MaxNumberOfAttempts
        && (failed is UnexplainedFailureException || (failed is TaskFailedException task && RetryFilter.Handles(policy, task)));

    /// <summary>Null for what is no failure of the task that is tried.</summary>
    private static TaskFailureDetails? DetailsOf(Exception failed) => failed switch
    {
        TaskFailedException task => task.FailureDetails,
        UnexplainedFailureException => new TaskFailureDetails("(unknown)", "(unknown)", StackTrace: null, InnerFailure: null, Properties: null),
        _ => null,
    };

    private static bool IsOver(TaskOrchestrationContext context, RetryPolicy policy, DateTime began) =>
        policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime - began >= policy.RetryTimeout;

    /// <summary>First interval times coefficient to the power of the retries before, at most the longest interval.</summary>
    private static TimeSpan Wait(RetryPolicy policy, int number)
    {
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, number - 1);
        var unlimited = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan;
        return !unlimited && milliseconds >= policy.MaxRetryInterval.TotalMilliseconds
            ? policy.MaxRetryInterval
            : TimeSpan.FromMilliseconds(Math.Min(milliseconds, TimeSpan.FromDays(36_500).TotalMilliseconds));
    }
}
