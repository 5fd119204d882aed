using EngagementFlows.Consent;
using EngagementFlows.Links;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

public sealed class AnswerPageTests
{
    [Theory]
    [InlineData("yes", "ACCEPTED", "You have a place.")]
    [InlineData("no", "DECLINED", "Your answer: no, you cannot come.")]
    [InlineData("not-sure", "TENTATIVE", "Your answer: you are not sure yet.")]
    public async Task An_invitation_is_answered_on_a_page_and_the_story_goes_on_as_after_a_reply(string answer, string partstat, string told)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Empty(browser.ValuesOf("answer"));
        await browser.SendAsync("Send my answer", ("answer", answer));

        Assert.Equal(200, browser.Status);
        Assert.NotNull(browser.Page.GetElementById("saved"));
        Assert.Contains(told, browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(partstat, await person.PartstatAsync());
        Assert.Contains(answer == "yes" ? "place" : "answer", (await person.StepsAsync()).Select(step => step.Split(':')[0]));
        var line = Assert.Single(await person.TimelineAsync(), line => line.What == "received");
        Assert.Equal($"answers: {partstat}", line.Reason);
    }

    [Theory]
    [InlineData("en", "Your answer: yes, you can come.", "You have a place.", "Or by video")]
    [InlineData("cy", "Eich ateb: gallaf, rydych chi'n dod.", "Mae gennych chi le.", "Neu drwy fideo")]
    public async Task The_page_says_and_shows_what_stands_and_goes_on_doing_so(string language, string said, string place, string video)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: language);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.DoesNotContain("meet.example.org", browser.Html, StringComparison.Ordinal);
        // Saved again and again, and looked at in between: the place does not vanish from the page.
        for (var n = 0; n < 3; n++)
        {
            await browser.SendAsync(language == "en" ? "Send my answer" : "Anfon fy ateb", ("answer", "yes"));
            var text = browser.Page.Body!.TextContent;
            Assert.All([said, place, video], words => Assert.Contains(words, text, StringComparison.Ordinal));
            Assert.Equal(["yes"], browser.ValuesOf("answer"));
            Assert.NotNull(browser.Page.QuerySelector("dd a[href^='https://meet.example.org']"));
        }

        await browser.SendAsync(language == "en" ? "Send my answer" : "Anfon fy ateb");
        Assert.Equal(200, browser.Status);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("en", "Add the meeting to your calendar", "SUMMARY;LANGUAGE=en:")]
    [InlineData("cy", "Ychwanegu'r cyfarfod at eich calendr", "SUMMARY;LANGUAGE=cy:")]
    public async Task The_meeting_can_be_put_into_a_calendar_until_it_begins(string language, string link, string summary)
    {
        await using var world = await PagesWorld.StartAsync();
        // Nobody needs an email address for it.
        var (campaign, person) = await PagesWorld.InvitedAsync(world, email: null, language: language);
        var page = await person.LinkAsync(world, "answer");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(page);
        var address = new Uri(new Uri($"{PagesWorld.BaseUrl}{page}"), browser.Page.QuerySelectorAll("a").Single(one => one.TextContent == link).GetAttribute("href")!).PathAndQuery;

        var before = await FileAsync();
        await browser.SendAsync(language == "en" ? "Send my answer" : "Anfon fy ateb", ("answer", "yes"));
        var after = await FileAsync();

        Assert.All([before, after], file => Assert.All(["METHOD:PUBLISH", "DTSTART;TZID=Europe/London:20261210T100000", summary], line => Assert.Contains(line, file, StringComparison.Ordinal)));
        Assert.DoesNotContain("ATTENDEE", after, StringComparison.Ordinal);
        Assert.DoesNotContain("meet.example.org", before, StringComparison.Ordinal);
        Assert.Contains("meet.example.org", after, StringComparison.Ordinal);

        // Whoever does not come has no use for it.
        await browser.SendAsync(language == "en" ? "Send my answer" : "Anfon fy ateb", ("answer", "no"));
        Assert.DoesNotContain(browser.Page.QuerySelectorAll("a"), one => one.TextContent == link);
        var declined = language == "en" ? "no, you cannot come" : "dydych chi ddim yn dod";
        Assert.Contains(declined, (await world.Api.GetAsync(address)).Ok().Text, StringComparison.Ordinal);
        await browser.SendAsync(language == "en" ? "Send my answer" : "Anfon fy ateb", ("answer", "not-sure"));
        await FileAsync();

        var others = await person.LinkAsync(world, "consents");
        Assert.Equal(403, (await world.Api.GetAsync($"{others}/meeting.ics")).Status);
        await campaign.DoAsync("cancel");
        // The page says why there is none.
        Assert.Contains(language == "en" ? "This meeting was cancelled" : "Cafodd y cyfarfod hwn ei ganslo", (await world.Api.GetAsync(address)).Ok().Text, StringComparison.Ordinal);
        await browser.OpenAsync(page);
        Assert.DoesNotContain(browser.Page.QuerySelectorAll("a"), one => one.TextContent == link);

        async Task<string> FileAsync()
        {
            var answer = await world.Api.GetAsync(address);
            Assert.Equal((200, "text/calendar"), (answer.Status, answer.ContentType));
            return answer.Text;
        }
    }

    [Fact]
    public async Task An_answer_can_be_changed_until_the_meeting_starts_and_not_after()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var refusing = await campaign.AddAsync("Refusing");
        await world.SettleAsync();
        await campaign.RecordAsync(refusing, new { purpose = "take-part", given = false, how = "said so on the phone" });
        var link = await person.LinkAsync(world, "answer");
        var browser = new TestBrowser(world);
        foreach (var (answer, partstat) in new[] { ("yes", "ACCEPTED"), ("no", "DECLINED"), ("yes", "ACCEPTED") })
        {
            await browser.OpenAsync(link);
            await browser.SendAsync("Send my answer", ("answer", answer));
            Assert.Equal(partstat, await person.PartstatAsync());
        }

        await world.AdvanceToAsync(At(12, 10, 9, 59));
        await browser.OpenAsync(link);
        Assert.NotEmpty(browser.Page.QuerySelectorAll("form"));
        await world.AdvanceToAsync(At(12, 10, 10, 1));
        await browser.SendAsync("Send my answer", ("answer", "no"));
        Assert.Equal(422, browser.Status);
        Assert.Empty(browser.Page.QuerySelectorAll("form"));
        Assert.Contains("The meeting has started", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());

        // Nobody is told to do what can be done no more.
        await browser.OpenAsync(await refusing.LinkAsync(world, "answer"));
        Assert.Contains("You are not taking part", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("choose yes here", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        Assert.DoesNotContain("somebody else can have your place", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync(await refusing.LinkAsync(world, "consents"));
        Assert.DoesNotContain("send you nothing more", browser.Page.Body!.TextContent, StringComparison.Ordinal);

        await world.AdvanceToAsync(At(12, 11, 10));
        await browser.OpenAsync(await refusing.LinkAsync(world, "feedback"));
        Assert.Contains("there is nothing for you to answer here", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync(link);
        Assert.Equal("This meeting is over.", browser.Page.QuerySelector("main .note")!.TextContent.Trim());
        Assert.DoesNotMatch("You have a place|you can come|has started", browser.Page.Body!.TextContent);
        await browser.FollowAsync("Tell us how it was");
        Assert.NotEmpty(browser.Page.QuerySelectorAll("[name=statement-1]"));
    }

    [Fact]
    public async Task An_offered_place_is_taken_or_left_on_the_page()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var (holder, taker, leaver) = (await campaign.AddAsync("Holder"), await campaign.AddAsync("Taker"), await campaign.AddAsync("Leaver"));
        await campaign.LaunchAsync();
        var browser = new TestBrowser(world);
        foreach (var person in new[] { holder, taker, leaver })
        {
            await browser.OpenAsync(await person.LinkAsync(world, "answer"));
            await browser.SendAsync("Send my answer", ("answer", "yes"));
        }

        Assert.Contains("waiting list", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await holder.TextAsync("not coming");
        await browser.OpenAsync(await taker.LinkAsync(world, "answer"));
        Assert.Contains("There is a place for you", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync("Send my answer", ("answer", "not-sure"));
        Assert.Equal(422, browser.Status);
        await browser.SendAsync("Send my answer", ("answer", "no"));
        Assert.NotEqual("confirmed", await taker.PlaceAsync());

        await browser.OpenAsync(await leaver.LinkAsync(world, "answer"));
        await browser.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Equal("confirmed", await leaver.PlaceAsync());
        Assert.Contains("You have a place.", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "This page is for Ash.", "This page is for Beti.", "You and the person who comes with you have places.")]
    [InlineData("cy", "Mae'r dudalen hon ar gyfer Ash.", "Mae'r dudalen hon ar gyfer Beti.",
        "Mae lle i chi ac i'r person sy'n dod gyda chi.")]
    public async Task Two_who_share_a_phone_see_whose_page_it_is_and_nobody_is_made_a_supporter(
        string language, string mine, string hers, string places)
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = World.NewPhone();
        var ash = await campaign.AddAsync("Ash Jones", phone, language: language);
        var beti = await campaign.AddAsync("Beti Jones", phone, language: language);
        await campaign.LaunchAsync();
        var browser = new TestBrowser(world);
        foreach (var (person, whose) in new[] { (ash, mine), (beti, hers) })
        {
            foreach (var purpose in Enum.GetValues<LinkPurpose>())
            {
                await browser.OpenAsync(await person.LinkAsync(world, purpose.Name()));
                Assert.StartsWith(whose, browser.Page.QuerySelector(".whose")!.TextContent, StringComparison.Ordinal);
                // A link that is passed on says no more than that.
                Assert.DoesNotContain("Jones", browser.Html, StringComparison.Ordinal);
            }
        }

        // Whom they bring need not be a supporter.
        await ash.TextAsync("Ash: me and my mam will be there");
        Assert.Equal("confirmed", await ash.PlaceAsync());
        await browser.OpenAsync(await ash.LinkAsync(world, "answer"));
        Assert.Contains(places, browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch("supporter|cefnogwr", browser.Page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_form_without_an_answer_comes_back_with_what_to_do_beside_it()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        foreach (var input in new (string, string)[][] { [], [("answer", "")], [("answer", "perhaps")], [("answer", "yes"), ("answer", "no")] })
        {
            await browser.SendAsync("Send my answer", input);
            Assert.Equal(422, browser.Status);
            Assert.Equal("Choose one of the answers.", browser.ErrorOf("answer"));
            var link = browser.Page.QuerySelector("#errors a")!;
            Assert.NotNull(browser.Page.GetElementById(link.GetAttribute("href")![1..]));
        }

        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
    }

    [Fact]
    public async Task Before_the_invitation_after_a_withdrawal_and_for_a_cancelled_meeting_there_is_nothing_to_answer()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (early, gone) = (await campaign.AddAsync("Early"), await campaign.AddAsync("Gone"));
        var browser = new TestBrowser(world);
        await ShowsNoFormAsync(early, "You cannot answer here yet");
        await campaign.LaunchAsync();
        await gone.TextAsync("1");
        await gone.TextAsync("STOP");
        await ShowsNoFormAsync(gone, "You asked us to stop, so you have no place at this meeting.");
        await browser.OpenAsync(await gone.LinkAsync(world, "stop"));
        Assert.Matches("If you had a place at the meeting, it is free for somebody else now", browser.Page.Body!.TextContent);
        await early.TextAsync("1");
        Assert.Equal("confirmed", await early.PlaceAsync());
        await campaign.DoAsync("cancel");
        await ShowsNoFormAsync(early, "This meeting was cancelled");
        Assert.Equal("note", browser.Page.QuerySelector("dl")!.PreviousElementSibling!.ClassName);
        await browser.OpenAsync(await early.LinkAsync(world, "consents"));
        Assert.DoesNotContain("To take part, you need to say yes", browser.Page.Body!.TextContent, StringComparison.Ordinal);

        async Task ShowsNoFormAsync(TestPerson person, string words)
        {
            await browser.OpenAsync(await person.LinkAsync(world, "answer"));
            Assert.Equal(200, browser.Status);
            Assert.Empty(browser.Page.QuerySelectorAll("form"));
            Assert.Contains(words, browser.Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotMatch("You have a place|Your answer", browser.Page.Body!.TextContent);
        }
    }
}
