using EngagementFlows.Pages;
using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

/// <summary>Somebody comes along: they take a place, or it is said that there is none, and nobody loses their own.</summary>
public sealed class BringingSomebodyTests
{
    [Theory]
    [InlineData("Yes, and my daughter is coming with me")]
    [InlineData("yes please, plus one")]
    [InlineData("Yes I'm bringing my carer")]
    [InlineData("Byddaf, ac mae fy ngofalwr yn dod gyda fi")]
    [InlineData("yes and my husband is coming")]
    [InlineData("i will come with max")]
    [InlineData("gallaf, a fy merch hefyd")]
    [InlineData("gallaf, a fy chwaer")]
    [InlineData("yes, there are two of us")]
    [InlineData("yes, my support worker comes too")]
    public async Task Who_says_yes_for_two_gets_two_places_and_is_told_so(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, other) = await InvitedAsync(world, places: 2);
        await person.TextAsync(words);
        await other.TextAsync("1");

        Assert.Equal(["confirmed", "waiting"], await PlacesAsync([person, other]));
        Assert.Equal(1, (int)(await person.LineAsync())["companions"]!);
        Assert.Contains("You and the person who comes with you have places", await ConfirmationAsync(person), StringComparison.Ordinal);
        Assert.Single(await person.StepsAsync(), step => step.StartsWith("place:", StringComparison.Ordinal));
        Assert.NotNull(campaign);
    }

    [Fact]
    public async Task Where_there_is_one_place_the_person_has_it_and_who_comes_with_them_waits_until_another_is_free()
    {
        await using var world = await StartAsync();
        var (campaign, person, other) = await InvitedAsync(world, places: 2);
        await other.TextAsync("1");
        await person.TextAsync("Yes, bringing my mum");

        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Contains("You have a place", await ConfirmationAsync(person), StringComparison.Ordinal);
        Assert.Contains("There is no place yet for the person who comes with you.", await ConfirmationAsync(person), StringComparison.Ordinal);

        await other.TextAsync("can't come now, sorry");
        Assert.Contains("You and the person who comes with you have places", await ConfirmationAsync(person), StringComparison.Ordinal);
        Assert.DoesNotContain("no place yet", await ConfirmationAsync(person), StringComparison.Ordinal);

        var late = await campaign.AddAsync("Late");
        await world.SettleAsync();
        await late.TextAsync("1");
        Assert.Equal("waiting", await late.PlaceAsync());
    }

    [Fact]
    public async Task Who_has_a_place_and_says_later_that_somebody_comes_along_keeps_it_and_is_told_how_it_stands()
    {
        await using var world = await StartAsync();
        var (campaign, person, other) = await InvitedAsync(world, places: 2);
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        await person.TextAsync("my sister is coming with me");

        Assert.Contains("You and the person who comes with you have places", await ConfirmationAsync(person), StringComparison.Ordinal);
        await other.TextAsync("1");
        Assert.Equal("waiting", await other.PlaceAsync());

        await person.TextAsync("nobody is coming with me after all");
        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
        Assert.Equal(["confirmed", "offered"], await PlacesAsync([person, other]));
        Assert.NotNull(campaign);
    }

    [Fact]
    public async Task Somebody_who_comes_along_waits_behind_those_who_asked_before()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await FullAsync(world, places: 1, people: 2);
        await people[0].TextAsync("bringing my brother");
        Assert.Contains("There is no place yet", await ConfirmationAsync(people[0]), StringComparison.Ordinal);

        await campaign.RescheduleAsync(new { places = 2 });
        Assert.Equal(["confirmed", "offered"], await PlacesAsync(people));
        await campaign.RescheduleAsync(new { places = 3 });
        Assert.Contains("You and the person who comes with you have places", await ConfirmationAsync(people[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_as_what_they_need_it_takes_a_place_too_and_stands_among_the_needs()
    {
        await using var world = await StartAsync();
        var (campaign, person, other) = await InvitedAsync(world, places: 2);
        await person.TextAsync("1");
        await person.TextAsync("Somebody to come with me");

        Assert.Contains("supporter", (await person.LineAsync())["needs"]!.AsArray().Select(need => (string)need!));
        await other.TextAsync("1");
        Assert.Equal("waiting", await other.PlaceAsync());
        Assert.NotNull(campaign);
    }

    [Fact]
    public async Task A_supporter_whom_the_team_adds_takes_a_place_and_so_does_whom_it_records_as_coming_along()
    {
        await using var world = await StartAsync();
        var (_, person, other) = await InvitedAsync(world, places: 3);
        await person.TextAsync("1");
        (await world.Api.PostAsync($"{person.Path}/access-needs", new { wording = "a support worker comes along", kind = "supporter" })).Ok(201);
        await world.SettleAsync();
        Assert.Contains("You and the person who comes with you have places", await ConfirmationAsync(person), StringComparison.Ordinal);

        (await person.CorrectAsync(new { reason = "rang us", companions = 2 })).Ok();
        await other.TextAsync("1");
        Assert.Equal("waiting", await other.PlaceAsync());
        (await person.CorrectAsync(new { reason = "typing slip", companions = 10 })).IsProblem(400, "companions");
    }

    [Fact]
    public async Task More_than_one_is_promised_nothing_and_read_by_people()
    {
        await using var world = await StartAsync();
        var (campaign, person, _) = await InvitedAsync(world, places: 9);
        await person.TextAsync("Yes! bringing two friends");

        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
        Assert.DoesNotContain("comes with you", await ConfirmationAsync(person), StringComparison.Ordinal);
        Assert.Contains("more than one", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_places_are_for_those_who_are_invited_it_is_said_and_the_team_reads_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["onlyInvited"] = true);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("can I bring my mum?");
        Assert.Contains("only for people we invited", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        await person.TextAsync("Yes, bringing my mum");

        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Contains("only for people we invited", (await person.SentAsync()).Last(one => one.Step.StartsWith("in-reply", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Contains("want to bring somebody", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_whether_they_may_is_told_how_and_takes_no_place_by_asking()
    {
        await using var world = await StartAsync();
        var (campaign, person, _) = await InvitedAsync(world, places: 9);
        await person.TextAsync("can i bring my mum?");

        Assert.Contains("You can bring one person with you.", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
        Assert.Empty(await campaign.InboxAsync());
        await person.TextAsync("can I bring my dog?");
        Assert.Single(await campaign.InboxAsync());
    }

    [Fact]
    public async Task On_the_page_it_is_read_as_it_is_in_a_message()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("access-needs", "My carer will come with me"));
        await world.SettleAsync();

        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Equal(1, (int)(await person.LineAsync())["companions"]!);
        Assert.Equal(2, (await world.StoredAsync(campaign, person)).Place.Size);
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person, TestPerson Other)> InvitedAsync(World world, int places)
    {
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = places);
        var person = await campaign.AddAsync("Person");
        var other = await campaign.AddAsync("Other");
        await campaign.LaunchAsync();
        return (campaign, person, other);
    }

    private static async Task<string> ConfirmationAsync(TestPerson person) =>
        (await person.SentAsync()).Last(message => message.Step.StartsWith("place:", StringComparison.Ordinal)).Text;
}
