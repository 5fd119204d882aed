using System.Text.Json.Nodes;
using EngagementFlows.Consent;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Safeguarding;

/// <summary>What somebody writes while a concern about them is open: people read it, and it costs them nothing.</summary>
public sealed class OpenConcernTests
{
    [Fact]
    public async Task A_no_after_words_of_harm_refuses_nothing_and_is_read_as_part_of_the_concern()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        Assert.Equal("consent:take-part", (await person.StepsAsync())[^1]);
        await person.TextAsync("i want to die");
        var sent = await person.StepsAsync();
        await person.TextAsync("no");

        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Null(await campaign.StateAsync(person, "take-part"));
        var items = await campaign.InboxAsync();
        Assert.Equal(["safeguarding", "safeguarding"], items.Select(item => (string)item["kind"]!));
        var further = Assert.Single(items, item => (string)item["text"]! == "no");
        Assert.Contains("They told of harm before", (string)further["why"]!, StringComparison.Ordinal);
        Assert.DoesNotContain((await person.SentAsync()).Skip(sent.Count), message => message.Text.Contains("do not have a place", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("no, I can't come")]
    [InlineData("nothing helps")]
    [InlineData("maybe")]
    public async Task Nothing_of_what_they_write_is_acted_on_before_somebody_resumes(string words)
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("i want to die");
        await person.TextAsync(words);
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        Assert.DoesNotContain(await campaign.InboxAsync(), item => (string)item["kind"]! == "reply");

        foreach (var item in await campaign.InboxAsync())
        {
            (await world.Api.GetAsync($"{campaign.Path}/inbox/{item["id"]}")).Ok();
        }

        (await world.Api.PostAsync($"{person.Path}/resume", new { note = "We have spoken." })).Ok();
        await world.SettleAsync();
        await person.TextAsync("1");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    [Fact]
    public async Task Whoever_writes_on_hears_who_reads_it_once_a_day_and_the_helplines_no_more_than_once_a_day()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("i want to die");
        await person.TextAsync("please help me");
        await person.TextAsync("hello?");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["invitation", "helplines", "in-reply"], (await person.StepsAsync()).Select(step => step.Split(':')[0]));
        Assert.Contains("Sian Evans will read your message", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromHours(26));
        await person.TextAsync("are you there");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await person.StepsAsync()).Count(step => step.StartsWith("helplines", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_named_person_hears_of_what_comes_later_and_not_of_every_line()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("i want to die");
        await LookAsync(campaign);
        await person.TextAsync("nothing helps");
        await LookAsync(campaign);
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Single(await AlertsAsync(campaign));

        await world.AdvanceAsync(TimeSpan.FromHours(2));
        await person.TextAsync("please help me");
        await LookAsync(campaign);
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(2, (await AlertsAsync(campaign)).Count);
    }

    [Fact]
    public async Task A_stop_is_done_and_the_team_reads_that_too()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var (all, texts) = (await campaign.AddAsync("Person"), await campaign.AddAsync("Other", email: "other@example.org"));
        await campaign.LaunchAsync();
        await all.TextAsync("i want to die");
        await all.TextAsync("STOP");
        Assert.True((bool)(await all.LineAsync())["withdrawn"]!);
        await texts.TextAsync("i want to die");
        await texts.TextAsync("no more texts please, email is fine");
        Assert.False((bool)(await texts.LineAsync())["withdrawn"]!);
        Assert.Equal("refused", await campaign.StateAsync(texts, "sms"));
        Assert.Equal(4, (await campaign.InboxAsync()).Count(item => (string)item["kind"]! == "safeguarding"));
    }

    [Fact]
    public async Task A_supporters_no_takes_no_place_meanwhile()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var supporter = NewPhone();
        var person = await campaign.AddAsync("Blodeuwedd", accessNeeds: $"supporter: Mair Siôn {supporter} (may answer for me)");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("i want to die");
        (await world.Api.PostAsync("/local/inbox", new { from = supporter, to = "", body = "Blodeuwedd cannot come" })).Ok(202);
        await world.SettleAsync();
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["text"]! == "Blodeuwedd cannot come" && (string)item["kind"]! == "safeguarding");
    }

    private static async Task LookAsync(TestCampaign campaign)
    {
        foreach (var item in await campaign.InboxAsync())
        {
            (await campaign.World.Api.GetAsync($"{campaign.Path}/inbox/{item["id"]}")).Ok();
        }

        await campaign.World.SettleAsync();
    }

    private static Task<TestCampaign> CampaignAsync(World world) => TestCampaign.CreateAsync(
        world, file => file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" });

    private static async Task<IReadOnlyList<SentMessage>> AlertsAsync(TestCampaign campaign) => [.. (await campaign.OutboxAsync()).Where(message => message.Step == "safeguarding-alert")];
}
