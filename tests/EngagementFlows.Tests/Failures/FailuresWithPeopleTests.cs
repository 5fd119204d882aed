using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Failures;

/// <summary>What others published about opting out, shared phones and waiting lists, each with the rule that it gives.</summary>
public sealed class FailuresWithPeopleTests
{
    /// <summary>rapidpro#519: STOP was swallowed by the running flow. episphere/connect#1370: withdrawn people were left in queues.</summary>
    [Fact]
    public async Task STOP_is_read_before_any_open_question_and_reaches_every_running_journey_on_every_channel()
    {
        await using var world = await StartAsync();
        var phone = NewPhone();
        var (one, other) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var inOne = await one.AddAsync("Person", phone, "stop.everywhere@example.org");
        var inOther = await other.AddAsync("Person", phone, "stop.everywhere@example.org", prefers: "email");
        await one.LaunchAsync();
        await other.LaunchAsync();
        await inOne.TextAsync("Stop.");
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await inOne.StepsAsync());
        Assert.Equal(["invitation"], await inOther.StepsAsync());
    }

    /// <summary>episphere/connect#1370: withdrawn people were left in queues.</summary>
    [Fact]
    public async Task Who_withdraws_while_waiting_leaves_the_queue_and_is_offered_nothing()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var (holder, withdrawn, next) = (await campaign.AddAsync("Holder"), await campaign.AddAsync("Withdrawn"), await campaign.AddAsync("Next"));
        await campaign.LaunchAsync();
        foreach (var person in new[] { holder, withdrawn, next })
        {
            await person.TextAsync("1");
        }

        await withdrawn.TextAsync("STOP");
        await holder.TextAsync("I can't come after all");
        Assert.Equal("offered", await next.PlaceAsync());
        Assert.DoesNotContain(await withdrawn.StepsAsync(), step => step.StartsWith("offer", StringComparison.Ordinal));
    }

    /// <summary>ProgressiveCoders/Spoke#2184: a second STOP confirmation made storms of errors.</summary>
    [Fact]
    public async Task What_the_provider_answers_is_never_answered_by_us_too()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        foreach (var word in new[] { "STOP", "unsubscribe", "Quit!", "END" })
        {
            await person.TextAsync(word);
        }

        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    /// <summary>mailroom: any inbound message un-stopped a person.</summary>
    [Fact]
    public async Task Only_START_or_the_team_undoes_a_STOP()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("STOP");
        foreach (var words in new[] { "yes", "1", "Hello, when is it again?", "I'll be there", "please start again on Monday" })
        {
            await person.TextAsync(words);
            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        }

        Assert.Equal(5, (await campaign.InboxAsync()).Count);
        await person.TextAsync("start");
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
    }

    /// <summary>Braze docs PR 4320: one inbound text was attributed to every person with that number.</summary>
    [Fact]
    public async Task A_reply_belongs_to_exactly_one_question_or_to_a_human()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (xanthe, ash) = (await campaign.AddAsync("Xanthe", phone), await campaign.AddAsync("Ash", phone));
        await campaign.LaunchAsync();
        await xanthe.TextAsync("no");
        await xanthe.TextAsync("1 or 4");
        Assert.Equal(("NEEDS-ACTION", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Equal(["1 or 4", "no"], (await campaign.InboxAsync()).Select(item => (string)item["text"]!).Order(StringComparer.Ordinal));
        await xanthe.TextAsync("2");
        Assert.Equal(("NEEDS-ACTION", "DECLINED"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
    }

    /// <summary>pretix#974: a parent and a child were offered one place.</summary>
    [Fact]
    public async Task A_household_is_never_offered_fewer_places_than_it_needs()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var phone = NewPhone();
        var (holder, parent, child) = (await campaign.AddAsync("Holder"), await campaign.AddAsync("Parent", phone), await campaign.AddAsync("Child", phone));
        await campaign.LaunchAsync();
        await holder.TextAsync("1");
        foreach (var person in new[] { parent, child })
        {
            (await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "By phone." })).Ok();
        }

        await holder.TextAsync("I can't come after all");
        Assert.Equal(("waiting", "waiting"), (await parent.PlaceAsync(), await child.PlaceAsync()));
        await campaign.RescheduleAsync(new { places = 2 });
        Assert.Equal(("offered", "offered"), (await parent.PlaceAsync(), await child.PlaceAsync()));
    }

    /// <summary>pretix#837, #1163, #3628: no way to leave the waiting list, cancelled people offered again, no reason given.</summary>
    [Fact]
    public async Task A_waiting_list_can_be_left_by_text_and_every_offer_and_its_end_is_explained()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var people = new[] { await campaign.AddAsync("Holder"), await campaign.AddAsync("Leaver"), await campaign.AddAsync("Silent") };
        await campaign.LaunchAsync();
        foreach (var person in people)
        {
            await person.TextAsync("1");
        }

        await people[1].TextAsync("take me off the waiting list");
        await people[0].TextAsync("I can't come after all");
        await world.AdvanceToAsync(At(11, 25, 9));

        Assert.DoesNotContain(await people[1].StepsAsync(), step => step.StartsWith("offer", StringComparison.Ordinal));
        var explained = (await people[2].TimelineAsync()).Where(line => line.What == "place").Select(line => line.Reason!).ToList();
        Assert.Collection(
            explained,
            offered => Assert.Contains("offered", offered, StringComparison.Ordinal),
            lapsed => Assert.Contains("did not take up", lapsed, StringComparison.Ordinal));
        Assert.StartsWith("place:", (await people[2].StepsAsync())[^1], StringComparison.Ordinal);
    }

    /// <summary>Durable Functions: an event for an instance that does not exist is discarded.</summary>
    [Fact]
    public async Task What_somebody_writes_when_no_journey_runs_is_kept_for_the_team()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await person.TextAsync("I use a wheelchair, is that all right?");
        Assert.Equal("I use a wheelchair, is that all right?", (string)Assert.Single(await campaign.InboxAsync())["text"]!);
        Assert.Contains(await person.TimelineAsync(), line => line is { What: "received", Reason: not null });
    }
}
