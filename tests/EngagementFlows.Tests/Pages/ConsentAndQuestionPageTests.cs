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
        var purposes = Purposes(browser);
        Assert.True(purposes.Count > 1);
        Assert.All(purposes, purpose => Assert.Empty(browser.ValuesOf($"consent-{purpose}")));

        foreach (var (answer, given, told) in new[] { ("yes", true, "You said yes on"), ("no", false, "You said no on"), ("yes", true, "You said yes on") })
        {
            await browser.SendAsync("Save my answers", ($"consent-{purposes[0]}", answer));
            Assert.Equal(200, browser.Status);
            var consents = (await world.StoredAsync(campaign, person)).Consents;
            Assert.Equal(given, Assert.Single(consents).Value.Given);
            Assert.Equal(purposes[0], consents.Keys.Single());
            Assert.Contains(told, browser.Page.GetElementById($"consent-{purposes[0]}-hint")!.TextContent, StringComparison.Ordinal);
            Assert.Equal([answer], browser.ValuesOf($"consent-{purposes[0]}"));
        }

        await browser.SendAsync("Save my answers", ($"consent-{purposes[1]}", "perhaps"));
        Assert.Equal((422, "Choose one of the answers."), (browser.Status, browser.ErrorOf($"consent-{purposes[1]}")));
        await browser.PostAsync(("form-token", browser.ValuesOf("form-token")[0]), ("consent-everything", "yes"));
        Assert.Equal(422, browser.Status);
        Assert.Single((await world.StoredAsync(campaign, person)).Consents);

        // All that is chosen is saved by the one button, and what was left as it stood is no new consent.
        var ledger = (await world.StoredAsync(campaign, person)).Ledger.Count;
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        await browser.SendAsync("Save my answers", [.. purposes.Skip(1).Select(purpose => ($"consent-{purpose}", "no"))]);
        var stored = await world.StoredAsync(campaign, person);
        var expected = purposes.Select(purpose => (purpose, purpose == purposes[0])).Order();
        Assert.Equal(expected, stored.Consents.Select(one => (one.Key, one.Value.Given)).Order());
        Assert.Equal(ledger + purposes.Count - 1, stored.Ledger.Count);
    }

    private static List<string> Purposes(TestBrowser browser) =>
    [
        .. browser.Page.QuerySelectorAll("input[type=radio][name^='consent-']")
            .Select(choice => choice.GetAttribute("name")!["consent-".Length..]).Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task A_consent_can_be_taken_back_when_the_story_has_long_ended()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await world.AdvanceToAsync(TheEnd);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        await browser.SendAsync("Save my answers", ($"consent-{Purposes(browser)[0]}", "no"));
        Assert.False(Assert.Single((await world.StoredAsync(campaign, person)).Consents).Value.Given);
    }

    [Fact]
    public async Task What_is_answered_on_pages_is_not_asked_by_message_any_more()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("access-needs", "  A quiet room,\r\nplease "));
        Assert.Equal(["A quiet room,\nplease"], browser.ValuesOf("access-needs"));
        await browser.SendAsync("Save my answers", ("opening-question", "Listening <b>first</b> & talking after"));
        var answers = (await world.StoredAsync(campaign, person)).Answers;
        Assert.Equal(("A quiet room,\nplease", "Listening <b>first</b> & talking after"), (answers.AccessNeeds, answers.Opening));
        Assert.Empty(browser.Page.QuerySelectorAll("textarea b"));

        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        await browser.SendAsync("Save my answers", [.. Purposes(browser).Select(purpose => ($"consent-{purpose}", "yes"))]);

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
        await browser.SendAsync("Save my answers", ("opening-question", words));
        Assert.Equal("We have stopped your messages", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Null((await world.StoredAsync(campaign, person)).Answers.Opening);
        Assert.Contains(await person.TimelineAsync(), line => line.Text == words);
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Theory]
    [InlineData("en", "We have noted: easy read, 👩\u200D🦽 parking near the door. Is that still right?", "Do you need anything else?",
        "Save my answers", "Save", "yes thats right")]
    [InlineData("cy", "Rydyn ni wedi nodi: testun hawdd ei ddeall, 👩\u200D🦽 parking near the door. Ydy hynny'n gywir o hyd?",
        "Oes angen rhywbeth arall arnoch chi?", "Cadw fy atebion", "Cadw", "dyna'r cyfan")]
    public async Task Needs_that_are_noted_are_told_and_confirmed_and_not_asked_as_new(
        string language, string told, string asked, string button, string save, string confirmed)
    {
        await using var world = await PagesWorld.StartAsync();
        const string Needs = "easy read; 👩\u200D🦽 parking near the door";
        var (campaign, person) = await PagesWorld.InvitedAsync(world, language: language, accessNeeds: Needs);
        var before = (await world.StoredAsync(campaign, person)).Needs.Select(need => need.Wording).ToList();
        var browser = new TestBrowser(world);
        foreach (var purpose in new[] { "preferences", "questions" })
        {
            await browser.OpenAsync(await person.LinkAsync(world, purpose));
            Assert.Contains(told, browser.Page.GetElementById("noted")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(asked, browser.Page.QuerySelector("label[for=access-needs]")!.TextContent, StringComparison.Ordinal);
        }

        // Nothing to add, said by an empty box and then in words, is no need; and whoever adds one finds it there.
        foreach (var words in new[] { "", confirmed })
        {
            await browser.SendAsync(button, ("access-needs", words));
            Assert.Equal((200, ""), (browser.Status, browser.ValuesOf("access-needs")[0]));
            Assert.Equal(before, (await world.StoredAsync(campaign, person)).Needs.Select(need => need.Wording));
        }

        await browser.SendAsync(button, ("access-needs", "A quiet room"));
        Assert.Equal("A quiet room", browser.ValuesOf("access-needs")[0]);
        Assert.Equal([.. before, "A quiet room"], (await world.StoredAsync(campaign, person)).Needs.Select(need => need.Wording));
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync(save);
        Assert.Equal(200, browser.Status);

        await person.TextAsync("1");
        Assert.DoesNotContain("access-needs", await person.StepsAsync());
    }

    [Theory]
    [InlineData("en", "Save my answers", "Working together means listening.\n\nI want to die some days", "STOP. I want to die",
        "you are in danger|somebody else is in danger", "We will send you no more messages", "You can also talk to")]
    [InlineData("cy", "Cadw fy atebion", "Gwrando ar ein gilydd.\n\nDwi isio lladd fy hun", "STOP. Dwi isio lladd fy hun",
        "mewn perygl nawr", "Fyddwn ni ddim yn anfon mwy o negeseuon", "Gallwch chi siarad hefyd â")]
    public async Task Whoever_tells_of_harm_on_a_page_gets_helplines_there_at_once(
        string language, string button, string words, string stop, string danger, string stopped, string talk)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, language: language, change: file =>
            file["safeguarding"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" });
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync(button, ("opening-question", "Listening to each other"));
        Assert.Null(browser.Page.GetElementById("help"));

        // Whether or not the form is taken.
        await browser.SendAsync(button, ("opening-question", words + new string('.', 2_000)));
        Assert.Equal(422, browser.Status);
        Helps();
        await world.SettleAsync();
        Assert.Single(await campaign.InboxAsync(), item => (string)item["kind"]! == "safeguarding");
        Assert.Single(await person.StepsAsync(), step => step.StartsWith("helplines", StringComparison.Ordinal));
        await browser.SendAsync(button, ("opening-question", words));
        Assert.Equal(200, browser.Status);
        Helps();
        Assert.DoesNotMatch("help|harm|die", browser.Query);

        // Only there and then: others may look at the phone later.
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        Assert.Null(browser.Page.GetElementById("help"));
        await browser.SendAsync(button, ("opening-question", stop));
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Helps();
        Assert.Contains(stopped, browser.Page.GetElementById("help")!.TextContent, StringComparison.Ordinal);

        void Helps()
        {
            var help = browser.Page.GetElementById("help")!;
            Assert.Matches(danger, help.TextContent);
            Assert.Contains($"{talk} Sian Evans", help.TextContent, StringComparison.Ordinal);
            var numbers = help.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.All(["tel:999", "tel:116123", "sms:85258"], number => Assert.Contains(number, numbers));
            Assert.Contains("tel:02920180555", numbers);
        }
    }

    [Fact]
    public async Task What_is_too_long_comes_back_whole_and_nothing_is_kept()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        var text = string.Concat(Enumerable.Repeat("ŵ<&\"'", 500));
        await browser.SendAsync("Save my answers", ("access-needs", text));
        Assert.Equal(422, browser.Status);
        Assert.Equal([text], browser.ValuesOf("access-needs"));
        Assert.Contains("2000", browser.ErrorOf("access-needs"), StringComparison.Ordinal);
        await browser.SendAsync("Save my answers", ("access-needs", "  \n "));
        Assert.Equal(422, browser.Status);
        Assert.Null((await world.StoredAsync(campaign, person)).Answers.AccessNeeds);
    }
}
