using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

public sealed class ConsentAndQuestionPageTests
{
    [Fact]
    public async Task Each_consent_is_given_and_taken_back_by_itself_and_shown_with_its_day()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        var purposes = browser.Page.QuerySelectorAll("form input[name=part]").Select(part => part.GetAttribute("value")!).ToList();
        Assert.True(purposes.Count > 1);
        Assert.All(purposes, purpose => Assert.Empty(browser.ValuesOf($"consent-{purpose}")));

        foreach (var (answer, given, told) in new[] { ("yes", true, "You said yes on"), ("no", false, "You said no on"), ("yes", true, "You said yes on") })
        {
            await SendAsync(purposes[0], ($"consent-{purposes[0]}", answer));
            Assert.Equal(200, browser.Status);
            var consents = (await world.StoredAsync(campaign, person)).Consents;
            Assert.Equal(given, Assert.Single(consents).Value.Given);
            Assert.Equal(purposes[0], consents.Keys.Single());
            Assert.Contains(told, browser.Page.GetElementById($"consent-{purposes[0]}-hint")!.TextContent, StringComparison.Ordinal);
            Assert.Equal([answer], browser.ValuesOf($"consent-{purposes[0]}"));
        }

        await SendAsync(purposes[1]);
        Assert.Equal(422, browser.Status);
        Assert.Equal("Choose yes or no.", browser.ErrorOf($"consent-{purposes[1]}"));
        await browser.PostAsync(("form-token", browser.ValuesOf("form-token")[0]), ("part", "everything"), ("consent-everything", "yes"));
        Assert.Equal(422, browser.Status);
        Assert.Single((await world.StoredAsync(campaign, person)).Consents);

        Task SendAsync(string purpose, params (string, string)[] input) => browser.SendAsync(
            (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector($"form:has(input[name=part][value='{purpose}'])")!, input);
    }

    [Fact]
    public async Task A_consent_can_be_taken_back_when_the_story_has_long_ended()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await world.AdvanceToAsync(TheEnd);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        await browser.SendAsync("Save this answer", ("consent-" + browser.ValuesOf("part")[0], "no"));
        Assert.False(Assert.Single((await world.StoredAsync(campaign, person)).Consents).Value.Given);
    }

    [Fact]
    public async Task What_is_answered_on_pages_is_not_asked_by_message_any_more()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save what I need", ("access-needs", "  A quiet room,\r\nplease "));
        Assert.Equal(["A quiet room,\nplease"], browser.ValuesOf("access-needs"));
        await browser.SendAsync("Send my answer", ("opening-question", "Listening <b>first</b> & talking after"));
        var answers = (await world.StoredAsync(campaign, person)).Answers;
        Assert.Equal(("A quiet room,\nplease", "Listening <b>first</b> & talking after"), (answers.AccessNeeds, answers.Opening));
        Assert.Empty(browser.Page.QuerySelectorAll("textarea b"));

        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        foreach (var purpose in browser.ValuesOf("part"))
        {
            await browser.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector($"form:has(input[name=part][value='{purpose}'])")!, ($"consent-{purpose}", "yes"));
        }

        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.SendAsync("Send my answer", ("answer", "yes"));
        await world.AdvanceToAsync(At(12, 10, 9));
        var steps = await person.StepsAsync();
        Assert.DoesNotContain("access-needs", steps);
        Assert.DoesNotContain("opening-question", steps);
        Assert.DoesNotContain(steps, step => step.StartsWith("consent:", StringComparison.Ordinal));
        Assert.Equal("already answered", await person.SkippedAsync("access-needs"));
        Assert.DoesNotContain(await campaign.InboxAsync(), item => (string)item["kind"]! == "reply");
    }

    [Theory]
    [InlineData("please stop all these messages")]
    [InlineData("STOP")]
    [InlineData("dim mwy o negeseuon")]
    public async Task Words_on_a_page_that_ask_us_to_stop_are_a_withdrawal(string words)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Send my answer", ("opening-question", words));
        Assert.Equal("We have stopped your messages", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Null((await world.StoredAsync(campaign, person)).Answers.Opening);
        Assert.Contains(await person.TimelineAsync(), line => line.Text == words);
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Fact]
    public async Task What_is_too_long_comes_back_whole_and_nothing_is_kept()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        var text = string.Concat(Enumerable.Repeat("ŵ<&\"'", 500));
        await browser.SendAsync("Save what I need", ("access-needs", text));
        Assert.Equal(422, browser.Status);
        Assert.Equal([text], browser.ValuesOf("access-needs"));
        Assert.Contains("2000", browser.ErrorOf("access-needs"), StringComparison.Ordinal);
        await browser.SendAsync("Save what I need", ("access-needs", "  \n "));
        Assert.Equal(422, browser.Status);
        Assert.Null((await world.StoredAsync(campaign, person)).Answers.AccessNeeds);
    }
}
