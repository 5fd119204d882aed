using Microsoft.DurableTask;

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
        if (arrival.Failure is { } failure)
        {
            source.TrySetException(new TaskFailedException(Action.Name, Action.Id, failure.ToDetails()));
            return;
        }

        T? result;
        try
        {
            result = converter.Deserialize<T>(arrival.Data);
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
}
