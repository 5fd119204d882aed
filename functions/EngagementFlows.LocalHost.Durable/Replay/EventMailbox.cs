using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// External events and those who wait for them, by name without case. Events are kept until awaited, first come first
/// served. Of several waiters the latest is served, as the real worker does, but never one that was cancelled.
/// </summary>
internal sealed class EventMailbox(DataConverter converter)
{
    private readonly Dictionary<string, Queue<IncomingEvent>> unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Stack<Waiter>> waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IncomingEvent> order = [];

    public bool HasLiveWaiter => waiting.Values.Any(static stack => stack.Any(static waiter => waiter.IsLive));

    /// <summary>Events that nobody awaited, in the order in which they came.</summary>
    public IReadOnlyList<IncomingEvent> Unread => order;

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        var waiter = new Waiter<T>(converter);
        if (unread.TryGetValue(name, out var queue) && queue.TryDequeue(out var first))
        {
            order.Remove(first);
            waiter.Serve(first.Data);
            return waiter.Task;
        }

        if (!waiting.TryGetValue(name, out var stack))
        {
            waiting[name] = stack = new Stack<Waiter>();
        }

        stack.Push(waiter);
        cancellation.Register(() => waiter.TryCancel(cancellation));
        return waiter.Task;
    }

    public void Add(IncomingEvent arrival)
    {
        var name = arrival.Name!;
        while (waiting.TryGetValue(name, out var stack) && stack.TryPop(out var waiter))
        {
            if (waiter.IsLive)
            {
                waiter.Serve(arrival.Data);
                return;
            }
        }

        if (!unread.TryGetValue(name, out var queue))
        {
            unread[name] = queue = new Queue<IncomingEvent>();
        }

        queue.Enqueue(arrival);
        order.Add(arrival);
    }

    private abstract class Waiter
    {
        public abstract bool IsLive { get; }

        public abstract void Serve(string? data);
    }

    private sealed class Waiter<T>(DataConverter converter) : Waiter
    {
        private readonly TaskCompletionSource<T> source = new();

        public Task<T> Task => source.Task;

        public override bool IsLive => !source.Task.IsCompleted;

        public void TryCancel(CancellationToken cancellation) => source.TrySetCanceled(cancellation);

        public override void Serve(string? data)
        {
            try
            {
                source.TrySetResult(converter.Deserialize<T>(data)!);
            }
#pragma warning disable CA1031 // Whatever the converter throws belongs to the orchestrator that asked for this type.
            catch (Exception unreadable)
#pragma warning restore CA1031
            {
                source.TrySetException(unreadable);
            }
        }
    }
}
