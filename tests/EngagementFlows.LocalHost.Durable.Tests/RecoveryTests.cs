using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>One engine ends without a word, as if killed; another goes on from the same store.</summary>
public sealed class RecoveryTests
{
    private static readonly DurableEngineOptions NoPatience = new() { DrainTimeout = TimeSpan.Zero };

    [Fact]
    public async Task An_activity_that_was_running_runs_again_and_one_that_was_done_does_not()
    {
        var calls = new List<string>();
        var first = true;
        var functions = new TestFunctions()
            .ActivityAsync<string, string>("Work", async (step, cancellation) =>
            {
                lock (calls)
                {
                    calls.Add(step);
                }

                if (first && step == "two")
                {
                    await Task.Delay(Timeout.Infinite, cancellation);
                }

                return step;
            })
            .Orchestrator("Steps", static async context =>
                await context.CallActivityAsync<string>("Work", "one") + await context.CallActivityAsync<string>("Work", "two"));
        var store = new InMemoryOrchestrationStore();
        await using (var host = await TestHost.RunAsync(functions, store, options: NoPatience))
        {
            await host.ScheduleAsync("Steps", id: "s");
            await host.UntilAsync(() => Task.FromResult(calls.Contains("two")));
        }

        first = false;
        await using var next = await TestHost.RunAsync(functions, store);

        Assert.Equal("onetwo", (await next.FinishAsync("s")).ReadOutputAs<string>());
        Assert.Equal(["one", "two", "two"], calls);
    }

    [Fact]
    public async Task Timers_children_and_suspended_instances_go_on_after_a_restart()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", static async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return "child";
            })
            .Orchestrator("Parent", static async context => await context.CallSubOrchestratorAsync<string>("Child") + await context.WaitForExternalEvent<string>("e"));
        var store = new InMemoryOrchestrationStore();
        await using (var host = await TestHost.RunAsync(functions, store, options: NoPatience))
        {
            using var standStill = host.Clock.Busy();
            await host.ScheduleAsync("Parent", id: "p");
            await host.ScheduleAsync("Parent", id: "q");
            await host.UntilAsync(() => Task.FromResult(store.Count == 4));
            await host.Client.SuspendInstanceAsync("q");
            await host.Client.RaiseEventAsync("q", "e", "!");
        }

        await using var next = await TestHost.RunAsync(functions, store, new VirtualClock(TestHost.Start.AddDays(3)));
        await next.Client.RaiseEventAsync("p", "e", "?");
        await next.Client.ResumeInstanceAsync("q");

        Assert.Equal("child?", (await next.FinishAsync("p")).ReadOutputAs<string>());
        Assert.Equal("child!", (await next.FinishAsync("q")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_message_delivered_twice_counts_once()
    {
        var functions = new TestFunctions()
            .Orchestrator("Counter", static async context =>
            {
                var count = 0;
                while (await context.WaitForExternalEvent<string>("e") != "stop")
                {
                    count++;
                }

                return count;
            })
            .Orchestrator("Sender", static async context =>
            {
                context.SendEvent("counter", "e", "one");
                await context.WaitForExternalEvent<string>("end");
            });
        var store = new RedeliveringStore();
        await using (var host = await TestHost.RunAsync(functions, store, options: NoPatience))
        {
            await host.ScheduleAsync("Counter", id: "counter");
            await host.ScheduleAsync("Sender", id: "sender");
            await host.UntilAsync(() => Task.FromResult(store.Settled));
        }

        store.ForgetSettled("sender");
        await using var next = await TestHost.RunAsync(functions, store.Inner);
        await next.UntilAsync(async () => (await next.Store.FindAsync("sender", default))!.Outbox.Count == 0);
        await next.Client.RaiseEventAsync("counter", "e", "stop");

        Assert.Equal(1, (await next.FinishAsync("counter")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_engine_whose_store_another_one_took_over_writes_nothing_and_says_so()
    {
        var functions = new TestFunctions().Orchestrator("Wait", static context => context.WaitForExternalEvent<string>("end"));
        var store = new InMemoryOrchestrationStore();
        await using var paused = await TestHost.RunAsync(functions, store);
        await paused.ScheduleAsync("Wait", id: "w");
        await using var next = await TestHost.RunAsync(functions, store);

        await Assert.ThrowsAsync<LeaseLostException>(() => paused.Client.RaiseEventAsync("w", "end", "from the paused host"));
        await next.Client.RaiseEventAsync("w", "end", "from the new host");

        Assert.True(paused.Engine.Halted.IsCancellationRequested);
        Assert.Equal("from the new host", (await next.FinishAsync("w")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_write_that_fails_is_tried_again_and_loses_nothing()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Next", static n => n + 1)
            .Orchestrator("Steps", static async context => await context.CallActivityAsync<int>("Next", await context.CallActivityAsync<int>("Next", 1)));
        var store = new FailingStore { FailNext = 3 };
        await using var host = await TestHost.RunAsync(functions, store);

        await Assert.ThrowsAsync<IOException>(() => host.ScheduleAsync("Steps", id: "s"));
        store.FailNext = 0;
        await host.ScheduleAsync("Steps", id: "s");
        store.FailNext = 2;

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.FinishAsync("s")).RuntimeStatus);
    }

    [Fact]
    public async Task A_timer_overdue_at_the_start_reaches_instances_that_were_listed_after_it()
    {
        var functions = new TestFunctions()
            .Orchestrator("Ring", static async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                context.SendEvent("listener", "ring", "now");
            })
            .Orchestrator("Listen", static context => context.WaitForExternalEvent<string>("ring"));
        var store = new SlowListingStore("ringer");
        await using (var host = await TestHost.RunAsync(functions, store, new VirtualClock(TestHost.Start.AddYears(-10))))
        {
            using var standStill = host.Clock.Busy();
            await host.ScheduleAsync("Listen", id: "listener");
            await host.ScheduleAsync("Ring", id: "ringer");
        }

        store.SlowDown();
        using var realTime = new RealClock();
        await using var next = await TestHost.RunAsync(functions, store, realTime);

        Assert.Equal("now", (await next.FinishAsync("listener")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_stop_that_is_told_to_hurry_still_gives_the_store_up_and_the_next_host_goes_on()
    {
        var hub = await TableHub.CreateAsync();
        var started = new TaskCompletionSource();
        var functions = new TestFunctions()
            .ActivityAsync<int, int>("Long", async (n, cancellation) =>
            {
                if (started.TrySetResult())
                {
                    await Task.Delay(Timeout.Infinite, cancellation);
                }

                return n + 1;
            })
            .Orchestrator("Run", static context => context.CallActivityAsync<int>("Long", 1));
        var elsewhere = new ProcessIdentity("another-machine", 42, "then");
        await using (var host = await TestHost.RunAsync(functions, hub.Store(elsewhere)))
        {
            await host.ScheduleAsync("Run", id: "r");
            await started.Task;
            using var hurry = new CancellationTokenSource();
            await hurry.CancelAsync();
            await host.Engine.StopAsync(hurry.Token);
        }

        await using var store = hub.Store();
        await using var next = await TestHost.RunAsync(functions, store);

        Assert.Equal(2, (await next.FinishAsync("r")).ReadOutputAs<int>());
        Assert.Equal(2, store.Epoch);
    }
}
