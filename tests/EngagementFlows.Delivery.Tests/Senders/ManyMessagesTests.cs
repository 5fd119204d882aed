namespace EngagementFlows.Delivery.Tests;

/// <summary>Many messages at once, through the whole app to the provider.</summary>
public sealed class ManyMessagesTests(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private const int Many = 200;

    [Fact]
    public async Task Messages_due_at_once_leave_at_the_rate_and_none_is_dropped()
    {
        const double rate = 10;
        var evidence = await InvitationsAsync(world => world with { SegmentsPerSecond = rate });

        var sent = evidence.Accepted.ToList();
        Assert.Equal(Many, sent.Count);
        Assert.Equal(Many, sent.Select(one => one.Message.To).Distinct().Count());
        var order = sent.ConvertAll(one => one.Message.At);
        Assert.Equal(order.Order(), order);
        // Four fifths of the rate are for mailings. A turn less than a second away counts as come.
        var parts = sent.Sum(one => one.Message.Segments!.Value);
        Assert.InRange((order[^1] - order[0]).TotalSeconds, (parts / (rate * 0.8)) - 4, (parts / (rate * 0.8)) + 4);
        foreach (var start in order)
        {
            var within = sent.Where(one => one.Message.At >= start && one.Message.At < start.AddSeconds(10)).Sum(one => one.Message.Segments!.Value);
            Assert.InRange(within, 0, (10 * rate * 0.8) + rate + 4);
        }
    }

    [Fact]
    public async Task A_stopped_sender_holds_hundreds_of_messages_under_one_alert_and_lets_all_of_them_go_once_it_is_mended()
    {
        var evidence = await InvitationsAsync(ground => ground, async run =>
        {
            await run.World.Provider.SetFaultsAsync(new FakeProvider.Client.FaultRule(FakeProvider.Client.FaultKind.ErrorCode) { Provider = "twilio", Operation = "send", Code = 20003 });
        }, async run =>
        {
            Assert.Empty((await run.World.Provider.LedgerAsync()).Messages);
            await run.World.Provider.ClearFaultsAsync();
            await run.PostAsync("/api/senders/sms/resume");
        });

        Assert.Single(evidence.Inbox, item => item.Kind == "alert");
        Assert.Equal(Many, evidence.Ledger.Messages.Select(message => message.To).Distinct().Count());
        Assert.Equal(Many, evidence.Ledger.Messages.Count);
    }

    private async Task<Evidence> InvitationsAsync(
        Func<CrashHost.DeliveryGround, CrashHost.DeliveryGround> change, Func<CampaignRun, Task>? atTheLaunch = null, Func<CampaignRun, Task>? anHourLater = null)
    {
        var world = await DeliveryWorld.OnAsync(fixture.Provider);
        world = DeliveryWorld.With(fixture.Provider, change(world.Ground));
        await using var app = await AppInThisProcess.StartAsync(world.Ground, RunPlan.Launch);
        await world.CallBackAsync(new FakeProvider.Client.ProviderSettings { Callbacks = false });
        var plan = RunPlan.Workshop with
        {
            Cast = [.. Enumerable.Range(0, Many).Select(number => new CastMember($"Person {number:D3}", $"+447700900{number:D3}", null, "text", "en", TimeSpan.Zero, _ => null))],
            BeforeTheLaunch = atTheLaunch,
            Also = anHourLater is null ? [] : [(RunPlan.Launch.AddHours(1), anHourLater)],
            Length = TimeSpan.FromHours(6),
        };
        return await new CampaignRun(world, app, plan).ToItsEndAsync();
    }
}
