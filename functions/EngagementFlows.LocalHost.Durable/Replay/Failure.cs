using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>An exception as it is stored.</summary>
public sealed record Failure(string Type, string Message, string? Stack = null, Failure? Inner = null)
{
    internal long Weight => 64 + EpisodeRecord.Size(Type) + EpisodeRecord.Size(Message) + EpisodeRecord.Size(Stack) + (Inner?.Weight ?? 0);

    public static Failure From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception switch
        {
            // What failed in the activity is the cause of what failed in the orchestrator, as the real worker reports it.
            TaskFailedException failed => From(failed.FailureDetails),
            { InnerException: { } cause } => From(cause),
            _ => null,
        };
        return new Failure(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner);
    }

    /// <summary>As the library under the real worker has it.</summary>
    internal global::DurableTask.Core.FailureDetails ToCoreDetails() => new(Type, Message, Stack, Inner?.ToCoreDetails(), isNonRetriable: false);

    public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), Properties: null);

    private static Failure From(TaskFailureDetails details) =>
        new(details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? From(inner) : null);
}
