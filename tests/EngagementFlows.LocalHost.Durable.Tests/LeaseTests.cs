using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class LeaseTests
{
    private static readonly ProcessIdentity Elsewhere = new("another-machine", 42, "then");
    private static readonly ProcessIdentity DeadHere = ProcessIdentity.Current with { Started = "long ago" };

    private static TestFunctions Functions() => new TestFunctions().Orchestrator("Wait", static context => context.WaitForExternalEvent<string>("end"));

    [Fact]
    public async Task A_host_that_stopped_cleanly_is_followed_at_once()
    {
        var hub = await TableHub.CreateAsync();
        var frozen = new VirtualClock(TestHost.Start);
        using var standStill = frozen.Busy();
        await using (await TestHost.RunAsync(Functions(), hub.Store(Elsewhere, frozen)))
        {
        }

        await using var store = hub.Store(realTime: frozen);
        await store.OpenAsync(CancellationToken.None);

        Assert.Equal(2, store.Epoch);
    }

    [Fact]
    public async Task A_host_whose_process_is_dead_on_this_machine_is_followed_at_once()
    {
        var hub = await TableHub.CreateAsync();
        var frozen = new VirtualClock(TestHost.Start);
        using var standStill = frozen.Busy();
        await using var dead = hub.Store(DeadHere, frozen);
        await dead.OpenAsync(CancellationToken.None);

        await using var store = hub.Store(realTime: frozen);
        await store.OpenAsync(CancellationToken.None);

        Assert.Equal(2, store.Epoch);
        Assert.False(ProcessIdentity.Current.IsKnownDead);
        Assert.False(Elsewhere.IsKnownDead);
    }

    [Fact]
    public async Task A_host_on_another_machine_is_followed_only_when_its_lease_has_run_out()
    {
        var hub = await TableHub.CreateAsync();
        var frozen = new VirtualClock(TestHost.Start);
        using var standStill = frozen.Busy();
        await using var silent = hub.Store(Elsewhere, frozen);
        await silent.OpenAsync(CancellationToken.None);

        var running = new VirtualClock(TestHost.Start);
        await using var store = hub.Store(realTime: running);
        await store.OpenAsync(CancellationToken.None);

        // No upper bound: once it is the owner nothing holds this clock, and renewals move it on.
        Assert.True(running.GetUtcNow() >= TestHost.Start.AddSeconds(30), $"It was followed at {running.GetUtcNow():u}.");
        await Assert.ThrowsAsync<LeaseLostException>(async () =>
        {
            // The silent host's clock goes on: the first thing it does is look at its lease.
            standStill.Dispose();
            await Task.Delay(TimeSpan.FromMinutes(1), frozen);
            await silent.FindAsync("any", CancellationToken.None);
        });
    }

    [Fact]
    public async Task Every_write_of_a_host_that_was_replaced_is_refused_even_if_it_believes_in_its_lease()
    {
        var hub = await TableHub.CreateAsync();
        var frozen = new VirtualClock(TestHost.Start);
        using var standStill = frozen.Busy();
        await using var old = await TestHost.RunAsync(Functions(), hub.Store(Elsewhere, frozen));
        await old.ScheduleAsync("Wait", id: "w");
        await using var next = await TestHost.RunAsync(Functions(), hub.Store(realTime: new VirtualClock(TestHost.Start)));

        await Assert.ThrowsAsync<LeaseLostException>(() => old.Client.RaiseEventAsync("w", "end", "old"));
        Assert.True(old.Engine.Halted.IsCancellationRequested);
        await Assert.ThrowsAsync<LeaseLostException>(() => old.Client.RaiseEventAsync("unknown to it", "end", "old"));
        await next.Client.RaiseEventAsync("w", "end", "new");

        Assert.Equal("new", (await next.FinishAsync("w")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_host_that_slept_past_its_lease_goes_on_if_nobody_took_over()
    {
        var hub = await TableHub.CreateAsync();
        var realTime = new SleepyTime();
        await using var store = hub.Store(realTime: realTime);
        await store.OpenAsync(CancellationToken.None);

        realTime.Sleep(TimeSpan.FromHours(8));

        Assert.Null(await store.FindAsync("any", CancellationToken.None));
        Assert.Equal(1, store.Epoch);
    }

    /// <summary>A machine that slept: its clock tells more time than its counter counted.</summary>
    private sealed class SleepyTime : TimeProvider
    {
        private TimeSpan slept;

        public void Sleep(TimeSpan time) => slept += time;

        public override DateTimeOffset GetUtcNow() => TestHost.Start + slept;
    }
}
