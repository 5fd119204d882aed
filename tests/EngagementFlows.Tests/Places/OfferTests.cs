using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

public sealed class OfferTests
{
    [Fact]
    public async Task A_place_that_falls_free_is_offered_to_the_first_in_the_queue_who_takes_it_by_text()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 3);
        await people[0].TextAsync("I can't come after all");
        Assert.Equal([null, "offered", "waiting"], await PlacesAsync(people));

        await people[1].TextAsync("1");
        Assert.Equal([null, "confirmed", "waiting"], await PlacesAsync(people));
        Assert.Contains("access-needs", await people[1].StepsAsync());
    }

    [Fact]
    public async Task An_offer_that_is_refused_goes_to_the_next()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 3);
        await people[0].TextAsync("I can't come after all");
        await people[1].TextAsync("2");
        Assert.Equal([null, null, "offered"], await PlacesAsync(people));
        Assert.Equal("DECLINED", await people[1].PartstatAsync());
    }

    [Fact]
    public async Task Not_sure_is_no_answer_to_an_offer_and_waits_for_the_team_while_the_offer_stands()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 2);
        await people[0].TextAsync("I can't come after all");
        await people[1].TextAsync("not sure");
        Assert.Equal("offered", await people[1].PlaceAsync());
        Assert.Equal("not sure", (string)Assert.Single(await campaign.InboxAsync())["text"]!);
    }

    [Fact]
    public async Task An_offer_lapses_after_its_time_goes_to_the_next_and_is_never_made_to_the_same_person_again()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 3);
        await people[0].TextAsync("I can't come after all");
        await world.AdvanceToAsync(At(11, 18, 8, 59));
        Assert.Equal([null, "offered", "waiting"], await PlacesAsync(people));

        await world.AdvanceToAsync(At(11, 18, 9, 2));
        Assert.Equal([null, null, "offered"], await PlacesAsync(people));
        Assert.Single(await people[1].StepsAsync(), step => step.StartsWith("offer:", StringComparison.Ordinal));

        await people[2].TextAsync("2");
        await campaign.RescheduleAsync(new { places = 5 });
        await world.AdvanceToAsync(At(12, 10, 9));
        Assert.Null(await people[1].PlaceAsync());
        Assert.Single(await people[1].StepsAsync(), step => step.StartsWith("offer:", StringComparison.Ordinal));
        Assert.Contains(await people[1].TimelineAsync(), line => line.What == "place" && line.Reason!.Contains("did not take up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_let_an_offer_lapse_may_ask_again_and_joins_the_end_of_the_queue()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 3);
        await people[0].TextAsync("I can't come after all");
        await world.AdvanceToAsync(At(11, 18, 9, 2));
        await people[1].TextAsync("1");
        Assert.Equal([null, "waiting", "offered"], await PlacesAsync(people));
    }

    [Fact]
    public async Task Offers_shorten_as_the_day_nears()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 2);
        await world.AdvanceToAsync(At(12, 9, 10));
        await people[0].TextAsync("I can't come after all");
        Assert.Equal("offered", await people[1].PlaceAsync());

        await world.AdvanceToAsync(At(12, 9, 17));
        Assert.Null(await people[1].PlaceAsync());
    }

    [Fact]
    public async Task A_place_that_falls_free_the_night_before_is_offered_to_nobody_who_could_not_be_told_in_time()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 2);
        await world.AdvanceToAsync(At(12, 9, 21));
        await people[0].TextAsync("I can't come after all");
        await world.AdvanceToAsync(At(12, 10, 12));
        Assert.DoesNotContain(await people[1].StepsAsync(), step => step.StartsWith("offer", StringComparison.Ordinal));
        Assert.DoesNotContain(await people[1].TimelineAsync(), line => line.What == "place");
    }
}
