using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

public sealed class RejoiningTests
{
    [Fact]
    public async Task START_undoes_it_and_no_other_message_does()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("STOP");
        await person.TextAsync("YES");
        await person.TextAsync("1");
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Equal(["YES", "1"], (await campaign.InboxAsync()).Select(item => (string)item["text"]!));

        await person.TextAsync("START");
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        await person.TextAsync("1");
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        await world.AdvanceToAsync(At(12, 3, 10, 1));
        Assert.Contains("reminder:P7D:1", await person.StepsAsync());
    }

    [Fact]
    public async Task The_team_withdraws_somebody_and_takes_it_back()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        (await person.CorrectAsync(new { withdrawn = true, reason = "Said so by phone." })).Ok();
        await world.AdvanceToAsync(At(11, 21, 9));
        Assert.Equal(["invitation"], await person.StepsAsync());

        (await person.CorrectAsync(new { withdrawn = false, reason = "Called again." })).Ok();
        await world.AdvanceToAsync(At(11, 25, 9));
        Assert.Equal(["invitation", "invitation-reminder:2"], await person.StepsAsync());
        Assert.Equal(["Said so by phone.", "Called again."], (await person.TimelineAsync()).Where(line => line.What == "team").Select(line => line.Reason));
    }

    [Fact]
    public async Task Who_was_withdrawn_before_the_launch_is_invited_once_that_is_taken_back()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        (await person.CorrectAsync(new { withdrawn = true, reason = "Asked not to be written to." })).Ok();
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 18, 12));
        Assert.Empty(await person.StepsAsync());
        Assert.Equal("has withdrawn", await person.SkippedAsync("invitation"));

        (await person.CorrectAsync(new { withdrawn = false, reason = "That was somebody else." })).Ok();
        Assert.Equal(["invitation:after-return"], await person.StepsAsync());
        await person.TextAsync("1");
        Assert.Equal("confirmed", await person.PlaceAsync());
    }

    [Fact]
    public async Task A_STOP_delivered_again_after_START_does_not_withdraw_again()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("STOP", "stop1");
        await person.TextAsync("START", "start1");
        await person.TextAsync("STOP", "stop1");
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);

        await person.TextAsync("STOP", "stop2");
        await person.TextAsync("START", "start1");
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }
}
