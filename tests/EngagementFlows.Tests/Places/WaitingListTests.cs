using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
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

    private static async Task<string> TextOfAsync(TestPerson person, string step) =>
        (await person.SentAsync()).First(message => message.Step.StartsWith(step, StringComparison.Ordinal)).Text;

    /// <summary>The first number in a message that stands alone; the position, as the template puts it before any other.</summary>
    private static string Digits(string text) => System.Text.RegularExpressions.Regex.Match(text, @"\b\d{1,2}\b").Value;
}
