namespace EngagementFlows.LocalHost.Durable;

/// <summary>Which instance is due when. One timer of the clock serves all instances: for the one that is due first.</summary>
internal sealed class DueQueue : IDisposable
{
    /// <summary>The system's timers end at 49 days; a long wait is taken in pieces.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly Lock gate = new();
    private readonly PriorityQueue<Slot, long> queue = new();
    private readonly HostClock clock;
    private readonly Action<IReadOnlyList<Slot>> whenDue;
    private readonly ITimer timer;
    private long armed = long.MaxValue;
    private bool isStopped;

    public DueQueue(HostClock clock, Action<IReadOnlyList<Slot>> whenDue)
    {
        (this.clock, this.whenDue) = (clock, whenDue);
        timer = clock.CreateTimer(_ => Fire(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets or clears (null) an instance's time; the earlier one no longer counts.</summary>
    public void Set(Slot slot, DateTimeOffset? due)
    {
        var ticks = due?.UtcTicks ?? long.MaxValue;
        lock (gate)
        {
            if (slot.Due == ticks)
            {
                return;
            }

            slot.Due = ticks;
            if (ticks != long.MaxValue)
            {
                queue.Enqueue(slot, ticks);
            }

            Arm();
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            isStopped = true;
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        Stop();
        timer.Dispose();
    }

    private void Fire()
    {
        var due = new List<Slot>();
        lock (gate)
        {
            armed = long.MaxValue;
            var now = clock.GetUtcNow().UtcTicks;
            while (!isStopped && queue.TryPeek(out var slot, out var ticks) && ticks <= now)
            {
                queue.Dequeue();
                if (slot.Due == ticks)
                {
                    slot.Due = long.MaxValue;
                    due.Add(slot);
                }
            }

            Arm();
        }

        if (due.Count > 0)
        {
            whenDue(due);
        }
    }

    /// <summary>Sets the timer to the first time that still counts, or to none: virtual time would go to one that does not.</summary>
    private void Arm()
    {
        while (queue.TryPeek(out var stale, out var ticks) && stale.Due != ticks)
        {
            queue.Dequeue();
        }

        var next = queue.TryPeek(out _, out var first) && !isStopped ? first : long.MaxValue;
        if (next == armed)
        {
            return;
        }

        armed = next;
        if (next == long.MaxValue)
        {
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = TimeSpan.FromTicks(Math.Max(0, next - clock.GetUtcNow().UtcTicks));
        timer.Change(wait < LongestWait ? RoundUp(wait) : LongestWait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The system's timers count whole milliseconds: rounded down, they would fire before the time and again.</summary>
    private TimeSpan RoundUp(TimeSpan wait) => clock is VirtualClock ? wait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
