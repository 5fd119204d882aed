using Microsoft.DurableTask;

namespace EngagementFlows.EngineComparison.Framework;

/// <summary>Errors in words: types and messages, without stack traces.</summary>
internal static class Told
{
    public static string Of(TaskFailureDetails failure) =>
        $"{failure.ErrorType}: {failure.ErrorMessage}{(failure.InnerFailure is { } inner ? $" <- {Of(inner)}" : "")}";

    /// <summary>What an orchestrator that catches it sees.</summary>
    public static string Of(Exception error) => error is TaskFailedException failed
        ? $"{nameof(TaskFailedException)} of '{failed.TaskName}' #{failed.TaskId} ({failed.Message}) {Of(failed.FailureDetails)}"
        : $"{error.GetType()}: {error.Message}{(error.InnerException is { } inner ? $" <- {Of(inner)}" : "")}";
}
