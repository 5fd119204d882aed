using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>A real host process on real Azurite, killed and paused for real.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Count = 30;
    private readonly string logFile = Path.Combine(Path.GetTempPath(), $"crash-{Path.GetRandomFileName()}.log");

    public void Dispose() => File.Delete(logFile);

    [Fact]
    public async Task Kill_9_at_any_moment_loses_nothing_and_repeats_only_activities_that_were_running()
    {
        var hub = await TableHub.CreateAsync();
        foreach (var lines in (int[])[5, 40, 75, 110])
        {
            using var victim = CrashHostProcess.Start(hub, logFile, Count, leaseSeconds: 30);
            await victim.SaysAsync("READY");
            await LoggedAsync(lines);
            await victim.KillAsync();
        }

        using var survivor = CrashHostProcess.Start(hub, logFile, Count, leaseSeconds: 30);
        await survivor.SaysAsync("FINISHED");
        await survivor.StopAsync();

        AssertOnlyRunningStepsRepeat(kills: 4);
        await AssertAllFinishedOnceAsync(hub);
        Assert.Contains("which has ended", survivor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_was_paused_and_comes_back_writes_nothing_and_says_that_it_stops()
    {
        var hub = await TableHub.CreateAsync();
        using var paused = CrashHostProcess.Start(hub, logFile, Count, leaseSeconds: 4);
        await LoggedAsync(40);
        await paused.PauseAsync();

        using var next = CrashHostProcess.Start(hub, logFile, Count, leaseSeconds: 4);
        await next.SaysAsync($"is held by process {paused.Id} on {Environment.MachineName} until");
        await next.SaysAsync("FINISHED");
        Assert.Contains("whose lease ran out", next.Output, StringComparison.Ordinal);
        var before = await TagsAsync(hub);
        await paused.GoOnAsync();
        await paused.SaysAsync("HALTED");

        Assert.Equal(before, await TagsAsync(hub));
        Assert.Contains("This host stops working on orchestrations", paused.Output, StringComparison.Ordinal);
        await next.StopAsync();
        await AssertAllFinishedOnceAsync(hub);
    }

    private async Task LoggedAsync(int lines)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!File.Exists(logFile) || File.ReadLines(logFile).Count() < lines)
        {
            await Task.Delay(2, patience.Token);
        }
    }

    private static async Task<Dictionary<string, string>> TagsAsync(TableHub hub) =>
        (await hub.RowsAsync()).Where(static row => row.PartitionKey != "!lease").ToDictionary(static row => $"{row.PartitionKey}/{row.RowKey}", static row => row.ETag.ToString());

    private void AssertOnlyRunningStepsRepeat(int kills)
    {
        var runs = File.ReadAllLines(logFile).Select(static line => line.Split(' '))
            .Select(static part => (Instance: part[0].Replace("-half", "", StringComparison.Ordinal), Step: int.Parse(part[1]), Process: part[2]));
        foreach (var instance in runs.GroupBy(static run => run.Instance))
        {
            var last = (Step: 0, Process: "");
            foreach (var run in instance)
            {
                var isNext = run.Step == last.Step + 1;
                var isRepeatAfterKill = run.Step == last.Step && run.Process != last.Process;
                Assert.True(isNext || isRepeatAfterKill, $"{instance.Key}: step {run.Step} in process {run.Process} after step {last.Step} in process {last.Process}");
                last = (run.Step, run.Process);
            }

            Assert.Equal(5, last.Step);
            Assert.InRange(instance.Count(), 5, 5 + kills);
        }
    }

    private static async Task AssertAllFinishedOnceAsync(TableHub hub)
    {
        await using var store = hub.Store();
        await store.OpenAsync(CancellationToken.None);
        foreach (var id in Enumerable.Range(0, Count).Select(static n => $"work-{n:000}"))
        {
            var row = (await store.FindAsync(id, CancellationToken.None))!;
            Assert.Equal((OrchestrationRuntimeStatus.Completed, "3", 0), (row.Status, row.Output, row.Outbox.Count));
        }

        var counter = (await store.FindAsync("counter", CancellationToken.None))!;
        var senders = System.Text.Json.JsonSerializer.Deserialize<string[]>(counter.Output!)!;
        Assert.Equal(Enumerable.Range(0, Count).Select(static n => $"work-{n:000}"), senders.Order(StringComparer.Ordinal));
    }
}
