namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// What the engine keeps in memory of an unfinished instance: little, as there may be many thousands. Its mailbox is
/// emptied by one worker at a time, which is what keeps an instance's episodes in order.
/// </summary>
internal sealed class Slot(string id)
{
    private List<Delivery>? mail;
    private bool isWorkedOn;
    private bool isRemoved;
    private TaskCompletionSource? delivered;

    public string Id => id;

    /// <summary>When its next timer is due, UTC ticks; guarded by the due queue.</summary>
    public long Due { get; set; } = long.MaxValue;

    /// <summary>Whether storage may have it; a new slot's first write is tried as a creation.</summary>
    public bool IsStored { get; set; }

    /// <summary>Only its outbox keeps it; whatever is sent to it is too late.</summary>
    public bool IsFinished
    {
        get;
        set
        {
            // With who waits for it, so that nobody begins to wait just as an id is begun anew.
            lock (this)
            {
                field = value;
                if (!value)
                {
                    delivered?.TrySetResult();
                }
            }
        }
    }

    /// <summary>Loaded state and its place in the cache; guarded by the cache.</summary>
    public LinkedListNode<CachedInstance>? Cached { get; set; }

    /// <summary>Messages known to have arrived that the stored outbox still holds; touched by the slot's worker only.</summary>
    public HashSet<string>? Settled { get; set; }

    /// <returns>Null if the slot is gone; else whether the caller has to start a worker.</returns>
    public bool? Post(IEnumerable<Delivery> deliveries)
    {
        lock (this)
        {
            if (isRemoved)
            {
                return null;
            }

            (mail ??= []).AddRange(deliveries);
            return !isWorkedOn && (isWorkedOn = true);
        }
    }

    /// <summary>The next deliveries, at most so many; null if there are none, and with that the worker's work ends.</summary>
    public List<Delivery>? Take(int most)
    {
        lock (this)
        {
            if (mail is null)
            {
                isWorkedOn = false;
                return null;
            }

            // A beginning is worked on alone: what follows belongs to the instance that it makes.
            var count = mail[0] is BeginDelivery ? 1 : Math.Min(most, mail.TakeWhile(static delivery => delivery is not BeginDelivery).Count());
            var taken = mail.GetRange(0, count);
            if (count == mail.Count)
            {
                mail = null;
            }
            else
            {
                mail.RemoveRange(0, count);
            }

            return taken;
        }
    }

    /// <summary>Ends once the last message of a finished instance has arrived, or its id has been begun anew.</summary>
    public Task WhenDelivered()
    {
        lock (this)
        {
            if (isRemoved || !IsFinished)
            {
                return Task.CompletedTask;
            }

            if (delivered is not { Task.IsCompleted: false })
            {
                delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return delivered.Task;
        }
    }

    /// <returns>False if mail came in meanwhile, so that the slot stays.</returns>
    public bool TryRemove()
    {
        lock (this)
        {
            isRemoved = mail is null;
            if (isRemoved)
            {
                delivered?.TrySetResult();
            }

            return isRemoved;
        }
    }
}
