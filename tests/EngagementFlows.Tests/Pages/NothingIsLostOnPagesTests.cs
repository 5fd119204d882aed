using System.Text.Json.Nodes;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Worlds;

namespace EngagementFlows.Pages;

/// <summary>Forms that cannot be taken as they are: their page has closed, its link was called back, the browser keeps no cookies.</summary>
public sealed class NothingIsLostOnPagesTests
{
    [Fact]
    public async Task To_stop_a_browser_needs_no_cookies()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var people = new[] { await campaign.AddAsync("Ann"), await campaign.AddAsync("Bob") };
        await campaign.LaunchAsync();
        var unsubscribe = world.Service<UnsubscribeLink>().For((await world.StoredAsync(campaign, people[1])).Ref)!.AbsolutePath;
        foreach (var (person, link) in new[] { (people[0], await people[0].LinkAsync(world, "stop")), (people[1], unsubscribe) })
        {
            var browser = new TestBrowser(world);
            await browser.OpenAsync(link);
            Assert.Contains("reply STOP", browser.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Sian Evans", browser.Page.Body!.TextContent, StringComparison.Ordinal);
            browser.ForgetCookies();
            await browser.SendAsync("Stop messages");
            Assert.Equal((200, "We have stopped your messages"), (browser.Status, browser.Page.QuerySelector("h1")!.TextContent));
            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        }
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("cancel")]
    public async Task Words_on_a_page_that_has_closed_meanwhile_are_put_before_the_team(string what)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await (what == "stop" ? person.TextAsync("STOP") : campaign.DoAsync("cancel"));
        browser.ForgetCookies();
        await browser.SendAsync("Save my answers", ("opening-question", "Will you pay my bus fare?"));

