using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Places;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Journeys;

/// <summary>Activities may run more than once, and messages come in more than once.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public async Task The_same_message_46_times_changes_state_once()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await Parallel.ForAsync(0, 45, async (_, _) => (await world.Api.PostAsync("/local/inbox", new { from = person.Phone, body = "1", id = "same" })).Ok(202));
        await world.SettleAsync();
        await person.TextAsync("1", "same");

        Assert.Equal(["invitation", "place:1:1", "access-needs"], await person.StepsAsync());
        Assert.Single(await person.TimelineAsync(), line => line.What == "received");
        Assert.Equal(1, (int)(await campaign.GetAsync())["messages"]!["received"]!);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task A_send_that_runs_again_finds_its_record_and_sends_nothing()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        var send = world.Service<SendStep>();
        var input = new SendStepInput(new JourneyStart(campaign.Id, person.Id), new Step("invitation", "invitation", Monday) { Asks = QuestionKind.Rsvp }, 1, [], null, null);
        var first = await send.Run(input, world.Engine.Client, CancellationToken.None);
        var second = await send.Run(input, world.Engine.Client, CancellationToken.None);

        Assert.Equal((first.Outcome!.Result, first.Outcome.At), (second.Outcome!.Result, second.Outcome.At));
        Assert.Single(await campaign.OutboxAsync());
        Assert.Equal(1, (int)(await campaign.GetAsync())["messages"]!["sent"]!);
    }

    [Fact]
    public async Task A_skip_that_runs_again_stays_the_skip_that_it_was()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        var send = world.Service<SendStep>();
        var input = new SendStepInput(
            new JourneyStart(campaign.Id, person.Id), new Step("reminder:PT2H:1", "meeting-reminder", Monday.AddDays(-1)) { UsefulUntil = Monday.AddHours(-1) }, 1, [], null, null);
        var first = await send.Run(input, world.Engine.Client, CancellationToken.None);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        var second = await send.Run(input, world.Engine.Client, CancellationToken.None);

        Assert.Equal(StepResult.Skipped, first.Outcome!.Result);
        Assert.Equal(first.Outcome, second.Outcome);
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Fact]
    public async Task A_reply_that_is_read_again_is_recorded_once_and_takes_one_place()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1", "answer");
        var hear = world.Service<HearReply>();
        var input = new HearReplyInput(new JourneyStart(campaign.Id, person.Id), "answer", []);
        var first = await hear.Run(input, world.Engine.Client, CancellationToken.None);
        var second = await hear.Run(input, world.Engine.Client, CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Equal(1, (int)(await campaign.GetAsync())["messages"]!["received"]!);
        Assert.Single(await person.TimelineAsync(), line => line.What == "received");
    }

    [Fact]
    public async Task A_lapse_that_runs_again_passes_the_place_on_once()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var (holder, slow, next) = (await campaign.AddAsync("Holder"), await campaign.AddAsync("Slow"), await campaign.AddAsync("Next"));
        await campaign.LaunchAsync();
        foreach (var person in new[] { holder, slow, next })
        {
            await person.TextAsync("1");
        }

        await holder.TextAsync("I can't come after all");
        await world.AdvanceToAsync(At(11, 18, 9, 2));
        var lapse = world.Service<LapseOffer>();
        await lapse.Run(new LapseOfferInput(new JourneyStart(campaign.Id, slow.Id), 1), world.Engine.Client, CancellationToken.None);
        await world.SettleAsync();
        Assert.Equal((null, "offered"), (await slow.PlaceAsync(), await next.PlaceAsync()));
        Assert.Single(await next.StepsAsync(), step => step.StartsWith("offer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_end_that_runs_again_changes_neither_the_end_nor_what_was_recorded()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await world.AdvanceToAsync(TheEnd);
        var before = await person.TimelineAsync();
        await world.Service<EndJourney>().Run(new EndJourneyInput(new JourneyStart(campaign.Id, person.Id), []), CancellationToken.None);
        Assert.Equal(before, await person.TimelineAsync());
        Assert.True((bool)(await person.LineAsync())["ended"]!);
    }

    [Fact]
    public async Task Launching_twice_at_once_invites_everybody_once()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("Person");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await world.Api.PostAsync($"{campaign.Path}/launch")).Ok(202)));
        await world.SettleAsync();
        Assert.Single(await campaign.OutboxAsync());
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> InvitedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        return (campaign, person);
    }
}
