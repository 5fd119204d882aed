using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.LocalHost.Tests.Samples;
using EngagementFlows.LocalHost.Timers;
using EngagementFlows.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.LocalHost.Tests;

public sealed class StorageTests
{
    [Fact]
    public async Task Five_activities_run_on_Azurite_and_the_next_host_still_knows_the_result()
    {
        var options = await OnAzuriteAsync("FiveSteps");
        await using (var host = await SampleHost.StartAsync(options))
        {
            Assert.Equal("96", (await DurableFunctionTests.RunAsync(host, "FiveSteps", "five?first=3")).Output);
        }

        await using var next = await SampleHost.StartAsync(options);
        Assert.Equal("96", (await DurableFunctionTests.EndAsync(next, "five")).Output);
    }

    [Fact]
    public async Task A_wait_goes_on_on_the_next_host()
    {
        var options = await OnAzuriteAsync("Waits");
        await using (var host = await SampleHost.StartAsync(options))
        {
            await DurableFunctionTests.StartAsync(host, "Waits", "waits");
        }

        await using var next = await SampleHost.StartAsync(options);
        using var applause = await next.Http.PostAsync("/api/concerts/waits/applause?times=2", content: null);
        Assert.Equal("2", (await DurableFunctionTests.EndAsync(next, "waits")).Output);
    }

    [Fact]
    public async Task An_activity_that_a_stop_waits_for_may_still_use_the_client()
    {
        var gate = new Gate();
        var options = await OnAzuriteAsync("Errands") with
        {
            Classes = [typeof(Concert), typeof(Errand)],
            ConfigureServices = (services, _) => services.AddSingleton(gate),
        };
        await using (var host = await SampleHost.StartAsync(options))
        {
            await DurableFunctionTests.StartAsync(host, "RunErrand", "errand");
            await gate.Entered.Task;
            var stop = host.App.Engine.StopAsync(CancellationToken.None);
            gate.Opened.SetResult();
            await stop;
        }

        await using var next = await SampleHost.StartAsync(options);
        Assert.Equal("Completed", (await DurableFunctionTests.EndAsync(next, "errand")).Status);
        Assert.Equal("Completed", (await DurableFunctionTests.EndAsync(next, "another")).Status);
    }

    [Fact]
    public async Task Where_a_schedule_stands_is_remembered_by_any_case_of_its_name()
    {
        var azurite = await Azurite.SharedAsync();
        var statuses = new TableTimerStatuses(LocalTables.Table(azurite.ConnectionString, "RememberedTimers"));
        var unknown = await statuses.ReadAsync("Hourly", CancellationToken.None);
        var status = new ScheduleStatus
        {
            Last = new DateTime(2026, 11, 16, 9, 0, 0, DateTimeKind.Utc),
            Next = new DateTime(2026, 11, 16, 10, 0, 0, DateTimeKind.Utc),
            LastUpdated = new DateTime(2026, 11, 16, 9, 0, 3, DateTimeKind.Utc),
        };
        await statuses.WriteAsync("Hourly", status, CancellationToken.None);
        var known = await statuses.ReadAsync("HOURLY", CancellationToken.None);

        Assert.Null(unknown);
        Assert.Equivalent(status, known, strict: true);
    }

    [Fact]
    public async Task A_function_that_asks_for_a_table_client_gets_one_that_refuses_what_Azure_would()
    {
        await using var host = await SampleHost.StartAsync(await OnAzuriteAsync("Shelves") with { Classes = [typeof(Shelf)] });

        Assert.Equal("2", await host.Http.GetStringAsync("/api/Keep?second=p"));
        Assert.Equal("CommandsInBatchActOnDifferentPartitions", await host.Http.GetStringAsync("/api/Keep?second=q"));
    }

    [Fact]
    public void Without_storage_the_setting_is_named()
    {
        var options = SampleHost.Options() with { Store = null, TimerStatuses = null, Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = "" } };

        var fault = Assert.Throws<InvalidOperationException>(() => LocalHostApp.Build(options));

        Assert.StartsWith("Set AzureWebJobsStorage to a storage connection string", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<LocalHostOptions> OnAzuriteAsync(string hub)
    {
        var folder = Directory.CreateTempSubdirectory("flows-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "host.json"), $$"""{ "extensions": { "durableTask": { "hubName": "{{hub}}" } } }""");
        return SampleHost.Options(typeof(Concert), typeof(Players)) with
        {
            Folder = folder,
            Store = null,
            TimerStatuses = null,
            Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = (await Azurite.SharedAsync()).ConnectionString },
        };
    }
}
