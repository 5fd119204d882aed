using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class TableStoreTests
{
    private static TestFunctions Functions() => new TestFunctions()
        .Activity<string, string>("Echo", static text => text)
        .Orchestrator("Five", static async context =>
        {
            for (var i = 0; i < 5; i++)
            {
                await context.CallActivityAsync<string>("Echo", $"{i}");
            }

            return "done";
        })
        .Orchestrator("Wait", static context => context.WaitForExternalEvent<string>("end"))
        .Orchestrator("Status", static async context =>
        {
            context.SetCustomStatus(await context.WaitForExternalEvent<string>("status"));
            context.SetCustomStatus(await context.WaitForExternalEvent<string>("status"));
            return await context.CallActivityAsync<string>("Echo", context.GetInput<string>());
        })
        .Orchestrator("Loop", static async context =>
        {
            var n = context.GetInput<int>();
            await context.CallActivityAsync<string>("Echo", new string('x', n == 3 ? 50_000 : 3));
            if (n < 6)
            {
                context.ContinueAsNew(n + 1);
            }

            return n;
        });

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

    [Theory]
    [InlineData(31_000)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public async Task Payloads_of_any_size_come_through_and_leave_nothing_behind(int length)
    {
        var hub = await TableHub.CreateAsync();
        var text = string.Concat(Enumerable.Range(0, length / 4).Select(static n => n % 7 == 0 ? "ŵ😀x" : "abcd"));
        await using (var host = await TestHost.RunAsync(Functions(), hub.Store()))
        {
            await host.ScheduleAsync("Status", text, "big");
            await host.Client.RaiseEventAsync("big", "status", text + "1");
        }

        await using var next = await TestHost.RunAsync(Functions(), hub.Store());
        Assert.Equal(text + "1", (await next.Client.GetInstanceAsync("big", getInputsAndOutputs: true))!.ReadCustomStatusAs<string>());
        await next.Client.RaiseEventAsync("big", "status", "small");
        var done = await next.FinishAsync("big");

        Assert.Equal("small", done.ReadCustomStatusAs<string>());
        Assert.True(text == done.ReadOutputAs<string>() && text == done.ReadInputAs<string>());
        var rows = await hub.RowsAsync();
        Assert.DoesNotContain(rows, static row => row.RowKey == "s" || row.RowKey.Contains("CustomStatus", StringComparison.Ordinal));
        await next.Client.PurgeInstanceAsync("big");
        Assert.Equal(["!lease"], (await hub.RowsAsync()).Select(static row => row.PartitionKey));
    }

    [Fact]
    public async Task A_write_cut_short_before_its_transaction_is_cleared_up_at_the_next_start()
    {
        var hub = await TableHub.CreateAsync();
        await using (var host = await TestHost.RunAsync(Functions(), hub.Store()))
        {
            await host.ScheduleAsync("Wait", new string('i', 50_000), "kept");
        }

        // What a host leaves that died after staging: a mark and long texts, no row that refers to them.
        foreach (var partition in (string[])["kept", "never-created"])
        {
            await hub.Table.UpsertEntityAsync(new Azure.Data.Tables.TableEntity(partition, "s"));
            await hub.Table.UpsertEntityAsync(new Azure.Data.Tables.TableEntity(partition, "t000000000099-Output-0000") { ["T00"] = "left" });
        }

        await using var next = await TestHost.RunAsync(Functions(), hub.Store());

        Assert.Equal(["!lease/lease", "kept/i", "kept/t000000000001-Input-0000"],
            (await hub.RowsAsync()).Select(static row => $"{row.PartitionKey}/{row.RowKey}").Order(StringComparer.Ordinal));
        Assert.Equal(new string('i', 50_000), (await next.Client.GetInstanceAsync("kept", getInputsAndOutputs: true))!.ReadInputAs<string>());
    }

    [Fact]
    public async Task Continuing_as_new_drops_the_old_history_and_its_long_texts()
    {
        var hub = await TableHub.CreateAsync();
        await using var host = await TestHost.RunAsync(Functions(), hub.Store());

        Assert.Equal(6, (await host.RunAsync("Loop", 0, "loop")).ReadOutputAs<int>());

        Assert.Equal(["i"], (await hub.RowsAsync()).Where(static row => row.PartitionKey == "loop").Select(static row => row.RowKey).Order(StringComparer.Ordinal));
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

        Assert.All(hub.Requests.Counts.Keys, static key => Assert.Equal("merge", key.Kind));
        Assert.InRange(hub.Requests.Total, 1, 6);
    }
}
