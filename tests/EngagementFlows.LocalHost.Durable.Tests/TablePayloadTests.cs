using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static EngagementFlows.LocalHost.Durable.Tests.StoreFunctions;

namespace EngagementFlows.LocalHost.Durable.Tests;

public sealed class TablePayloadTests
{
    // Of a custom status 16 KB are taken and no more, as in Azure; in JSON each of these letters may be six or twelve.
    private const int LongestStatus = 2_000;

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
            await host.Client.RaiseEventAsync("big", "status", text[..LongestStatus]);
        }

        await using var next = await TestHost.RunAsync(Functions(), hub.Store());
        Assert.Equal(text[..LongestStatus], (await next.Client.GetInstanceAsync("big", getInputsAndOutputs: true))!.ReadCustomStatusAs<string>());
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
    public async Task A_long_history_is_sealed_into_rows_of_its_own_and_read_again_whenever_memory_is_short()
    {
        var hub = await TableHub.CreateAsync();
        var functions = Functions().Orchestrator("Long", static async context =>
        {
            var length = 0;
            for (var i = 0; i < 60; i++)
            {
                length += (await context.CallActivityAsync<string>("Echo", new string((char)('a' + i % 26), i == 30 ? 40_000 : 1_000))).Length;
            }

            return length + (await context.WaitForExternalEvent<string>("end")).Length;
        });
        var forgetful = new DurableEngineOptions { HistoryCacheBytes = 1 };
        await using (var host = await TestHost.RunAsync(functions, hub.Store(), options: forgetful))
        {
            await host.ScheduleAsync("Long", id: "long");
            await host.UntilAsync(async () => (await host.Store.FindAsync("long", default))!.Sequence == 61);
        }

        Assert.InRange((await hub.RowsAsync()).Count(static row => row.RowKey[0] == 'h'), 3, 20);
        await using var next = await TestHost.RunAsync(functions, hub.Store(), options: forgetful);
        await next.Client.RaiseEventAsync("long", "end", "12345");
        Assert.Equal(59 * 1_000 + 40_000 + 5, (await next.FinishAsync("long")).ReadOutputAs<int>());
        await next.UntilAsync(() => Task.FromResult(next.Engine.InstanceCount == 0));
        await next.Client.PurgeInstanceAsync("long");
        Assert.Single(await hub.RowsAsync());
    }
}
