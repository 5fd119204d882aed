using EngagementFlows.Delivery.CrashHost;

namespace EngagementFlows.Delivery.Tests;

/// <summary>The whole workshop campaign through Twilio and SendGrid, under each fault that they can have.</summary>
public sealed class FaultMatrixTests(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    public static TheoryData<string> Faults => [.. FaultRows.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Nothing_is_sent_twice_or_at_night_or_after_STOP_and_all_is_accounted_for(string fault)
    {
        var row = FaultRows.All.Single(one => one.Name == fault);
        var world = await DeliveryWorld.OnAsync(fixture.Provider, row.PatienceMilliseconds);
        await using var app = await AppInThisProcess.StartAsync(world.Ground, RunPlan.Launch);
        await world.CallBackAsync(row.Plan.Callbacks);

        var evidence = await new CampaignRun(world, app, row.Plan).ToItsEndAsync();

        Assert.Empty(Invariants.Broken(evidence with { PortWasClosed = row.ClosesThePort }));
        row.Then(evidence);
    }
}
