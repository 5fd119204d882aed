using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static EngagementFlows.LocalHost.Durable.Tests.StoreFunctions;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class TableStoreTests
{
    [Fact]
    public async Task Five_sequential_activities_take_six_requests_one_for_the_start_and_one_for_each_answer()
    {
        var hub = await TableHub.CreateAsync();
        await using var host = await TestHost.RunAsync(Functions(), hub.Store());
        hub.Requests.Reset();
        var done = host.Client.WaitForInstanceCompletionAsync(await host.ScheduleAsync("Five", id: "one"));
        await done;

        var counts = hub.Requests.Counts.Where(count => count.Key.Kind != "get").ToDictionary();
        Assert.Equal(new Dictionary<(string, string), int> { [(hub.TableName, "insert")] = 1, [(hub.TableName, "merge")] = 5 }, counts);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a/b\\c#d?e%f!g'h i")]
    [InlineData("gwahoddiad-ŵ-\u0001-😀")]
    public async Task Any_instance_id_is_stored_and_found_again(string id)
    {
        var hub = await TableHub.CreateAsync();
        await using (var host = await TestHost.RunAsync(Functions(), hub.Store()))
        {
            await host.ScheduleAsync("Wait", id: id);
            await host.ScheduleAsync("Wait", id: "other");
        }

        await using var next = await TestHost.RunAsync(Functions(), hub.Store());
        var found = next.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: id[..^1]));
        await foreach (var instance in found)
        {
            Assert.Equal(id, instance.InstanceId);
        }

        await next.Client.RaiseEventAsync(id, "end", "found");
        Assert.Equal("found", (await next.FinishAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_fan_out_of_hundreds_and_the_reuse_of_an_id_work_as_in_memory()
    {
        var hub = await TableHub.CreateAsync();
        var functions = Functions().Orchestrator("Fan", static async context =>
        {
            var children = Enumerable.Range(0, 30).Select(_ => context.CallSubOrchestratorAsync<string>("Five"));
            var activities = Enumerable.Range(0, 300).Select(n => context.CallActivityAsync<string>("Echo", $"{n}"));
            return (await Task.WhenAll(children.Concat(activities))).Length;
        });
        await using var host = await TestHost.RunAsync(functions, hub.Store());

        Assert.Equal(330, (await host.RunAsync("Fan", id: "f")).ReadOutputAs<int>());
        Assert.Equal("done", (await host.RunAsync("Five", id: "f")).ReadOutputAs<string>());
        Assert.Equal("done", (await host.RunAsync("Five", id: "f")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Instances_are_listed_by_status_prefix_and_time_in_pages()
    {
        var hub = await TableHub.CreateAsync();
        await using var host = await TestHost.RunAsync(Functions(), hub.Store());
        await Task.WhenAll(Enumerable.Range(0, 25).Select(n => host.RunAsync("Five", id: $"five-{n:00}")));
        await host.ScheduleAsync("Wait", id: "five-not");

        var query = new OrchestrationQuery(InstanceIdPrefix: "five-", PageSize: 10, Statuses: [OrchestrationRuntimeStatus.Completed], CreatedFrom: TestHost.Start, CreatedTo: TestHost.Start);
        var ids = new List<string>();
        var pages = 0;
        await foreach (var page in host.Client.GetAllInstancesAsync(query).AsPages())
        {
            pages++;
            ids.AddRange(page.Values.Select(static found => found.InstanceId));
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(static n => $"five-{n:00}"), ids);
        Assert.InRange(pages, 3, 4);
        Assert.Equal(25, (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(TestHost.Start))).PurgedInstanceCount);
    }

    [Fact]
    public async Task An_idle_host_makes_no_request_but_the_renewal_of_its_lease()
    {
        var hub = await TableHub.CreateAsync();
        var realTime = new VirtualClock(TestHost.Start);
        var idle = realTime.Busy();
        await using var host = await TestHost.RunAsync(Functions(), hub.Store(realTime: realTime), new VirtualClock(TestHost.Start));
        await host.ScheduleAsync("Wait", id: "w");
        hub.Requests.Reset();
        var minuteIsOver = new TaskCompletionSource();
        realTime.Schedule(TestHost.Start.AddSeconds(59), () =>
        {
            minuteIsOver.SetResult();
            return Task.CompletedTask;
        });
        idle.Dispose();
        await minuteIsOver.Task;

        Assert.All(hub.Requests.Counts.Keys, static key => Assert.Equal("lease", key.Kind));
        Assert.InRange(hub.Requests.Total, 1, 6);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_known_as_ours_and_counts_once()
    {
        var hub = await TableHub.CreateAsync();
        var calls = 0;
        var functions = new TestFunctions()
            .Activity<int, int>("Count", n => n + Interlocked.Increment(ref calls) * 0 + 1)
            .Orchestrator("Three", static async context =>
            {
                var n = 0;
                while (n < 3)
                {
                    n = await context.CallActivityAsync<int>("Count", n);
                }

                return n;
            });
        var deaf = new AnswerLosingPolicy();
        await using var host = await TestHost.RunAsync(functions, hub.Store(policy: deaf));
        deaf.IsOn = true;

        Assert.Equal(3, (await host.RunAsync("Three", id: "t")).ReadOutputAs<int>());
        Assert.Equal(3, calls);
        Assert.False(host.Engine.Halted.IsCancellationRequested);
    }
}
