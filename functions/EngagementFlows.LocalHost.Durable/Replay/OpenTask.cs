using Microsoft.DurableTask;
using CoreFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>An action whose answer has not arrived yet.</summary>
internal abstract class OpenTask(RecordedAction action)
{
    public RecordedAction Action { get; } = action;

    public abstract void Answer(IncomingEvent arrival);
}

/// <inheritdoc/>
internal sealed class OpenTask<T>(RecordedAction action, DataConverter converter) : OpenTask(action)
{
    private readonly TaskCompletionSource<T> source = new();

    public Task<T> Task => source.Task;

    public bool TryCancel(CancellationToken cancellation) => source.TrySetCanceled(cancellation);

    public override void Answer(IncomingEvent arrival)
    {
        if (FailureOf(arrival) is { } failure)
        {
            source.TrySetException(failure);
            return;
        }

        T? result;
        try
        {
            result = arrival.Data is null ? default : converter.Deserialize<T>(arrival.Data);
        }
#pragma warning disable CA1031 // Whatever the converter throws belongs to the orchestrator that asked for this type.
        catch (Exception unreadable)
#pragma warning restore CA1031
        {
            source.TrySetException(unreadable);
            return;
        }

        source.TrySetResult(result!);
    }

    private Exception? FailureOf(IncomingEvent arrival) => (arrival.Kind, arrival.Failure) switch
    {
        // The real worker's exception for an activity has its library's exception inside, with the details or, for a function that is not there, without.
        (IncomingKind.ActivityFailed, var failure) =>
            new TaskFailedException(Action.Name, Action.Id, new CoreFailedException { FailureDetails = failure?.ToCoreDetails() }),
        (IncomingKind.ChildFailed, { } failure) => new TaskFailedException(Action.Name, Action.Id, failure.ToDetails()),
        (IncomingKind.ChildFailed, null) => new UnexplainedFailureException(),
        _ => null,
    };
}

/// <summary>
/// A sub-orchestration ended without its code having thrown: it was terminated, does not exist, or the host failed. The real worker
/// looks for details then that are not there, so that the orchestrator sees a <see cref="NullReferenceException"/>.
/// </summary>
internal sealed class UnexplainedFailureException() : Exception("The sub-orchestration failed without details.");
