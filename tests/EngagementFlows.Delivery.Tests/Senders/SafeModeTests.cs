using EngagementFlows.Worlds;

namespace EngagementFlows.Delivery.Tests;

/// <summary>Outside production.</summary>
public sealed class SafeModeTests(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    [Fact]
    public async Task Only_allowed_recipients_reach_the_provider_and_the_report_counts_the_rest()
    {
        var ground = (await DeliveryWorld.OnAsync(fixture.Provider)).Ground with { Live = false, AllowedRecipients = $"{Cast.Texter}, {Cast.Mailer}" };
        var world = DeliveryWorld.With(fixture.Provider, ground);
        await using var app = await AppInThisProcess.StartAsync(world.Ground, RunPlan.Launch);
        await world.CallBackAsync();

        var evidence = await new CampaignRun(world, app, RunPlan.Workshop).ToItsEndAsync();

        Assert.Equal([Cast.Texter, Cast.Mailer], evidence.Ledger.Messages.Select(message => message.To).Distinct().Order(StringComparer.Ordinal));
        var captured = (await app.AskAsync(api => api.GetAsync($"/local/outbox?campaign={CampaignRun.Id}"))).Ok().Json["messages"]!.AsArray();
        Assert.NotEmpty(captured);
        Assert.DoesNotContain(captured, message => (string?)message!["to"] is Cast.Texter or Cast.Mailer);
        var report = (await app.AskAsync(api => api.GetAsync($"/api/campaigns/{CampaignRun.Id}/report"))).Ok().Json;
        Assert.Equal(captured.Count, (int)report["messages"]!["captured"]!);
    }
}
