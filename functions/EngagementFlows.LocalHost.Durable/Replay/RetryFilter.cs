using DurableTask.Core;
using Microsoft.DurableTask;
using CoreException = DurableTask.Core.Exceptions.TaskFailedException;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Asks a policy whether it handles a failure. A policy takes the exceptions of DurableTask.Core only, which come with it.</summary>
internal static class RetryFilter
{
    public static bool Handles(RetryPolicy policy, TaskFailedException failed) =>
        policy.Handle(new CoreException(failed.Message, failed) { FailureDetails = ToCore(failed.FailureDetails) });

    private static FailureDetails ToCore(TaskFailureDetails details) => new(
        details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? ToCore(inner) : null, isNonRetriable: false);
}
