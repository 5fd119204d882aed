namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Time that stands still while anything is busy and otherwise jumps to the next due timer, so that months pass in
/// seconds. Timers fire one after another, in order of their time and then of their making.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : HostClock
{
    /// <summary>How often the thread pool gets round before time moves: what a finished task resumed may be about to say it is busy.</summary>
    private const int QuietRounds = 3;

    private readonly Lock gate = new();
    private readonly PriorityQueue<Entry, (long Due, long Order)> entries = new();
    private long now = start.UtcTicks;
    private long orders;
    private int busy;
    private int activity;
    private bool settling;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref now), TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override IDisposable Busy()
    {
        lock (gate)
        {
            busy++;
            activity++;
        }

        return new Handle(this);
    }

    /// <summary>Runs <paramref name="action"/> at that time, at once if it has passed; time stands still until it ends.</summary>
    public void Schedule(DateTimeOffset at, Func<Task> action) => Add(new Entry(at.UtcTicks, action));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal Entry Add(Entry entry)
    {
        lock (gate)
        {
            entries.Enqueue(entry, (entry.Due, orders++));
            activity++;
            SettleIfIdle();
        }

        return entry;
    }

    private void Release()
    {
        lock (gate)
        {
            busy--;
            SettleIfIdle();
        }
    }

    private void SettleIfIdle()
    {
        if (busy == 0 && !settling && entries.Count > 0)
        {
            settling = true;
            Settle(QuietRounds, activity);
        }
    }

    private void Settle(int rounds, int seen) => ThreadPool.UnsafeQueueUserWorkItem(_ => Look(rounds, seen), state: null);

    private void Look(int rounds, int seen)
    {
        Entry next;
        lock (gate)
        {
            while (entries.TryPeek(out var stale, out _) && stale.IsCancelled)
            {
                entries.Dequeue();
            }

            if (busy > 0 || entries.Count == 0)
            {
                settling = false;
                return;
            }

            if (rounds > 0 || activity != seen)
            {
                Settle(activity == seen ? rounds - 1 : QuietRounds, activity);
                return;
            }

            next = entries.Dequeue();
            Interlocked.Exchange(ref now, Math.Max(now, next.Due));
            settling = false;
            busy++;
        }

        _ = FireAsync(next);
    }

    private async Task FireAsync(Entry entry)
    {
        try
        {
            await entry.Action();
        }
        catch (Exception failure)
        {
            // As with the system's timers: what a callback throws is nobody's to catch, so it must not go unseen.
            ThreadPool.UnsafeQueueUserWorkItem(_ => throw new InvalidOperationException("Something scheduled on the virtual clock failed.", failure), state: null);
            throw;
        }

        Release();
    }

    internal sealed class Entry(long due, Func<Task> action)
    {
        public long Due { get; } = due;

        public Func<Task> Action { get; } = action;

        public bool IsCancelled { get; set; }
    }

    private sealed class Handle(VirtualClock clock) : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
            {
                clock.Release();
            }
        }
    }
}
