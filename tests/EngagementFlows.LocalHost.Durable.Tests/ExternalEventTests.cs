using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class ExternalEventTests
{
    [Fact]
    public async Task Events_are_kept_until_awaited_and_taken_first_come_first_served_whatever_the_case_of_their_name()
    {
        var functions = new TestFunctions().Orchestrator("Collect", static async context =>
        {
            await context.WaitForExternalEvent<string>("Begin");
            var taken = new List<int>();
            while (taken.Count < 3)
            {
                taken.Add(await context.WaitForExternalEvent<int>("NUMBER"));
            }

            return taken;
        });
        await using var host = await TestHost.RunAsync(functions);
        var id = await host.ScheduleAsync("Collect");

        await host.Client.RaiseEventAsync(id, "number", 1);
        await host.Client.RaiseEventAsync(id, "Number", 2);
        await host.Client.RaiseEventAsync(id, "begin", "now");
        await host.Client.RaiseEventAsync(id, "nUmBeR", 3);

        var done = await host.FinishAsync(id);
        Assert.Equal([1, 2, 3], done.ReadOutputAs<int[]>()!);
    }

    [Fact]
    public async Task Two_equal_events_at_the_same_moment_are_two_events()
    {
        var functions = new TestFunctions().Orchestrator("Two", static async context =>
        {
            await context.WaitForExternalEvent<string>("yes");
            await context.WaitForExternalEvent<string>("yes");
        });
        await using var host = await TestHost.RunAsync(functions);
        var id = await host.ScheduleAsync("Two");

        await Task.WhenAll(host.Client.RaiseEventAsync(id, "yes", "1"), host.Client.RaiseEventAsync(id, "yes", "1"));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.FinishAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task A_wait_that_times_out_throws_and_does_not_swallow_the_event_that_comes_later()
    {
        var functions = new TestFunctions().Orchestrator("Late", static async context =>
        {
            try
            {
                await context.WaitForExternalEvent<string>("reply", TimeSpan.FromDays(3));
                return "too early";
            }
            catch (TaskCanceledException)
            {
                await context.WaitForExternalEvent<string>("other");
                return await context.WaitForExternalEvent<string>("reply");
            }
        });
        var clock = new VirtualClock(TestHost.Start);
        await using var host = await TestHost.RunAsync(functions, clock: clock);
        var setUp = clock.Busy();
        var id = await host.ScheduleAsync("Late");
        clock.Schedule(TestHost.Start.AddDays(4), () => host.Client.RaiseEventAsync(id, "reply", "late"));
        clock.Schedule(TestHost.Start.AddDays(5), () => host.Client.RaiseEventAsync(id, "other", "x"));
        setUp.Dispose();

        Assert.Equal("late", (await host.FinishAsync(id)).ReadOutputAs<string>());
        Assert.Equal(TestHost.Start.AddDays(5), clock.GetUtcNow());
    }

    [Fact]
    public async Task An_event_in_time_wins_over_the_timeout_and_nothing_waits_for_the_timer_any_more()
    {
        var functions = new TestFunctions().Orchestrator("InTime", static context =>
            context.WaitForExternalEvent<string>("reply", TimeSpan.FromDays(30), CancellationToken.None));
        var clock = new VirtualClock(TestHost.Start);
        await using var host = await TestHost.RunAsync(functions, clock: clock);
        var setUp = clock.Busy();
        var id = await host.ScheduleAsync("InTime");
        clock.Schedule(TestHost.Start.AddDays(1), () => host.Client.RaiseEventAsync(id, "reply", "yes"));
        setUp.Dispose();

        Assert.Equal("yes", (await host.FinishAsync(id)).ReadOutputAs<string>());
        Assert.Equal(TestHost.Start.AddDays(1), clock.GetUtcNow());
    }

    [Fact]
    public async Task A_timeout_that_nobody_catches_fails_the_orchestration()
    {
        var functions = new TestFunctions().Orchestrator("Uncaught", static context => context.WaitForExternalEvent<string>("reply", TimeSpan.FromHours(1)));
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("Uncaught");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Equal(typeof(TaskCanceledException).FullName, done.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Of_two_waiters_the_later_one_is_served_first_as_the_real_worker_does()
    {
        var functions = new TestFunctions().Orchestrator("Stack", static async context =>
        {
            var first = context.WaitForExternalEvent<string>("e");
            var second = context.WaitForExternalEvent<string>("e");
            return await await Task.WhenAny(first, second) + (second.IsCompleted ? " to the second" : " to the first");
        });
        await using var host = await TestHost.RunAsync(functions);
        var id = await host.ScheduleAsync("Stack");

        await host.Client.RaiseEventAsync(id, "e", "x");

        Assert.Equal("x to the second", (await host.FinishAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_for_an_instance_that_does_not_exist_or_has_finished_is_refused()
    {
        var functions = new TestFunctions().Orchestrator("Done", static _ => Task.FromResult(1));
        await using var host = await TestHost.RunAsync(functions);
        await host.RunAsync("Done", id: "finished");

        var unknown = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("nobody", "e", 1));
        var ended = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("finished", "e", 1));
        await host.Client.PurgeInstanceAsync("finished");
        var purged = await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("finished", "e", 1));

        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(StatusCode.FailedPrecondition, ended.StatusCode);
        Assert.Equal(StatusCode.NotFound, purged.StatusCode);
    }

    [Fact]
    public async Task An_event_that_nobody_can_take_is_dropped_in_silence_where_the_host_says_so()
    {
        var functions = new TestFunctions().Orchestrator("Done", static _ => Task.FromResult(1));
        var options = new DurableEngineOptions { ThrowStatusExceptionsOnRaiseEvent = false };
        await using var host = await TestHost.RunAsync(functions, options: options);
        await host.RunAsync("Done", id: "finished");

        await host.Client.RaiseEventAsync("nobody", "e", 1);
        await host.Client.RaiseEventAsync("finished", "e", 1);

        Assert.Null(await host.Client.GetInstanceAsync("nobody"));
        Assert.Equal(1, (await host.FinishAsync("finished")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Instances_send_each_other_events_at_the_same_time_without_waiting_for_each_other()
    {
        var functions = new TestFunctions().Orchestrator("Peer", static async context =>
        {
            var other = context.GetInput<string>()!;
            await context.WaitForExternalEvent<string>("go");
            context.SendEvent(other, "hello", context.InstanceId);
            return await context.WaitForExternalEvent<string>("hello");
        });
        await using var host = await TestHost.RunAsync(functions);
        await host.ScheduleAsync("Peer", "b", "a");
        await host.ScheduleAsync("Peer", "a", "b");

        await Task.WhenAll(host.Client.RaiseEventAsync("a", "go", "now"), host.Client.RaiseEventAsync("b", "go", "now"));

        Assert.Equal("b", (await host.FinishAsync("a")).ReadOutputAs<string>());
        Assert.Equal("a", (await host.FinishAsync("b")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_payload_that_is_no_such_type_fails_the_waiter_and_not_the_host()
    {
        var functions = new TestFunctions().Orchestrator("Typed", static context => context.WaitForExternalEvent<int>("n"));
        await using var host = await TestHost.RunAsync(functions);
        var id = await host.ScheduleAsync("Typed");

        await host.Client.RaiseEventAsync(id, "n", "not a number");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.FinishAsync(id)).RuntimeStatus);
    }
}
