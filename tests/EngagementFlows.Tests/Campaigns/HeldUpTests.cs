using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

/// <summary>Somebody whose messages wait for the team has a place, and the meeting changes: the team hears at once that they have not.</summary>
public sealed class HeldUpTests
{
    [Fact]
    public async Task Whoever_has_a_place_and_is_paused_when_the_meeting_moves_is_in_the_inbox_at_once_with_what_they_have_not_heard()
    {
        await using var world = await StartAsync();
        var (campaign, paused, other) = await ComingAsync(world);
        await paused.TextAsync("I want to kill myself");
        await campaign.RescheduleAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:00" });

        Assert.Equal("meeting-changed:2", (await other.StepsAsync())[^1]);
        Assert.DoesNotContain("meeting-changed:2", await paused.StepsAsync());
        var item = Assert.Single(await campaign.InboxAsync(), one => (string)one["kind"]! == "delivery");
        Assert.Equal([paused.Id], item["participantIds"]!.AsArray().Select(one => (string)one!));
        Assert.Contains("Paused has a place and has not heard that the meeting has changed (time)", (string)item["why"]!, StringComparison.Ordinal);
        Assert.Single(await paused.TimelineAsync(), line => line.Reason?.StartsWith("held up: that the meeting has changed", StringComparison.Ordinal) == true);

        (await world.Api.PostAsync($"{paused.Path}/resume", new { note = "Talked to them." })).Ok();
        await world.SettleAsync();
        Assert.Contains("meeting-changed:2", await paused.StepsAsync());
    }

    [Fact]
    public async Task Whoever_is_paused_hears_that_the_meeting_is_called_off()
    {
        await using var world = await StartAsync();
        var (campaign, paused, _) = await ComingAsync(world);
        await paused.TextAsync("I want to kill myself");
        await campaign.DoAsync("cancel");
        Assert.Contains("meeting-cancelled", await paused.StepsAsync());
        Assert.DoesNotContain(await campaign.InboxAsync(), one => (string)one["kind"]! == "delivery");
    }

    private static async Task<(TestCampaign Campaign, TestPerson Paused, TestPerson Other)> ComingAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(
            world, file => file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = NewPhone(), ["channel"] = "sms" });
        var (paused, other) = (await campaign.AddAsync("Paused"), await campaign.AddAsync("Other"));
        await campaign.LaunchAsync();
        await paused.TextAsync("1");
        await other.TextAsync("1");
        return (campaign, paused, other);
    }
}
