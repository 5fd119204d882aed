using System.Collections.Concurrent;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>All slots, and the workers that empty their mailboxes.</summary>
internal sealed class Mailroom(DurableEngineOptions options, WorkCounter work, CancellationToken halted) : IDisposable
{
    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim permits = new(options.MaxConcurrentEpisodes);

    /// <summary>Works on some mail of one instance; must not throw.</summary>
    public Func<Slot, List<Delivery>, Task> Worker { get; set; } = static (_, _) => Task.CompletedTask;

    public int Count => slots.Count;

    public Slot? Find(string instanceId) => slots.GetValueOrDefault(instanceId);

    public Slot Add(string instanceId) => slots.GetOrAdd(instanceId, static id => new Slot(id));

    /// <summary>Sends to an instance, made known if it is not.</summary>
    public void SendToNew(string instanceId, Delivery delivery)
    {
        while (!TryPost(Add(instanceId), [delivery]))
        {
            // The slot was just given up, its instance being finished: the next one is new.
        }
    }

    /// <returns>False if there is no unfinished instance of that id, so that nobody will ever take the delivery.</returns>
    public bool TrySend(string instanceId, Delivery delivery) =>
        slots.TryGetValue(instanceId, out var slot) && !slot.IsFinished && TryPost(slot, [delivery]);

    public bool TryPost(Slot slot, IReadOnlyList<Delivery> deliveries)
    {
        if (slot.Post(deliveries) is not { } startsWork)
        {
            return false;
        }

        if (startsWork)
        {
            var begun = work.Begin();
            ThreadPool.UnsafeQueueUserWorkItem(_ => _ = EmptyAsync(slot, begun), state: null);
        }

        return true;
    }

    public void Remove(Slot slot)
    {
        if (slot.TryRemove())
        {
            slots.TryRemove(new KeyValuePair<string, Slot>(slot.Id, slot));
        }
    }

    public void Dispose() => permits.Dispose();

    private async Task EmptyAsync(Slot slot, IDisposable begun)
    {
        using (begun)
        {
            await permits.WaitAsync(CancellationToken.None);
            try
            {
                while (slot.Take(options.MaxArrivalsPerEpisode) is { } mail)
                {
                    if (halted.IsCancellationRequested)
                    {
                        mail.ForEach(static delivery => delivery.Ack?.TrySetException(new LeaseLostException("This host has stopped working on orchestrations.")));
                        continue;
                    }

                    await Worker(slot, mail);
                }
            }
            finally
            {
                permits.Release();
            }
        }
    }
}
