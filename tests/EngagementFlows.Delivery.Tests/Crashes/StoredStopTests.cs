using EngagementFlows.Webhooks;

namespace EngagementFlows.Delivery.Tests;

/// <summary>The worst moment to crash: a STOP is stored and answered, nothing has been done about it, and a reminder is due.</summary>
public sealed class StoredStopTests(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private static readonly DateTimeOffset Reminder = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_STOP_that_was_only_stored_before_a_crash_holds_before_the_message_that_is_due_next()
    {
        var world = await DeliveryWorld.OnAsync(fixture.Provider);
        await using var app = await AppInThisProcess.StartAsync(world.Ground, RunPlan.Launch);
        await world.CallBackAsync();
        var plan = RunPlan.Workshop with { Cast = [Cast.Six[0]], Also = [(Reminder.AddMinutes(-1), StoreAndCrashAsync)] };

        var evidence = await new CampaignRun(world, app, plan).ToItsEndAsync();

        Assert.Empty(Invariants.Broken(evidence));
        Assert.Equal(Participants.StepState.Skipped, evidence.People.Single().Steps["reminder:P1D:1"].State);
        Assert.DoesNotContain(evidence.Accepted, one => one.Message.At >= Reminder);
    }

    private static async Task StoreAndCrashAsync(CampaignRun run)
    {
        var person = (await run.World.People.ListAsync(CampaignRun.Id)).Single();
        Assert.Equal(("reminder:P1D:1", Reminder), (person.NextStep, person.NextDue));
        var stop = new Webhooks.Delivery(DeliveryKind.Text, "stop", run.App.Now) { Text = new TextReceived("SMstop", Cast.Texter, CrashHost.DeliveryGround.OurNumber, "STOP", 0, null) };
        await new Deliveries(run.World.Tables).AddAsync(stop, CancellationToken.None);
        run.HasOptedOut(new OptOut(person.Id, run.App.Now, InOwnWords: false));
        await run.App.ComeBackAsync(Reminder.AddSeconds(-30));
    }
}
