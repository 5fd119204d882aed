namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Virtual_time_stands_still_while_anything_is_busy_and_then_jumps_to_the_next_timer()
    {
        var clock = new VirtualClock(Start);
        var busy = clock.Busy();
        var fired = new TaskCompletionSource<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => fired.TrySetResult(clock.GetUtcNow()), null, TimeSpan.FromDays(60), Timeout.InfiniteTimeSpan);
        await Task.Yield();
        Assert.Equal(Start, clock.GetUtcNow());

        busy.Dispose();

        Assert.Equal(Start.AddDays(60), await fired.Task);
        Assert.Equal(TimeSpan.FromDays(60), clock.GetElapsedTime(Start.UtcTicks));
    }

    [Fact]
    public async Task What_is_scheduled_runs_in_order_each_to_its_end_before_time_goes_on()
    {
        var clock = new VirtualClock(Start);
        var order = new List<string>();
        var done = new TaskCompletionSource();
        using (clock.Busy())
        {
            clock.Schedule(Start.AddHours(2), () =>
            {
                order.Add($"second at {clock.GetUtcNow():HH}");
                done.SetResult();
                return Task.CompletedTask;
            });
            clock.Schedule(Start.AddHours(1), async () =>
            {
                order.Add($"first at {clock.GetUtcNow():HH}");
                await Task.Run(static () => { });
                order.Add($"first ends at {clock.GetUtcNow():HH}");
            });
        }

        await done.Task;

        Assert.Equal(["first at 10", "first ends at 10", "second at 11"], order);
    }

    [Fact]
    public async Task A_delay_and_a_periodic_timer_on_virtual_time_take_no_real_time()
    {
        var clock = new VirtualClock(Start);
        var times = new List<int>();
        var setUp = clock.Busy();
        var timer = clock.CreateTimer(_ => times.Add(clock.GetUtcNow().Hour), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var delay = Task.Delay(TimeSpan.FromMinutes(210), clock);
        clock.Schedule(Start.AddMinutes(200), async () => await timer.DisposeAsync());
        setUp.Dispose();

        await delay;

        Assert.Equal([10, 11, 12], times);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        Assert.Equal(Start.AddMinutes(210), clock.GetUtcNow());
    }

    [Fact]
    public async Task A_timer_that_is_changed_fires_at_the_new_time_only()
    {
        var clock = new VirtualClock(Start);
        var times = new List<DateTimeOffset>();
        var done = new TaskCompletionSource();
        using (clock.Busy())
        {
            var timer = clock.CreateTimer(_ => times.Add(clock.GetUtcNow()), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
            Assert.True(timer.Change(TimeSpan.FromHours(5), Timeout.InfiniteTimeSpan));
            clock.Schedule(Start.AddHours(9), () =>
            {
                done.SetResult();
                return Task.CompletedTask;
            });
        }

        await done.Task;

        Assert.Equal([Start.AddHours(5)], times);
    }

    [Fact]
    public void The_real_clock_is_the_machines_and_being_busy_costs_nothing()
    {
        using var clock = new RealClock();

        Assert.Same(clock, clock.Busy());
        Assert.True((TimeProvider.System.GetUtcNow() - clock.GetUtcNow()).Duration() < TimeSpan.FromMinutes(1));
    }
}
