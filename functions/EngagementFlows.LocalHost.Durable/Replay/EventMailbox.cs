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

    public bool HasLiveWaiter => waiting.Values.Any(static stack => stack.Any(static waiter => waiter.IsLive));

    /// <exception cref="ArgumentException">The latest wait for this name is for another type.</exception>
    /// <remarks>An event that was kept and is not of this type throws what the converter throws, and is gone.</remarks>
    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        if (!waiting.TryGetValue(name, out var stack))
        {
            waiting[name] = stack = new Stack<Waiter>();
        }

        if (stack.TryPeek(out var latest) && latest.Type != typeof(T))
        {
            throw new ArgumentException(
                $"An earlier wait for the event '{name}' is for the type {latest.Type}, this one is for {typeof(T)}: wait for one type.", nameof(name));
        }

        var waiter = new Waiter<T>();
        stack.Push(waiter);
        if (unread.TryGetValue(name, out var queue))
        {
            var first = queue.Dequeue();
            if (queue.Count == 0)
            {
                unread.Remove(name);
            }

            Add(first);
        }

        // After the event: one that was there already is had even under a token that is cancelled.
        cancellation.Register(() => waiter.TryCancel(cancellation));
        return waiter.Task;
    }

    /// <summary>Gives the event to who waits for it, or keeps it. What the converter throws is not caught here.</summary>
    public void Add(IncomingEvent arrival)
    {
        var name = arrival.Name!;
        while (waiting.TryGetValue(name, out var stack) && stack.TryPop(out var waiter))
        {
            if (waiter.TryServe(converter, arrival.Data))
            {
                return;
            }
        }

        if (!unread.TryGetValue(name, out var queue))
        {
            unread[name] = queue = new Queue<IncomingEvent>();
        }

        queue.Enqueue(arrival);
    }

    /// <summary>Takes what nobody awaited: name by name, and of each name in the order in which they came.</summary>
    public List<IncomingEvent> TakeUnread()
    {
        List<IncomingEvent> all = [.. unread.Values.SelectMany(static queue => queue)];
        unread.Clear();
        return all;
    }

    private abstract class Waiter
    {
        public abstract Type Type { get; }

        public abstract bool IsLive { get; }

        public abstract bool TryServe(DataConverter converter, string? data);
    }

    private sealed class Waiter<T> : Waiter
    {
        private readonly TaskCompletionSource<T> source = new();

        public override Type Type => typeof(T);

        public Task<T> Task => source.Task;

        public override bool IsLive => !source.Task.IsCompleted;

        public void TryCancel(CancellationToken cancellation) => source.TrySetCanceled(cancellation);

        public override bool TryServe(DataConverter converter, string? data) => source.TrySetResult(converter.Deserialize<T>(data)!);
    }
}
