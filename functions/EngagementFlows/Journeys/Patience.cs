using Microsoft.DurableTask;

namespace EngagementFlows.Journeys;

/// <summary>How long orchestrations put up with activities that fail, as they do while storage is away.</summary>
internal static class Patience
{
    /// <summary>About a day of tries, further and further apart, before the orchestration gives up and fails visibly.</summary>
    public static TaskOptions Options { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 12, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 3, maxRetryInterval: TimeSpan.FromHours(3)));
}