        Assert.Equal(200, browser.Status);
        Assert.Contains("Somebody from our team will read", browser.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["text"]! == "Will you pay my bus fare?");
        Assert.Null((await world.StoredAsync(campaign, person)).Answers.Opening);
    }

    [Fact]
    public async Task A_choice_on_a_page_that_has_closed_meanwhile_is_answered_with_why_and_leads_to_no_field()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("2");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await person.TextAsync("STOP");
        await browser.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Equal(422, browser.Status);
        var errors = browser.Page.GetElementById("errors")!;
        Assert.Contains("cannot answer here any more", errors.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("both answers", browser.Html, StringComparison.Ordinal);
        Assert.Empty(errors.QuerySelectorAll("a"));
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Fact]
    public async Task A_wish_to_stop_by_a_link_that_was_called_back_pauses_and_asks_and_other_words_come_back()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (ann, bob) = (await campaign.AddAsync("Ann"), await campaign.AddAsync("Bob"));
        await campaign.LaunchAsync();
        var browser = await RevokedAsync(ann, "please stop writing to me");
        Assert.Contains("We have paused our messages", browser.Page.GetElementById("paused")!.TextContent, StringComparison.Ordinal);
        Assert.True((await world.StoredAsync(campaign, ann)).Hold is { IsOn: true });
        Assert.Equal(Withdrawal.None, (await world.StoredAsync(campaign, ann)).Withdrawal);
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["text"]! == "please stop writing to me");

        browser = await RevokedAsync(bob, "We need <b>benches</b> and shade");
        Assert.Equal("We need <b>benches</b> and shade", browser.Page.QuerySelector("#kept blockquote")!.TextContent);
        Assert.Contains("We did not get what you wrote", browser.Page.GetElementById("kept")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await world.StoredAsync(campaign, bob)).Hold);

        async Task<TestBrowser> RevokedAsync(TestPerson person, string text)
        {
            var page = new TestBrowser(world);
            await page.OpenAsync(await person.LinkAsync(world, "questions"));
            (await world.Api.PostAsync($"{person.Path}/links/revoke")).Ok();
            await page.SendAsync("Save my answers", ("opening-question", text));
            Assert.Equal(410, page.Status);
            await world.SettleAsync();
            return page;
        }
    }

    [Fact]
    public async Task The_stop_button_on_a_page_whose_link_was_called_back_pauses_and_asks()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "stop"));
        (await world.Api.PostAsync($"{person.Path}/links/revoke")).Ok();
        await browser.SendAsync("Stop messages");
        await world.SettleAsync();
        Assert.Equal(410, browser.Status);
        Assert.Contains("We have paused our messages", browser.Page.GetElementById("paused")!.TextContent, StringComparison.Ordinal);
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal((true, Withdrawal.None), (stored.Hold is { IsOn: true }, stored.Withdrawal));
        Assert.Equal("Stop messages", (string)Assert.Single(await campaign.InboxAsync())["text"]!);
        Assert.Contains("reply \"STOP\"", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer", "Send my answer", "answer", "whether they come")]
    [InlineData("consents", "Save my answers", "consent-photo", "a consent (photo)")]
    public async Task A_no_on_a_page_whose_link_was_called_back_is_told_the_team_and_the_page_says_that_it_is_not_taken(
        string purpose, string button, string field, string asked)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, purpose));
        (await world.Api.PostAsync($"{person.Path}/links/revoke")).Ok();
        await browser.SendAsync(button, (field, "no"));
        Assert.Equal(410, browser.Status);
        Assert.Contains("We did not get your answer", browser.Page.GetElementById("lost")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(asked, (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Null((await world.StoredAsync(campaign, person)).Hold);
    }

    [Fact]
    public async Task To_be_left_alone_is_no_word_of_harm_on_a_page_whose_link_was_called_back()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        (await world.Api.PostAsync($"{person.Path}/links/revoke")).Ok();
        await browser.SendAsync("Save my answers", ("opening-question", "leave me alone"));
        Assert.Null(browser.Page.GetElementById("help"));
        Assert.NotNull(browser.Page.GetElementById("paused"));
        Assert.DoesNotContain(await campaign.InboxAsync(), item => (string)item["kind"]! == "safeguarding");
    }

    [Fact]
    public async Task A_link_that_was_called_back_or_whose_person_is_erased_leads_to_why_we_write_and_to_the_privacy_notice()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var link = await person.LinkAsync(world, "answer");
        var browser = new TestBrowser(world);
        (await world.Api.PostAsync($"{person.Path}/links/revoke")).Ok();
        await ShowsAsync("Why we write to you: ", "Pam rydyn ni'n ysgrifennu atoch chi: ");
        (await world.Api.PostAsync($"{person.Path}/erasure", new { reason = "asked" })).Ok(202);
        await ShowsAsync("Why we wrote to you: ", "Pam ysgrifennon ni atoch chi: ");

        async Task ShowsAsync(string english, string welsh)
        {
            await browser.OpenAsync(link);
            Assert.Equal(410, browser.Status);
            Assert.Matches($"{english}You", browser.Page.QuerySelector("section[lang=en]")!.TextContent);
            Assert.Contains(welsh, browser.Page.QuerySelector("section[lang=cy]")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("(privacy notice)", browser.Page.QuerySelector("section[lang=en]")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("(hysbysiad preifatrwydd)", browser.Page.QuerySelector("section[lang=cy]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Helplines_are_for_those_too_of_whom_nobody_is_known_any_more_and_at_the_end_of_a_form_that_is_too_large()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file =>
            file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" });
        var (erased, long_) = (await campaign.AddAsync("Ann"), await campaign.AddAsync("Bob"));
        await campaign.LaunchAsync();
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await erased.LinkAsync(world, "questions"));
        (await world.Api.PostAsync($"{erased.Path}/erasure", new { reason = "asked" })).Ok(202);
        await browser.SendAsync("Save my answers", ("opening-question", "I want to die"));
        Assert.Equal(410, browser.Status);
        Helps();
        await world.SettleAsync();
        var item = Assert.Single(await campaign.InboxAsync(), item => (string)item["kind"]! == "safeguarding");
        Assert.Empty(item["participantIds"]!.AsArray());

        await browser.OpenAsync(await long_.LinkAsync(world, "questions"));
        await browser.PostAsync(("opening-question", new string('x', 600_000) + " I want to kill myself"));
        Assert.Equal(413, browser.Status);
        Helps();
        await world.SettleAsync();
        Assert.Equal(2, (await campaign.InboxAsync()).Count(one => (string)one["kind"]! == "safeguarding"));

        void Helps()
        {
            Assert.Contains("tel:116123", browser.Page.GetElementById("help")!.InnerHtml, StringComparison.Ordinal);
            Assert.Contains("Sian Evans", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_yes_from_a_page_that_was_opened_before_the_meeting_moved_is_asked_about()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var other = await campaign.AddAsync("Other");
        await world.SettleAsync();
        var (yes, no) = (new TestBrowser(world), new TestBrowser(world));
        await yes.OpenAsync(await person.LinkAsync(world, "answer"));
        await no.OpenAsync(await other.LinkAsync(world, "answer"));
        await campaign.EditAsync(new { places = 30 });
        await campaign.RescheduleAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:00" });

        await yes.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Equal(422, yes.Status);
        Assert.Contains("The meeting has changed while this page was open", yes.ErrorOf("answer"), StringComparison.Ordinal);
        Assert.Contains("11 December", yes.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["yes"], yes.ValuesOf("answer"));
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        await yes.SendAsync("Send my answer");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        await no.SendAsync("Send my answer", ("answer", "no"));
        Assert.Equal("DECLINED", await other.PartstatAsync());
    }

    [Fact]
    public async Task What_was_done_is_said_only_where_it_was_and_only_for_a_while()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var link = await person.LinkAsync(world, "questions");
        var browser = new TestBrowser(world);
        foreach (var made in new[] { "2", "13", "1-13", "13.29000000.1" })
        {
            await browser.OpenAsync($"{link}?saved={made}");
            Assert.Null(browser.Page.GetElementById("saved"));
            Assert.Null(browser.Page.GetElementById("help"));
        }

        await browser.OpenAsync(link);
        await browser.SendAsync("Save my answers", ("opening-question", "Listening"));
        Assert.NotNull(browser.Page.GetElementById("saved"));
        var query = browser.Query;
        await browser.OpenAsync($"{await person.LinkAsync(world, "preferences")}{query}");
        Assert.Null(browser.Page.GetElementById("saved"));
        await world.AdvanceAsync(TimeSpan.FromMinutes(15));
        await browser.OpenAsync($"{link}{query}");
        Assert.Null(browser.Page.GetElementById("saved"));
    }
}
