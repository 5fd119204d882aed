using EngagementFlows.Pages;
using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

/// <summary>Nobody answers without knowing what it means for a place: that all are taken, for how many one is, and what "not sure" gives up.</summary>
public sealed class ToldOfPlacesTests
{
    [Theory]
    [InlineData("en", "", "All places are taken at the moment. If you say yes, you go on the waiting list.")]
    [InlineData("en", "easy read", "All places are taken now.\nIf you say yes, you go on the waiting list.")]
    [InlineData("cy", "", "Mae pob lle wedi mynd ar hyn o bryd. Os gallwch chi ddod, byddwch chi'n mynd ar y rhestr aros.")]
    [InlineData("cy", "easy read", "Mae pob lle wedi mynd nawr.\nOs gallwch chi ddod, byddwch chi ar y rhestr aros.")]
    public async Task Where_all_places_are_taken_the_invitation_the_reminder_and_the_page_say_so_before_the_answer(string language, string needs, string words)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, _) = await FullAsync(world, places: 1, people: 1);
        var late = await campaign.AddAsync("Late Lowri", language: language, accessNeeds: needs);
        await world.SettleAsync();
        await world.AdvanceToAsync(At(11, 21, 10));

        var sent = await late.SentAsync();
        Assert.Equal(["invitation", "invitation-reminder:1"], sent.Select(message => message.Step));
        Assert.All(sent, message => Assert.Contains(words, message.Text, StringComparison.Ordinal));
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await late.LinkAsync(world, "answer"));
        Assert.Contains(words.Replace("\n", " ", StringComparison.Ordinal), Hint(browser, "answer"), StringComparison.Ordinal);
        // Of somebody who comes along it does not sound as if they themselves had a place.
        Assert.DoesNotContain(language == "en" ? "There is no place for them" : "Does dim lle iddyn nhw", Hint(browser, "companion"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_a_place_nothing_is_said_of_a_waiting_list()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        Assert.DoesNotContain("waiting list", Assert.Single(await person.SentAsync()).Text, StringComparison.Ordinal);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.DoesNotContain("waiting list", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_sees_where_they_stand_and_not_where_they_stood()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, people) = await FullAsync(world, places: 1, people: 3);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await people[2].LinkAsync(world, "answer"));
        Assert.Contains("You are number 2 on the waiting list.", browser.Page.Body!.TextContent, StringComparison.Ordinal);

        await people[1].TextAsync("I can't come after all");
        await browser.OpenAsync(await people[2].LinkAsync(world, "answer"));
        Assert.Contains("You are number 1 on the waiting list.", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "", "You wait for 2 places. If there is a place for one of you first, we will offer it to you.", "It is for you alone: there is no place yet for the person who comes with you.", "There is a place for you alone.")]
    [InlineData("en", "easy read", "You wait for 2 places.", "The place is only for you.", "There is a place only for you.")]
    [InlineData("cy", "", "Rydych chi'n aros am 2 le.", "I chi yn unig mae'r lle: does dim lle eto i'r person sy'n dod gyda chi.", "Mae lle i chi yn unig.")]
    [InlineData("cy", "easy read", "Rydych chi'n aros am 2 le.", "I chi yn unig mae'r lle.", "Mae lle i chi yn unig.")]
    public async Task Who_waits_with_somebody_is_told_for_how_many_an_offered_place_is(string language, string needs, string waits, string offered, string onPage)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, people) = await FullAsync(world, places: 2, people: 2);
        var late = await campaign.AddAsync("Late Lowri", language: language, accessNeeds: needs);
        await world.SettleAsync();
        await late.TextAsync(language == "en" ? "Yes, bringing my mum" : "Byddaf, ac mae fy ngofalwr yn dod gyda fi");
        Assert.Contains(waits, (await late.SentAsync())[^1].Text, StringComparison.Ordinal);

        await people[0].TextAsync("I can't come after all");
        Assert.Equal("offered", await late.PlaceAsync());
        Assert.Contains(offered, (await late.SentAsync())[^1].Text, StringComparison.Ordinal);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await late.LinkAsync(world, "answer"));
        Assert.Contains(onPage, browser.Page.QuerySelector("legend")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "", "You do not have a place now: somebody else can have it.", "somebody else can have your place", "We keep no place for you meanwhile")]
    [InlineData("en", "easy read", "You do not have a place now.", "another person can have your place", "You do not have a place now.")]
    [InlineData("cy", "", "Does dim lle i chi nawr: gall rhywun arall ei gael.", "gall rhywun arall gael eich lle", "Fyddwn ni ddim yn cadw lle i chi")]
    [InlineData("cy", "easy read", "Does dim lle i chi nawr.", "gall person arall gael eich lle", "Does dim lle i chi nawr.")]
    public async Task Who_has_a_place_and_is_not_sure_any_more_is_told_before_and_after_that_it_goes_to_others(string language, string needs, string told, string before, string after)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: language, accessNeeds: needs);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains(before, Hint(browser, "answer"), StringComparison.Ordinal);

        await browser.SendAsync(language == "en" ? "Send my answer" : "Anfon fy ateb", ("answer", "not-sure"));
        Assert.Contains(after, browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(told, (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Null(await person.PlaceAsync());
    }

    [Fact]
    public async Task Who_never_had_a_place_is_not_told_that_they_lost_one()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("3");
        Assert.DoesNotContain("place", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    private static string Hint(TestBrowser browser, string field) => browser.Page.GetElementById($"{field}-hint")!.TextContent;
}
