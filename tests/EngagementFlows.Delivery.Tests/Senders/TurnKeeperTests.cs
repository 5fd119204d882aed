using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Messaging;
using EngagementFlows.Messaging.Senders;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Delivery.Tests;

/// <summary>Turns as all sends of several processes get them, from one row in a real Azurite.</summary>
public sealed class TurnKeeperTests(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    [Fact]
    public async Task Ten_thousand_due_in_the_same_minute_get_turns_in_order_of_due_time_at_the_rate_and_none_is_dropped()
    {
        var (world, clock) = await GroundAsync();
        var keeper = Keeper(world, clock);
        var requests = Enumerable.Range(0, 10_000).Select(number => new TurnRequest($"{number:D5}", RunPlan.Launch.AddMilliseconds(number * 6), 1, Answers: false)).ToList();

        var turns = await Task.WhenAll(requests.Select(request => keeper.TakeAsync(Channel.Sms, request, CancellationToken.None)));

        Assert.DoesNotContain(null, turns);
        Assert.Equal(turns.Order(), turns);
        // Eight of the ten parts a second are for mailings, the rest for answers.
        Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.Equal(0.125, (pair.Second - pair.First)!.Value.TotalSeconds, 6));
    }

    [Fact]
    public async Task Two_processes_share_one_rate()
    {
        var (world, clock) = await GroundAsync();
        TurnKeeper[] keepers = [Keeper(world, clock), Keeper(world, clock)];
        var turns = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number =>
            keepers[number % 2].TakeAsync(Channel.Sms, new TurnRequest($"{number:D4}", RunPlan.Launch, 1, Answers: false), CancellationToken.None)));

        var inOrder = turns.Order().ToList();
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.Equal(0.125, (pair.Second - pair.First)!.Value.TotalSeconds, 6));
    }

    [Fact]
    public async Task A_stopped_sender_gives_no_turns()
    {
        var (world, clock) = await GroundAsync();
        await new SenderStore(world.Tables, clock).ChangeAsync(Channel.Sms, sender => (sender with { StoppedAt = clock.GetUtcNow(), StopCode = "20003" }, true), CancellationToken.None);
        Assert.Null(await Keeper(world, clock).TakeAsync(Channel.Sms, new TurnRequest("one", RunPlan.Launch, 1, Answers: false), CancellationToken.None));
        Assert.NotNull(await Keeper(world, clock).TakeAsync(Channel.Email, new TurnRequest("two", RunPlan.Launch, 1, Answers: false), CancellationToken.None));
    }

    private async Task<(DeliveryWorld World, VirtualClock Clock)> GroundAsync()
    {
        var world = await DeliveryWorld.OnAsync(fixture.Provider);
        await world.Tables.StartAsync(CancellationToken.None);
        return (world, new VirtualClock(RunPlan.Launch));
    }

    private static TurnKeeper Keeper(DeliveryWorld world, VirtualClock clock) =>
        new(new SenderStore(world.Tables, clock), Options.Create(new ProviderSettings { Twilio = new TwilioSettings { SegmentsPerSecond = 10 } }), clock);
}
