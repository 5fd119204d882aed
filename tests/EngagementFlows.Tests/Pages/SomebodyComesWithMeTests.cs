using EngagementFlows.Worlds;

namespace EngagementFlows.Pages;

/// <summary>The box "Somebody comes with me" on the page of the meeting: it takes a place, or says before that there is none.</summary>
public sealed class SomebodyComesWithMeTests
{
    private const string Send = "Send my answer";

    [Fact]
    public async Task With_a_yes_it_takes_a_second_place_is_told_once_and_can_be_undone()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person, other) = await InvitedAsync(world, places: 2);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Empty(browser.ValuesOf("companion"));
        await browser.SendAsync(Send, ("answer", "yes"), ("companion", "yes"));
        Assert.Equal(["yes"], browser.ValuesOf("companion"));
        Assert.Contains("You and the person who comes with you have places.", Text(browser), StringComparison.Ordinal);
        Assert.Equal(1, (int)(await person.LineAsync())["companions"]!);
        var told = Assert.Single(await PlaceMessagesAsync(person));
        Assert.Contains("You and the person who comes with you have places", told, StringComparison.Ordinal);
        await other.TextAsync("1");
        Assert.Equal("waiting", await other.PlaceAsync());

        await browser.SendAsync(Send, ("companion", ""));
        Assert.Empty(browser.ValuesOf("companion"));
        Assert.Contains("You have a place.", Text(browser), StringComparison.Ordinal);
        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
        Assert.Equal("offered", await other.PlaceAsync());
        Assert.Equal(2, (await PlaceMessagesAsync(person)).Count);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    [Fact]
    public async Task Where_there_is_no_second_place_it_is_said_before_and_they_wait()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person, other) = await InvitedAsync(world, places: 2);
        await other.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains("There is no place for them at the moment.", browser.Page.GetElementById("companion-hint")!.TextContent,
            StringComparison.Ordinal);

        await browser.SendAsync(Send, ("answer", "yes"), ("companion", "yes"));
        Assert.Contains("There is no place yet for the person who comes with you", Text(browser), StringComparison.Ordinal);
        Assert.Contains("There is no place yet for the person who comes with you", Assert.Single(await PlaceMessagesAsync(person)),
            StringComparison.Ordinal);
        Assert.Equal("confirmed", await person.PlaceAsync());

        await other.TextAsync("can't come now, sorry");
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains("You and the person who comes with you have places.", Text(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_said_yes_before_and_ticks_it_later_keeps_their_place_and_is_told_how_it_stands()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person, _) = await InvitedAsync(world, places: 2);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains("They take a place too.", browser.Page.GetElementById("companion-hint")!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync(Send, ("companion", "yes"));
        var told = await PlaceMessagesAsync(person);
        Assert.Equal(2, told.Count);
        Assert.Contains("You and the person who comes with you have places", told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_no_or_is_not_sure_takes_no_place_whatever_the_box_says()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person, other) = await InvitedAsync(world, places: 2);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.SendAsync(Send, ("answer", "yes"), ("companion", "yes"));
        await other.TextAsync("1");
        await browser.SendAsync(Send, ("answer", "no"), ("companion", ""));
        Assert.Equal("DECLINED", await person.PartstatAsync());
        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
        Assert.Equal("offered", await other.PlaceAsync());
        Assert.Single(await PlaceMessagesAsync(person));

        await browser.SendAsync(Send, ("answer", "not-sure"), ("companion", "yes"));
        Assert.Equal(1, (int)(await person.LineAsync())["companions"]!);
        Assert.Single(await PlaceMessagesAsync(person));
    }

    [Fact]
    public async Task More_than_one_whom_the_team_recorded_stay_unless_the_tick_is_taken_away()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person, _) = await InvitedAsync(world, places: 9);
        await person.TextAsync("1");
        (await person.CorrectAsync(new { reason = "rang us", companions = 3 })).Ok();
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains("3 other people come with me", Text(browser), StringComparison.Ordinal);
        await browser.SendAsync(Send);
        Assert.Equal(3, (int)(await person.LineAsync())["companions"]!);
        // A page from before there was a box says nothing of it.
        await browser.PostAsync(("form-token", browser.ValuesOf("form-token")[0]), ("answer", "yes"));
        Assert.Equal(3, (int)(await person.LineAsync())["companions"]!);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.SendAsync(Send, ("companion", ""));
        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
    }

    [Fact]
    public async Task Where_places_are_for_those_who_are_invited_there_is_no_box_and_none_is_taken()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, change: file => file["meeting"]!["onlyInvited"] = true);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Null(browser.Page.GetElementById("companion"));
        Assert.Contains("Places are only for people we invited.", Text(browser), StringComparison.Ordinal);
        await browser.SendAsync(Send, ("answer", "yes"), ("companion", "yes"), ("seen-companion", "x"));
        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
    }

    [Theory]
    [InlineData("en", "easy read", "Somebody comes with me", "Send my answer",
        "You have a place. The person who comes with you has a place too.")]
    [InlineData("cy", "", "Mae rhywun yn dod gyda fi", "Anfon fy ateb", "Mae lle i chi ac i'r person sy'n dod gyda chi.")]
    [InlineData("cy", "easy read", "Mae rhywun yn dod gyda fi", "Anfon fy ateb",
        "Mae lle i chi. Mae lle hefyd i'r person sy'n dod gyda chi.")]
    public async Task It_is_there_in_the_persons_own_language_and_wording(string language, string needs, string label, string button,
        string standing)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: language, accessNeeds: needs);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Equal(label, browser.Page.QuerySelector("label[for=companion]")!.TextContent);
        await browser.SendAsync(button, ("answer", "yes"), ("companion", "yes"));
        Assert.Contains(standing, Text(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tab_that_left_the_box_alone_leaves_it_as_another_tab_has_set_it()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person, _) = await InvitedAsync(world, places: 9);
        await person.TextAsync("1");
        var link = await person.LinkAsync(world, "answer");
        var first = new TestBrowser(world);
        await first.OpenAsync(link);
        var second = new TestBrowser(world) { CookieHeader = first.CookieHeader };
        await second.OpenAsync(link);
        await first.SendAsync(Send, ("companion", "yes"));
        await second.SendAsync(Send, ("answer", "yes"));
        // The second left the box alone.
        Assert.Equal(1, (int)(await person.LineAsync())["companions"]!);
        Assert.Equal(["yes"], second.ValuesOf("companion"));
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person, TestPerson Other)> InvitedAsync(World world, int places)
    {
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = places);
        var person = await campaign.AddAsync("Person");
        var other = await campaign.AddAsync("Other");
        await campaign.LaunchAsync();
        return (campaign, person, other);
    }

    private static string Text(TestBrowser browser) => browser.Page.Body!.TextContent;

    private static async Task<IReadOnlyList<string>> PlaceMessagesAsync(TestPerson person) =>
        [.. (await person.SentAsync()).Where(message => message.Step.StartsWith("place:", StringComparison.Ordinal))
            .Select(message => message.Text)];
}
