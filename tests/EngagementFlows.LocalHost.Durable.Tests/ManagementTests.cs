using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class ManagementTests
{
    private static TestFunctions Functions() => new TestFunctions()
        .Activity<int, int>("Same", static n => n)
        .Orchestrator("Steps", static async context =>
        {
            await context.CallActivityAsync<int>("Same", 1);
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("end");
        })
        .Orchestrator("Wait", static context => context.WaitForExternalEvent<string>("end"))
        .Orchestrator("Done", static context => Task.FromResult(context.GetInput<string>()))
        .Orchestrator("Fail", static _ => throw new InvalidOperationException("no"));

    [Fact]
    public async Task A_suspended_instance_keeps_events_and_timers_and_goes_on_with_them_when_resumed()
    {
        await using var host = await TestHost.RunAsync(Functions());
        var setUp = host.Clock.Busy();
        await host.ScheduleAsync("Steps", id: "s");
        await host.UntilAsync(async () => (await host.Store.FindAsync("s", default))!.NextDue is not null);
        await host.Client.SuspendInstanceAsync("s", "holiday");
        await host.Client.RaiseEventAsync("s", "end", "raised while suspended");
        ((VirtualClock)host.Clock).Schedule(TestHost.Start.AddDays(10), async () =>
        {
            Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.Client.GetInstanceAsync("s"))!.RuntimeStatus);
            await host.Client.ResumeInstanceAsync("s", "back");
        });
        setUp.Dispose();

        var done = await host.FinishAsync("s");

        Assert.Equal("raised while suspended", done.ReadOutputAs<string>());
        Assert.Equal(TestHost.Start.AddDays(10), done.LastUpdatedAt);
    }

    [Fact]
    public async Task A_terminated_instance_ends_at_once_with_the_output_it_is_given()
    {
        await using var host = await TestHost.RunAsync(Functions());
        await host.ScheduleAsync("Wait", id: "t");

        await host.Client.TerminateInstanceAsync("t", new { Reason = "cancelled" });
        await Assert.ThrowsAsync<RpcException>(() => host.Client.RaiseEventAsync("t", "end", "too late"));

        var done = await host.FinishAsync("t");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, done.RuntimeStatus);
        Assert.Equal("{\"Reason\":\"cancelled\"}", done.SerializedOutput);
    }

    [Fact]
    public async Task Who_has_ended_or_is_not_known_is_not_terminated_suspended_or_resumed()
    {
        // What host.json says of events holds for events alone.
        var options = new DurableEngineOptions { ThrowStatusExceptionsOnRaiseEvent = false };
        await using var host = await TestHost.RunAsync(Functions(), options: options);
        await host.RunAsync("Done", id: "ended");

        foreach (var (id, expected) in new[] { ("ended", StatusCode.FailedPrecondition), ("nobody", StatusCode.NotFound) })
        {
            Assert.Equal(expected, (await Assert.ThrowsAsync<RpcException>(() => host.Client.TerminateInstanceAsync(id))).StatusCode);
            Assert.Equal(expected, (await Assert.ThrowsAsync<RpcException>(() => host.Client.SuspendInstanceAsync(id))).StatusCode);
            Assert.Equal(expected, (await Assert.ThrowsAsync<RpcException>(() => host.Client.ResumeInstanceAsync(id))).StatusCode);
        }
    }

    [Fact]
    public async Task Only_who_runs_is_suspended_and_only_who_is_suspended_is_resumed()
    {
        await using var host = await TestHost.RunAsync(Functions());
        await host.ScheduleAsync("Wait", id: "w");

        var running = await Assert.ThrowsAsync<RpcException>(() => host.Client.ResumeInstanceAsync("w"));
        await host.Client.SuspendInstanceAsync("w");
        var suspended = await Assert.ThrowsAsync<RpcException>(() => host.Client.SuspendInstanceAsync("w"));
        await host.Client.ResumeInstanceAsync("w");
        await host.Client.SuspendInstanceAsync("w");
        await host.Client.TerminateInstanceAsync("w");

        Assert.Equal((StatusCode.FailedPrecondition, StatusCode.FailedPrecondition), (running.StatusCode, suspended.StatusCode));
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.FinishAsync("w")).RuntimeStatus);
    }

    [Fact]
    public async Task An_id_is_free_again_only_once_its_instance_has_finished()
    {
        await using var host = await TestHost.RunAsync(Functions());
        await host.ScheduleAsync("Wait", id: "x");

        var taken = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => host.ScheduleAsync("Done", "second", "x"));
        await host.Client.RaiseEventAsync("x", "end", "first");
        Assert.Equal("first", (await host.FinishAsync("x")).ReadOutputAs<string>());

        Assert.Contains("'x' already exists and is Running", taken.Message, StringComparison.Ordinal);
        Assert.Equal("second", (await host.RunAsync("Done", "second", "x")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Dedupe_statuses_protect_a_finished_instance_from_being_replaced()
    {
        await using var host = await TestHost.RunAsync(Functions());
        await host.RunAsync("Done", "first", "x");
        var options = new StartOrchestrationOptions("x").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Done", "second", options));

        Assert.Equal("first", (await host.FinishAsync("x")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Of_many_starts_of_one_id_at_once_one_succeeds()
    {
        await using var host = await TestHost.RunAsync(Functions());

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await host.ScheduleAsync("Wait", id: "one");
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }));

        Assert.Single(starts, static started => started);
    }

    [Fact]
    public async Task A_start_in_the_future_waits_for_its_time_and_loses_what_arrives_before()
    {
        await using var host = await TestHost.RunAsync(Functions());
        var setUp = host.Clock.Busy();
        var start = TestHost.Start.AddDays(7);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("later", start));
        await host.Client.RaiseEventAsync("later", "end", "early");
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync("later"))!.RuntimeStatus);
        ((VirtualClock)host.Clock).Schedule(start.AddDays(1), () => host.Client.RaiseEventAsync("later", "end", "in time"));
        setUp.Dispose();

        var done = await host.FinishAsync("later");

        Assert.Equal("in time", done.ReadOutputAs<string>());
        Assert.Equal(start.AddDays(1), done.LastUpdatedAt);
        Assert.Equal(TestHost.Start, done.CreatedAt);
    }

    [Fact]
    public async Task Instances_are_listed_by_status_prefix_and_time_in_pages()
    {
        await using var host = await TestHost.RunAsync(Functions());
        for (var i = 0; i < 25; i++)
        {
            await host.RunAsync("Done", i.ToString(), $"done-{i:00}");
        }

        await host.ScheduleAsync("Wait", id: "done-not");
        await host.RunAsync("Fail", id: "other");

        var query = new OrchestrationQuery(InstanceIdPrefix: "done-", PageSize: 10, Statuses: [OrchestrationRuntimeStatus.Completed], FetchInputsAndOutputs: true);
        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in host.Client.GetAllInstancesAsync(query).AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal([10, 10, 5], pages.Select(static page => page.Values.Count));
        Assert.Equal(25, pages.SelectMany(static page => page.Values).Select(static found => found.ReadOutputAs<string>()).Distinct().Count());
        Assert.Equal(27, await CountAsync(host.Client.GetAllInstancesAsync()));
        Assert.Equal(0, await CountAsync(host.Client.GetAllInstancesAsync(new OrchestrationQuery(CreatedFrom: TestHost.Start.AddSeconds(1)))));
        var rest = host.Client.GetAllInstancesAsync(query with { ContinuationToken = pages[0].ContinuationToken });
        Assert.Equal(15, await CountAsync(rest));
    }

    [Fact]
    public async Task A_purge_by_filter_takes_the_finished_ones_that_match_and_no_other()
    {
        await using var host = await TestHost.RunAsync(Functions());
        await host.RunAsync("Done", "x", "a");
        await host.RunAsync("Fail", id: "b");
        await host.ScheduleAsync("Wait", id: "c");

        var failed = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Running]));
        var rest = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter());

        Assert.Equal((1, 1), (failed.PurgedInstanceCount, rest.PurgedInstanceCount));
        Assert.NotNull(await host.Client.GetInstanceAsync("c"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync("c"));
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("nobody")).PurgedInstanceCount);
    }

    private static async Task<int> CountAsync(AsyncPageable<OrchestrationMetadata> found)
    {
        var count = 0;
        await foreach (var _ in found)
        {
            count++;
        }

        return count;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_purge_waits_until_the_last_message_of_an_ended_instance_has_arrived(bool purgesAll)
    {
        var store = new HoldingStore("receiver");
        var functions = new TestFunctions()
            .Orchestrator("Receiver", static context => context.WaitForExternalEvent<string>("told"))
            .Orchestrator("Sender", static context =>
            {
                context.SendEvent("receiver", "told", "by the sender");
                return Task.FromResult<object?>(null);
            });
        await using var host = await TestHost.RunAsync(functions, store);
        await host.ScheduleAsync("Receiver", id: "receiver");
        await host.RunAsync("Sender", id: "sender");

        var purge = purgesAll
            ? host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Completed]))
            : host.Client.PurgeInstanceAsync("sender");

        Assert.False(purge.IsCompleted);
        store.LetThrough();
        Assert.Equal(1, (await purge).PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync("sender"));
        Assert.Equal("by the sender", (await host.FinishAsync("receiver")).ReadOutputAs<string>());
    }
}
