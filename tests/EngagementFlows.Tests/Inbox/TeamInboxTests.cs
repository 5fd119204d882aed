using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

public sealed class TeamInboxTests
{
    [Fact]
    public async Task What_no_rule_understands_waits_for_the_team_oldest_first_and_stands_in_the_timeline_too()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("2 or 3");
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await person.TextAsync("1 or 2");

        var inbox = await campaign.InboxAsync();
        Assert.Equal(["2 or 3", "1 or 2"], inbox.Select(item => (string)item["text"]!));
        Assert.Equal([person.Id], inbox[0]["participantIds"]!.AsArray().Select(one => (string)one!));
        Assert.Equal(["2 or 3", "1 or 2"], (await person.TimelineAsync()).Where(line => line.What == "received").Select(line => line.Text));
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        await world.AdvanceToAsync(At(11, 20, 9, 1));
        Assert.Contains("invitation-reminder:1", await person.StepsAsync());
    }

    [Theory]
    [InlineData("Is there parking?")]
    [InlineData("STOP")]
    [InlineData("START")]
    public async Task Nothing_that_an_unknown_sender_writes_is_lost(string text)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        (await world.Api.PostAsync("/local/inbox", new { from = NewPhone(), body = text })).Ok(202);
        var item = Assert.Single(await campaign.InboxAsync());
        Assert.Equal((text, "Nobody is known under this contact."), ((string)item["text"]!, (string)item["why"]!));
    }

    [Fact]
    public async Task The_list_names_people_writes_phones_in_one_way_and_cuts_long_texts_which_the_item_has_whole()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var words = string.Concat(Enumerable.Repeat("the bins are out again ", 100)).Trim();
        (await world.Api.PostAsync("/local/inbox", new { from = $"0{person.Phone[3..]}", body = words })).Ok(202);
        await world.SettleAsync();

        var listed = Assert.Single(await campaign.InboxAsync());
        Assert.Equal((person.Phone, person.Id, "Person"),
            ((string)listed["from"]!, (string)listed["people"]![0]!["id"]!, (string)listed["people"]![0]!["name"]!));
        Assert.Equal("It does not answer what they were asked: whether they come.", (string)listed["why"]!);
        Assert.True((bool)listed["isShortened"]!);
        Assert.Equal($"{words[..1000]}…", (string)listed["text"]!);
        var item = (await world.Api.GetAsync($"{campaign.Path}/inbox/{(string)listed["id"]!}")).Ok().Json["item"]!;
        Assert.Equal((words, "Person"), ((string)item["text"]!, (string)item["people"]![0]!["name"]!));
        Assert.Null(item["isShortened"]);

        (await world.Api.PostAsync("/local/inbox", new { from = person.Phone, body = new string('a', 100_001) })).IsProblem(400, "body");
    }

    [Fact]
    public async Task A_reply_after_the_end_waits_for_the_team()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.DoAsync("cancel");
        await person.TextAsync("1");
        Assert.Equal("1", (string)Assert.Single(await campaign.InboxAsync())["text"]!);
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
    }

    [Fact]
    public async Task A_message_before_the_launch_waits_for_the_team()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await person.TextAsync("Will there be lunch?");
        Assert.Single(await campaign.InboxAsync());
    }

    [Fact]
    public async Task The_same_message_delivered_again_an_hour_later_is_the_same_message()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var stranger = NewPhone();
        for (var n = 0; n < 3; n++)
        {
            await person.TextAsync("2 or 3", "same1");
            (await world.Api.PostAsync("/local/inbox", new { from = stranger, body = "Hello?", id = "same2" })).Ok(202);
            await world.AdvanceAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, (await campaign.InboxAsync()).Count);
    }

    [Fact]
    public async Task A_reply_that_was_taken_in_and_comes_again_after_the_end_does_not_turn_into_a_new_one()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("2", "answer1");
        await campaign.DoAsync("cancel");
        await person.TextAsync("2", "answer1");
        Assert.Empty(await campaign.InboxAsync());
        Assert.Equal("answers: DECLINED", Assert.Single(await person.TimelineAsync(), line => line.What == "received").Reason);
    }
}
