namespace EngagementFlows.LocalHost.Durable;

/// <summary>A timer of the virtual clock: once or by period, changed and disposed as TimeProvider's are.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly Lock gate = new();
    private VirtualClock.Entry? entry;
    private TimeSpan every;
    private bool disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            Cancel();
            if (disposed)
            {
                return false;
            }

            every = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Arm(clock.GetUtcNow().UtcTicks + Math.Max(0, dueTime.Ticks));
            }

            return true;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            Cancel();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Arm(long due)
    {
        VirtualClock.Entry made = null!;
        made = new VirtualClock.Entry(due, () => FireAsync(made));
        entry = made;
        clock.Add(made);
    }

    private Task FireAsync(VirtualClock.Entry fired)
    {
        lock (gate)
        {
            if (fired.IsCancelled)
            {
                return Task.CompletedTask;
            }

            entry = null;
            if (every > TimeSpan.Zero)
            {
                Arm(fired.Due + every.Ticks);
            }
        }

        callback(state);
        return Task.CompletedTask;
    }

    private void Cancel()
    {
        if (entry is not null)
        {
            entry.IsCancelled = true;
            entry = null;
        }
    }
}
