using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

/// <summary>Whoever cannot be written to for a while: they keep their rank, and no place waits for them that they cannot hear of.</summary>
public sealed class PausedInQueueTests
{
    [Fact]
    public async Task Who_waits_and_is_paused_is_passed_over_and_is_the_first_again_when_they_can_be_written_to()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 4);
        await people[1].TextAsync("dont know if i want these messages");
        await people[0].TextAsync("I can't come after all");
        Assert.Equal([null, "waiting", "offered", "waiting"], await PlacesAsync(people));

        await ResumeAsync(world, people[1]);
        Assert.Equal([null, "waiting", "offered", "waiting"], await PlacesAsync(people));
        await people[2].TextAsync("2");
        Assert.Equal([null, "offered", null, "waiting"], await PlacesAsync(people));
        Assert.Contains(await people[1].StepsAsync(), step => step.StartsWith("offer:", StringComparison.Ordinal));
        Assert.DoesNotContain(await campaign.InboxAsync(), item => (string)item["kind"]! == "delivery");
    }

    [Fact]
    public async Task An_offer_to_somebody_who_is_paused_goes_on_at_once_and_they_keep_their_rank()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 3);
        await people[0].TextAsync("I can't come after all");
        Assert.Equal([null, "offered", "waiting"], await PlacesAsync(people));
        await people[1].TextAsync("dont know if i want these messages");
        Assert.Equal([null, "waiting", "offered"], await PlacesAsync(people));
        await people[2].TextAsync("1");
        Assert.Equal([null, "waiting", "confirmed"], await PlacesAsync(people));

        await ResumeAsync(world, people[1]);
        await campaign.EditAsync(new { places = 2 });
        Assert.Equal([null, "offered", "confirmed"], await PlacesAsync(people));
        await people[1].TextAsync("yes");
        Assert.Equal("confirmed", await people[1].PlaceAsync());
    }

    [Fact]
    public async Task A_free_place_that_only_somebody_who_is_paused_waits_for_is_there_for_whoever_asks_and_else_for_them()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 2);
        var late = await campaign.AddAsync("Late");
        await people[1].TextAsync("dont know if i want these messages");
        await people[0].TextAsync("I can't come after all");
        Assert.Equal([null, "waiting"], await PlacesAsync(people));
        await late.TextAsync("1");
        Assert.Equal("confirmed", await late.PlaceAsync());

        await late.TextAsync("I can't come after all");
        await ResumeAsync(world, people[1]);
        Assert.Equal("offered", await people[1].PlaceAsync());
    }

    [Fact]
    public async Task Nobody_is_offered_a_place_at_a_meeting_that_is_called_off()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 4);
        await campaign.DoAsync("cancel", new { });
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        foreach (var person in people)
        {
            Assert.DoesNotContain(await person.TimelineAsync(), line => line.Reason?.Contains("offered a place", StringComparison.Ordinal) == true);
        }
    }

    private static async Task ResumeAsync(World world, TestPerson person)
    {
        (await world.Api.PostAsync($"{person.Path}/resume", new { note = "We have spoken." })).Ok();
        await world.SettleAsync();
    }
}
