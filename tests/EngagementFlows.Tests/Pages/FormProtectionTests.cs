using EngagementFlows.Links;
using EngagementFlows.ParticipantPages;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

public sealed class FormProtectionTests
{
    [Fact]
    public async Task A_form_without_its_own_token_and_cookie_changes_nothing()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var (browser, stranger) = (new TestBrowser(world), new TestBrowser(world));
        await stranger.OpenAsync(await person.LinkAsync(world, "answer"));
        var strange = stranger.ValuesOf("form-token")[0];
        // To stop, the link is enough.
        foreach (var purpose in Enum.GetValues<LinkPurpose>().Where(purpose => purpose != LinkPurpose.Stop))
        {
            await browser.OpenAsync(await person.LinkAsync(world, purpose.Name()));
            foreach (var token in new[] { null, "", "x", strange, browser.ValuesOf("form-token") is [var own, ..] ? own[..^4] + "AAAA" : null })
            {
                var fields = new List<(string, string)> { ("answer", "no"), ("part", "access-needs"), ("access-needs", "forged"), ("language", "cy"), ("channel", "email") };
                if (token is not null)
                {
                    fields.Add(("form-token", token));
                }

                await browser.PostAsync([.. fields]);
                Assert.Equal(400, browser.Status);
                Assert.Contains("Please press the button again", browser.Html, StringComparison.Ordinal);
            }
        }

        browser.ForgetCookies();
        await stranger.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Equal(200, stranger.Status);
        stranger.ForgetCookies();
        await stranger.PostAsync(("form-token", strange), ("answer", "no"));
        Assert.Equal(400, stranger.Status);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task What_was_written_is_kept_where_the_browser_has_lost_its_cookie()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        browser.ForgetCookies();
        await browser.SendAsync("Save my answers", ("opening-question", "Listening first,\r\nand talking after"));
        Assert.Equal(400, browser.Status);
        Assert.Contains("What you put in is still here", browser.Page.GetElementById("errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Listening first,\nand talking after", browser.ValuesOf("opening-question")[0]);
        await browser.SendAsync("Save my answers");
        Assert.Equal(200, browser.Status);
        Assert.Equal("Listening first,\nand talking after", browser.ValuesOf("opening-question")[0]);
    }

    [Fact]
    public async Task A_link_from_a_mail_program_comes_with_the_cookie_and_a_form_from_another_site_does_not()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains("samesite=lax", browser.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_form_is_taken_after_a_restart_by_an_instance_that_did_not_make_it()
    {
        var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var link = await person.LinkAsync(world, "stop");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(link);
        var (fields, cookies) = (browser.ValuesOf("form-token")[0], browser.CookieHeader);
        await using var later = await world.RestartAsync(At(11, 16, 10));
        var after = new TestBrowser(later) { CookieHeader = cookies };
        await after.PostToAsync(link, ("form-token", fields));
        Assert.Equal("We have stopped your messages", after.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Too_many_forms_of_one_link_are_put_off_and_other_links_are_not()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        for (var n = 0; n < PageLimits.FormsOfALink; n++)
        {
            await browser.PostAsync(("answer", "yes"));
            Assert.Equal(400, browser.Status);
        }

        await browser.PostAsync(("answer", "yes"));
        Assert.Equal(429, browser.Status);
        Assert.InRange(int.Parse(browser.Headers["Retry-After"]), 1, 600);
        Assert.Contains("Please wait a little", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        Assert.Equal(200, browser.Status);
        await browser.SendAsync("Save my answers");
        Assert.Equal(422, browser.Status);

        await world.AdvanceAsync(PageLimits.Window);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    [Fact]
    public async Task Whoever_guesses_links_is_put_off_and_those_with_a_link_are_not()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        var pages = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < PageLimits.BadLinksOfAnAddress; n++)
        {
            await browser.OpenAsync($"/p/a{n}guess");
            Assert.Equal(403, browser.Status);
            pages.Add(browser.Html);
        }

        Assert.Single(pages);
        await browser.OpenAsync("/p/anotherguess");
        Assert.Equal(429, browser.Status);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Equal(200, browser.Status);
    }

    [Theory]
    [InlineData(200_000, 1)]
    [InlineData(3_000, 60)]
    [InlineData(1, 100)]
    public async Task A_form_that_is_too_large_is_refused_kindly(int length, int fields)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.PostAsync([.. Enumerable.Range(0, fields).Select(n => ($"field-{n}", new string('x', length)))]);
        Assert.Equal(413, browser.Status);
        Assert.Contains("That is too long", browser.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{\"answer\":\"yes\"}")]
    [InlineData("text/plain", "answer=yes")]
    [InlineData("multipart/form-data", "answer=yes")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nbroken")]
    [InlineData("", "answer=yes")]
    public async Task A_post_that_is_no_form_is_refused(string contentType, string body)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var answer = await world.Api.SendAsync(HttpMethod.Post, await person.LinkAsync(world, "answer"), body, contentType);
        Assert.True(answer.Status is 400 or 413, answer.Text);
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
    }
}
