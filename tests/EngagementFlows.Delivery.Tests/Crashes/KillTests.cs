using EngagementFlows.Delivery.CrashHost;
using Xunit.Abstractions;

namespace EngagementFlows.Delivery.Tests;

/// <summary>
/// <c>kill -9</c> at calls to storage and to providers, before they leave and once they are answered. A sample; FLOWS_CRASH_CASES=all takes
/// all runs, a number so many, and FLOWS_CRASH_SEED others.
/// </summary>
public sealed class KillTests(ProviderFixture fixture, ITestOutputHelper output) : IClassFixture<ProviderFixture>
{
    /// <summary>Longer than any run lasts: a run that is killed more often than this makes no progress.</summary>
    private const int MostKills = 200;

    [Fact]
    public async Task Whichever_call_the_host_dies_at_nothing_is_sent_twice_or_lost()
    {
        var asked = Environment.GetEnvironmentVariable("FLOWS_CRASH_CASES");
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FLOWS_CRASH_SEED"), out var given) ? given : 20_261_123;
        // In the sample few kills a run, far apart: what one costs is the start of a process.
        var cases = asked == "all" ? CrashCase.All : CrashCase.Sample(int.TryParse(asked, out var count) ? count : 4, seed);
        var killsEach = asked is null ? 3 : MostKills;
        var (kills, broken) = (0, new List<string>());
        foreach (var one in cases)
        {
            var stride = asked is null ? one with { Stride = one.To == "storage" ? 450 : 8 } : one;
            var (killed, faults) = await RunAsync(stride.Kills(killsEach));
            kills += killed;
            broken.AddRange(faults.Select(fault => $"{stride}: {fault}"));
            Say($"{stride}: killed {killed} times, {(faults.Count == 0 ? "all rules hold" : string.Join("; ", faults))}");
        }

        Say($"{cases.Count} runs, killed at {kills} calls (seed {seed}).");
        Assert.Empty(broken);
        Assert.True(kills >= cases.Count, $"Only {kills} kills in {cases.Count} runs.");
    }

    [Fact]
    public async Task A_run_that_nobody_kills_says_how_many_calls_there_are_to_be_killed_at()
    {
        var world = await DeliveryWorld.OnAsync(fixture.Provider);
        await using var app = new CrashingApp(world.Ground, RunPlan.Launch, []);
        await world.CallBackAsync();
        var evidence = await new CampaignRun(world, app, RunPlan.Short).ToItsEndAsync();
        var (storage, provider) = app.Counts;
        Say($"A run makes {storage} calls to storage and {provider} to providers.");
        Assert.Empty(Invariants.Broken(evidence));
        Assert.True(storage > 300, $"{storage} calls to storage");
        Assert.InRange(provider, evidence.Ledger.Messages.Count, 60);
    }

    private async Task<(int Killed, IReadOnlyList<string> Broken)> RunAsync(Queue<CrashAt> kills)
    {
        var world = await DeliveryWorld.OnAsync(fixture.Provider);
        await using var app = new CrashingApp(world.Ground, RunPlan.Launch, kills);
        await world.CallBackAsync();
        var evidence = await new CampaignRun(world, app, RunPlan.Short).ToItsEndAsync();
        return (app.Killed, Invariants.Broken(evidence with { AppWasKilled = true }));
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
