using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class TimerAndRetryTests
{
    [Fact]
    public async Task A_timer_of_two_months_takes_no_real_time_and_fires_at_its_moment()
    {
        var functions = new TestFunctions().Orchestrator("Wait", static async context =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(61), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        await using var host = await TestHost.RunAsync(functions);

        Assert.Equal(TestHost.Start.UtcDateTime.AddDays(61), (await host.RunAsync("Wait")).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Timers_fire_in_the_order_of_their_times_not_of_their_making()
    {
        var functions = new TestFunctions().Orchestrator("Order", static async context =>
        {
            var order = new List<int>();
            async Task After(int hours)
            {
                await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
                order.Add(hours);
            }

            await Task.WhenAll(After(30), After(10), After(20));
            return order;
        });
        await using var host = await TestHost.RunAsync(functions);

        var done = await host.RunAsync("Order");

        Assert.Equal([10, 20, 30], done.ReadOutputAs<int[]>()!);
    }

    [Fact]
    public async Task A_cancelled_timer_never_fires_and_nothing_wakes_for_it()
    {
        var functions = new TestFunctions().Orchestrator("Cancel", static async context =>
        {
            using var stop = new CancellationTokenSource();
            var never = context.CreateTimer(TimeSpan.FromDays(10), stop.Token);
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
#pragma warning disable CA1849, MA0042 // An orchestrator cancels on its own thread.
            stop.Cancel();
#pragma warning restore CA1849, MA0042
            await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
            return never.IsCanceled;
        });
        await using var host = await TestHost.RunAsync(functions);

        Assert.True((await host.RunAsync("Cancel")).ReadOutputAs<bool>());
        Assert.Equal(TestHost.Start.AddDays(3), host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_timer_that_is_late_still_fires_and_before_what_came_after_it()
    {
        var functions = new TestFunctions().Orchestrator("Race", static async context =>
        {
            var timer = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            var reply = context.WaitForExternalEvent<string>("reply");
            return await Task.WhenAny(timer, reply) == timer ? "timer" : "reply";
        });
        var store = new InMemoryOrchestrationStore();
        await using (var host = await TestHost.RunAsync(functions, store))
        {
            using var standStill = host.Clock.Busy();
            await host.ScheduleAsync("Race", id: "r");
        }

        var later = new VirtualClock(TestHost.Start.AddHours(5));
        await using var next = await TestHost.RunAsync(functions, store, later);
        Assert.Equal("timer", (await next.FinishAsync("r")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_retry_policy_waits_longer_each_time_up_to_its_longest_wait()
    {
        var calls = new List<DateTimeOffset>();
        var clock = new VirtualClock(TestHost.Start);
        var functions = new TestFunctions()
            .Activity<string, string>("Flaky", _ =>
            {
                calls.Add(clock.GetUtcNow());
                return calls.Count < 5 ? throw new TimeoutException("again") : "in the end";
            })
            .Orchestrator("Try", static context => context.CallActivityAsync<string>("Flaky", "x", TaskOptions.FromRetryPolicy(
                new RetryPolicy(10, TimeSpan.FromMinutes(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(3)))));
        await using var host = await TestHost.RunAsync(functions, clock: clock);

        Assert.Equal("in the end", (await host.RunAsync("Try")).ReadOutputAs<string>());
        Assert.Equal([0, 1, 3, 6, 9], calls.Select(static at => (int)(at - TestHost.Start).TotalMinutes));
    }

    [Theory]
    [InlineData(3, null, 3)]
    [InlineData(100, 25, 3)]
    public async Task Retries_end_with_the_attempts_or_with_the_timeout(int attempts, int? timeoutMinutes, int expected)
    {
        var calls = 0;
        TimeSpan? timeout = timeoutMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        var functions = new TestFunctions()
            .Activity<string, string>("Fail", _ => ++calls > 0 ? throw new TimeoutException("again") : "")
            .Orchestrator("Try", context => context.CallActivityAsync<string>("Fail", "x", TaskOptions.FromRetryPolicy(
                new RetryPolicy(attempts, TimeSpan.FromMinutes(15), retryTimeout: timeout))));
        await using var host = await TestHost.RunAsync(functions);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.RunAsync("Try")).RuntimeStatus);
        Assert.Equal(expected, calls);
    }

    [Fact]
    public async Task A_policy_tries_again_only_what_it_is_told_to_handle()
    {
        var calls = 0;
        var policy = new RetryPolicy(9, TimeSpan.FromSeconds(1)) { HandleFailure = static details => details.ErrorMessage == "transient" };
        var functions = new TestFunctions()
            .Activity<string, string>("Fail", _ => throw new InvalidOperationException(++calls < 3 ? "transient" : "permanent"))
            .Orchestrator("Try", context => context.CallActivityAsync<string>("Fail", "x", TaskOptions.FromRetryPolicy(policy)));
        await using var host = await TestHost.RunAsync(functions);

        Assert.EndsWith("permanent", (await host.RunAsync("Try")).SerializedOutput, StringComparison.Ordinal);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_retry_handler_decides_by_attempt_and_may_wait_in_durable_time()
    {
        var calls = 0;
        AsyncRetryHandler handler = static async retry =>
        {
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return retry.LastAttemptNumber < 4 && retry.TotalRetryTime < TimeSpan.FromDays(1);
        };
        var functions = new TestFunctions()
            .Activity<string, string>("Fail", _ => ++calls > 0 ? throw new TimeoutException("again") : "")
            .Orchestrator("Try", context => context.CallActivityAsync<string>("Fail", "x", TaskOptions.FromRetryHandler(handler)));
        await using var host = await TestHost.RunAsync(functions);

        await host.RunAsync("Try");

        Assert.Equal(4, calls);
        Assert.Equal(TestHost.Start.AddHours(4), host.Clock.GetUtcNow());
    }
}
