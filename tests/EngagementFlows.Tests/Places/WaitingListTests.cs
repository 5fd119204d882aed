using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

public sealed class WaitingListTests
{
    [Fact]
    public async Task When_places_are_gone_an_acceptance_joins_the_waiting_list_and_is_told_its_position()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 3);

        Assert.Equal(["confirmed", "waiting", "waiting"], await PlacesAsync(people));
        Assert.Equal(["1", "2"], new[] { await TextOfAsync(people[1], "place:"), await TextOfAsync(people[2], "place:") }.Select(Digits));
        var counts = (await campaign.GetAsync())["participants"]!["places"]!;
        Assert.Equal((1, 2, 0), ((int)counts["confirmed"]!, (int)counts["waiting"]!, (int)counts["offered"]!));
    }

    [Fact]
    public async Task Who_waits_is_asked_neither_about_access_nor_about_consent_and_gets_no_reminder()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 2);
        await world.AdvanceToAsync(At(12, 10, 9, 59));

        var waiting = people[1];
        Assert.DoesNotContain(await waiting.StepsAsync(), step => step.StartsWith("reminder", StringComparison.Ordinal) || step is "access-needs" || step.StartsWith("consent", StringComparison.Ordinal));
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal("has no place yet", await waiting.SkippedAsync("reminder:P7D:1"));
    }

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
    public async Task Who_waits_can_leave_the_list_by_text()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 3);
        await people[1].TextAsync("please take me off the waiting list");
        await people[0].TextAsync("I can't come after all");

        Assert.Equal([null, null, "offered"], await PlacesAsync(people));
        Assert.False((bool)(await people[1].LineAsync())["withdrawn"]!);
        Assert.Equal("answer:2", (await people[1].StepsAsync())[^1]);
    }

    [Fact]
    public async Task A_supporter_takes_a_place()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 2);
        var supported = await campaign.AddAsync("Supported", accessNeeds: "supporter: Mair");
        var other = await campaign.AddAsync("Other");
        await campaign.LaunchAsync();
        await supported.TextAsync("1");
        await other.TextAsync("1");
        Assert.Equal(["confirmed", "waiting"], await PlacesAsync([supported, other]));
    }

    [Fact]
    public async Task A_supporter_who_is_added_later_as_a_participant_is_not_counted_twice()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 2);
        var supported = await campaign.AddAsync("Supported", accessNeeds: "supporter: Mair Siôn");
        var mair = await campaign.AddAsync("Mair Siôn");
        await campaign.LaunchAsync();
        await supported.TextAsync("1");
        await mair.TextAsync("1");
        Assert.Equal(["confirmed", "confirmed"], await PlacesAsync([supported, mair]));
    }

    [Fact]
    public async Task More_room_is_offered_to_those_who_wait()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 4);
        await campaign.RescheduleAsync(new { places = 3 });
        Assert.Equal(["confirmed", "offered", "offered", "waiting"], await PlacesAsync(people));
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

    private static async Task<(TestCampaign Campaign, TestPerson[] People)> FullAsync(World world, int places, int people)
    {
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = places);
        var all = new TestPerson[people];
        for (var n = 0; n < people; n++)
        {
            all[n] = await campaign.AddAsync($"Person {(char)('A' + n)}");
        }

        await campaign.LaunchAsync();
        foreach (var person in all)
        {
            await person.TextAsync("1");
        }

        return (campaign, all);
    }

    private static async Task<IReadOnlyList<string?>> PlacesAsync(IEnumerable<TestPerson> people)
    {
        var places = new List<string?>();
        foreach (var person in people)
        {
            places.Add(await person.PlaceAsync());
        }

        return places;
    }

    private static async Task<string> TextOfAsync(TestPerson person, string step) =>
        (await person.SentAsync()).First(message => message.Step.StartsWith(step, StringComparison.Ordinal)).Text;

    /// <summary>The first number in a message that stands alone; the position, as the template puts it before any other.</summary>
    private static string Digits(string text) => System.Text.RegularExpressions.Regex.Match(text, @"\b\d{1,2}\b").Value;
}
