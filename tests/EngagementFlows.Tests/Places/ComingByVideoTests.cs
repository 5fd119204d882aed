using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

/// <summary>Coming in the room takes a place, coming by video takes none; whichever it is, the person and the team are told.</summary>
public sealed class ComingByVideoTests
{
    [Theory]
    [InlineData("Yes, I'll join online")]
    [InlineData("1 but by video please")]
    [InlineData("yes please, on zoom instead")]
    [InlineData("Bydda i'n ymuno ar-lein")]
    public async Task Who_says_that_they_come_by_video_takes_no_place_and_is_told_the_link(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, other) = await InvitedAsync(world);
        await person.TextAsync(words);
        await other.TextAsync("1");

        Assert.Equal(["confirmed", "confirmed"], await PlacesAsync([person, other]));
        Assert.True((bool)(await person.LineAsync())["byVideo"]!);
        Assert.Contains("by video", await ConfirmationAsync(person), StringComparison.Ordinal);
        Assert.Contains("https://meet.example.org", await ConfirmationAsync(person), StringComparison.Ordinal);
        Assert.Contains("You have a place", await ConfirmationAsync(other), StringComparison.Ordinal);
        var funnel = (await campaign.ReportAsync())["funnel"]!;
        Assert.Equal((1, 1, 2), ((int)funnel["byVideo"]!, (int)funnel["inTheRoom"]!, (int)funnel["accepted"]!));
    }

    [Fact]
    public async Task Who_comes_by_video_is_told_of_a_move_and_of_a_cancellation_in_words_for_them()
    {
        await using var world = await StartAsync();
        var (campaign, person, other) = await InvitedAsync(world);
        await person.TextAsync("Yes, I'll join online");
        await other.TextAsync("1");
        await campaign.RescheduleAsync(new { place = new { en = "Butetown Hub, Loudoun Square", cy = "Hyb Butetown, Sgwâr Loudoun" }, venue = "new" });
        var moved = (await person.SentAsync())[^1].Text;
        Assert.Contains("You join by video, so you do not need to travel. Link: https://meet.example.org", moved, StringComparison.Ordinal);
        Assert.DoesNotContain("You keep your place", moved, StringComparison.Ordinal);
        Assert.Contains("You keep your place", (await other.SentAsync())[^1].Text, StringComparison.Ordinal);

        await campaign.DoAsync("cancel");
        var cancelled = (await person.SentAsync())[^1].Text;
        Assert.Contains("You do not need to join by video.", cancelled, StringComparison.Ordinal);
        Assert.DoesNotContain("travel", cancelled, StringComparison.Ordinal);
        Assert.Contains("Please do not travel.", (await other.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_changes_to_video_frees_their_place_for_the_queue_and_waits_for_one_if_they_change_back()
    {
        await using var world = await StartAsync();
        var (_, person, other) = await InvitedAsync(world);
        await person.TextAsync("1");
        await other.TextAsync("1");
        Assert.Equal(["confirmed", "waiting"], await PlacesAsync([person, other]));

        await person.TextAsync("can I do it by video?");
        Assert.Equal(["confirmed", "offered"], await PlacesAsync([person, other]));
        Assert.Contains("You are down to join", await ConfirmationAsync(person), StringComparison.Ordinal);
        await other.TextAsync("1");

        await person.TextAsync("I will come in person after all");
        Assert.Equal(["confirmed", "confirmed"], await PlacesAsync([person, other]));
        Assert.Contains("There is no place in the room yet.", await ConfirmationAsync(person), StringComparison.Ordinal);
        await other.TextAsync("can't come now, sorry");
        Assert.Contains("You have a place", await ConfirmationAsync(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_a_place_and_comes_by_video_waits_no_longer()
    {
        await using var world = await StartAsync();
        var (_, people) = await FullWithVideoAsync(world);
        await people[1].TextAsync("I'll join by video then");
        Assert.Equal(["confirmed", "confirmed", "waiting"], await PlacesAsync(people));
        Assert.True((bool)(await people[1].LineAsync())["byVideo"]!);
    }

    [Fact]
    public async Task Who_only_asks_whether_it_can_be_joined_by_video_has_not_accepted()
    {
        await using var world = await StartAsync();
        var (_, person, _) = await InvitedAsync(world);
        await person.TextAsync("can i join online instead?");
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        Assert.Contains("https://meet.example.org", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_meeting_has_no_link_nothing_is_promised_and_people_read_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!.AsObject().Remove("videoLink"));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("Yes, I'll join by video");

        Assert.False((bool)(await person.LineAsync())["byVideo"]!);
        Assert.Contains("no link", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_can_record_it()
    {
        await using var world = await StartAsync();
        var (_, person, other) = await InvitedAsync(world);
        await person.TextAsync("1");
        (await person.CorrectAsync(new { reason = "rang us", byVideo = true })).Ok();
        await other.TextAsync("1");
        Assert.Equal(["confirmed", "confirmed"], await PlacesAsync([person, other]));
        Assert.Contains("You are down to join", await ConfirmationAsync(person), StringComparison.Ordinal);
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person, TestPerson Other)> InvitedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var person = await campaign.AddAsync("Person");
        var other = await campaign.AddAsync("Other");
        await campaign.LaunchAsync();
        return (campaign, person, other);
    }

    private static async Task<(TestCampaign Campaign, TestPerson[] People)> FullWithVideoAsync(World world) => await FullAsync(world, places: 1, people: 3);

    private static async Task<string> ConfirmationAsync(TestPerson person) =>
        (await person.SentAsync()).Last(message => message.Step.StartsWith("place:", StringComparison.Ordinal)).Text;
}
