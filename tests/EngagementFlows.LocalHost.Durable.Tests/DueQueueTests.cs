namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class DueQueueTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_one_timer_is_always_set_to_the_first_time_that_still_counts()
    {
        using var clock = new StillClock();
        using var queue = new DueQueue(clock, static _ => { });
        var (a, b) = (new Slot("a"), new Slot("b"));

        queue.Set(a, Now.AddDays(2));
        Assert.Equal(TimeSpan.FromDays(2), clock.Wait);
        queue.Set(b, Now.AddDays(1));
        Assert.Equal(TimeSpan.FromDays(1), clock.Wait);
        queue.Set(b, Now.AddDays(3));
        Assert.Equal(TimeSpan.FromDays(2), clock.Wait);
        queue.Set(a, due: null);
        Assert.Equal(TimeSpan.FromDays(3), clock.Wait);
        queue.Set(b, due: null);
        Assert.Equal(Timeout.InfiniteTimeSpan, clock.Wait);
    }

    [Fact]
    public void A_wait_longer_than_the_systems_timers_can_count_is_taken_in_pieces()
    {
        using var clock = new StillClock();
        var due = new List<Slot>();
        using var queue = new DueQueue(clock, due.AddRange);
        var slot = new Slot("a");
        queue.Set(slot, Now.AddDays(100));

        Assert.Equal(TimeSpan.FromDays(40), clock.Advance());
        Assert.Equal(TimeSpan.FromDays(40), clock.Advance());
        Assert.Equal(TimeSpan.FromDays(20), clock.Advance());

        Assert.Equal([slot], due);
        Assert.Equal(Timeout.InfiniteTimeSpan, clock.Wait);
    }

    /// <summary>A clock with one timer that moves only when told to.</summary>
    private sealed class StillClock : HostClock, ITimer
    {
        private TimerCallback? callback;
        private TimeSpan passed;

        public TimeSpan Wait { get; private set; }

        public TimeSpan Advance()
        {
            var step = Wait;
            passed += step;
            Wait = Timeout.InfiniteTimeSpan;
            callback!(null);
            return step;
        }

        public override DateTimeOffset GetUtcNow() => Now + passed;

        public override IDisposable Busy() => this;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.callback = callback;
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Wait = dueTime;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
