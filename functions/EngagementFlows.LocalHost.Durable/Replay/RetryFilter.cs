using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Asks a policy whether it handles a failure. The real package's policy takes the exceptions of DurableTask.Core
/// only, which comes with it and which nothing here refers to, so such an exception is made where that library is there.
/// </summary>
internal static class RetryFilter
{
    private static readonly Type? CoreException = Type.GetType("DurableTask.Core.Exceptions.TaskFailedException, DurableTask.Core");
    private static readonly Type? CoreDetails = Type.GetType("DurableTask.Core.FailureDetails, DurableTask.Core");

    public static bool Handles(RetryPolicy policy, TaskFailedException failed)
    {
        if (CoreException is null || CoreDetails is null)
        {
            return policy.Handle(failed);
        }

        var exception = (Exception)Activator.CreateInstance(CoreException, failed.Message, failed)!;
        CoreException.GetProperty("FailureDetails")!.SetValue(exception, ToCore(failed.FailureDetails));
        return policy.Handle(exception);
    }

    private static object ToCore(TaskFailureDetails details) => Activator.CreateInstance(
        CoreDetails!, details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? ToCore(inner) : null, false)!;
}
