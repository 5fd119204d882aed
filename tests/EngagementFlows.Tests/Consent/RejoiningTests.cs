using System.Text.Json.Nodes;
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
    public async Task Whoever_lost_a_place_by_stopping_is_asked_again_and_told_what_is_true_until_they_answer()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (alone, ash, beti, called) = (
            await campaign.AddAsync("Alone"), await campaign.AddAsync("Ash Jones", phone), await campaign.AddAsync("Beti Jones", phone),
                await campaign.AddAsync("Called"));
        await campaign.LaunchAsync();
        await alone.TextAsync("1");
        await ash.TextAsync("Ash: yes");
        await beti.TextAsync("Beti: yes");
        await called.TextAsync("1");
        await ash.TextAsync("too many texts, its getting a bit much");
        Assert.Contains(await beti.TimelineAsync(), line => line.Reason?.StartsWith("automation waits", StringComparison.Ordinal) == true);
        (await called.CorrectAsync(new { withdrawn = true, reason = "Rang." })).Ok();

        foreach (var stopping in new[] { alone, ash })
        {
            await stopping.TextAsync("STOP");
            await stopping.TextAsync("START");
        }

        (await called.CorrectAsync(new { withdrawn = false, reason = "Rang again." })).Ok();

        foreach (var person in new[] { alone, ash, beti, called })
        {
            Assert.Equal(("NEEDS-ACTION", null), (await person.PartstatAsync(), await person.PlaceAsync()));
            Assert.Contains(await person.StepsAsync(), step => step.StartsWith("invitation:repeat-", StringComparison.Ordinal));
        }

        await alone.TextAsync("am i booked?");
        Assert.Contains("We do not have your answer yet", (await alone.SentAsync())[^1].Text, StringComparison.Ordinal);
        await campaign.EditAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:00" });
        Assert.StartsWith("meeting-changed", (await beti.StepsAsync())[^1], StringComparison.Ordinal);
        await alone.TextAsync("yes");
        Assert.Equal(("ACCEPTED", "confirmed"), (await alone.PartstatAsync(), await alone.PlaceAsync()));
    }

    [Fact]
    public async Task A_pause_because_of_harm_is_ended_by_no_START()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(
            world, file => file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" });
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("too many texts, its getting a bit much");
        await person.TextAsync("I am going to kill myself");
        await person.TextAsync("STOP");
        await person.TextAsync("START");
        Assert.DoesNotContain(await person.TimelineAsync(),
            line => line.Reason?.StartsWith("automation goes on", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(await person.StepsAsync(), step => step.Contains("repeat", StringComparison.Ordinal));
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
