using EngagementFlows.WorkerHost.Rpc;

namespace EngagementFlows.WorkerHost.Worker;

/// <summary>A function failed in the worker. The Durable extension reads type, message and stack out of a text of just this form.</summary>
internal sealed class WorkerInvocationException(StatusResult result)
    : Exception($"Result: {(result.Status == StatusResult.Types.Status.Cancelled ? "Cancelled" : "Failure")}\nException: {result.Exception?.Message}\nStack: {result.Exception?.StackTrace}");

/// <summary>The worker ended in the middle. The Durable extension knows it by this name, and tries the work again later.</summary>
internal sealed class WorkerProcessExitException() : Exception("The worker ended before it answered.");
