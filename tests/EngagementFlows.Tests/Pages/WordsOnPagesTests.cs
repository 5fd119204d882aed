using System.Text.Json.Nodes;
using EngagementFlows.Consent;
using EngagementFlows.Links;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

/// <summary>What people write into a page's field and is no answer to what it asks: it is treated as the same words in a reply.</summary>
public sealed class WordsOnPagesTests
{
    private const string Saved = "We have saved what you told us";

    [Theory]
    [InlineData("en", "opening-question", "im ill cant come", "You told us that you cannot come")]
    [InlineData("en", "access-needs", "I can't come any more, sorry", "You told us that you cannot come")]
    [InlineData("cy", "opening-question", "dw i'n sâl, alla i ddim dod", "Dywedoch chi na allwch chi ddod")]
    public async Task Whoever_cannot_come_says_so_in_any_field(string language, string field, string words, string said)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await ComingAsync(world, language);
        var browser = await WrittenAsync(world, person, language, field, words);
        Assert.Contains(said, browser.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("DECLINED", await person.PartstatAsync());
        await KeepsNothingAsync(world, campaign, person, browser);
    }

    [Theory]
    [InlineData("en", "access-needs", "no more reminders please", "We will not remind you")]
    [InlineData("en", "opening-question", "wrong person, I don't know who you are", "written to you by mistake")]
    [InlineData("en", "opening-question", "my mum died last week", "very sorry for your loss")]
    [InlineData("cy", "opening-question", "bu farw fy mam wythnos diwethaf", "wir ddrwg gennym ni am eich colled")]
    [InlineData("en", "access-needs", "please use my other number 07700 900777", "will read what you wrote")]
    [InlineData("en", "opening-question", "what time does it start?", "in a message to you")]
    [InlineData("en", "opening-question", "Is there a crèche at the hall?", "will read what you wrote")]
    [InlineData("en", "opening-question", "thanks", "Thank you for your message")]
    [InlineData("en", "access-needs", "please don't use my photo", "you do not agree to that any more")]
    [InlineData("en", "opening-question", "please send me a copy of my data", "within one month")]
    public async Task The_next_page_says_truly_what_was_done(string language, string field, string words, string said)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await ComingAsync(world, language);
        var browser = await WrittenAsync(world, person, language, field, words);
        Assert.Contains(said, browser.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        await KeepsNothingAsync(world, campaign, person, browser);

        var stored = await world.StoredAsync(campaign, person);
        var inbox = (await campaign.InboxAsync()).Select(item => (string)item["kind"]!).ToList();
        Assert.Equal(words.StartsWith("no more reminders", StringComparison.Ordinal), stored.WantsNoReminders);
        Assert.Equal(said.Contains("mistake", StringComparison.Ordinal) || said.Contains("colled", StringComparison.Ordinal)
            || said.Contains("loss", StringComparison.Ordinal), stored.Hold is { IsOn: true });
        if (words.Contains("photo", StringComparison.Ordinal))
        {
            Assert.Equal(ConsentPurposes.Photo, Assert.Single(stored.Consents, one => !one.Value.Given).Key);
        }

        if (said.Contains("will read", StringComparison.Ordinal) || stored.Hold is not null)
        {
            Assert.Contains("reply", inbox);
        }

        Assert.Equal(words.Contains("my data", StringComparison.Ordinal), inbox.Contains("data-request"));
    }

    [Fact]
    public async Task A_channel_that_nobody_wants_is_closed_from_a_page_and_the_other_goes_on()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await ComingAsync(world, "en");
        var browser = await WrittenAsync(world, person, "en", "opening-question", "no texts please, email is fine");
        Assert.Contains("no more texts", browser.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Equal("confirmed", await person.PlaceAsync());
        await KeepsNothingAsync(world, campaign, person, browser);
        await world.AdvanceToAsync(At(12, 10, 12));
        var after = (await person.SentAsync()).Where(sent => sent.At > At(11, 16, 12)).ToList();
        Assert.NotEmpty(after);
        Assert.All(after, sent => Assert.Equal("email", sent.Channel));
    }

    [Theory]
    [InlineData("en", "No photos please. It means trust.", "It means trust.", "photo")]
    [InlineData("en", "No photos. Respect.", "Respect.", "photo")]
    [InlineData("en", "I'd rather not be filmed. It means trust.", "It means trust.", "photo")]
    [InlineData("en", "Please don't film me. It means respect.", "It means respect.", "photo")]
    [InlineData("en", "I do not want to be photographed. It means respect.", "It means respect.", "photo")]
    [InlineData("cy", "Dim lluniau plîs. Mae'n golygu ymddiriedaeth.", "Mae'n golygu ymddiriedaeth.", "photo")]
    [InlineData("en", "Please do not quote me. More biscuits.", "More biscuits.", "quote")]
    [InlineData("en", "Listening, but do not share this with anyone", "Listening", "quote")]
    [InlineData("en", "do not share my words", null, "quote")]
    [InlineData("cy", "peidiwch â rhannu fy ngeiriau", null, "quote")]
    public async Task A_no_to_one_consent_in_a_field_is_done_and_only_the_rest_is_the_answer(string language, string words, string? rest, string purpose)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await ComingAsync(world, language);
        var browser = await WrittenAsync(world, person, language, "opening-question", words);
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal((rest, null, Journeys.Withdrawal.None), (stored.Answers.Opening, stored.Hold, stored.Withdrawal));
        Assert.Equal(purpose, Assert.Single(stored.Consents, one => one.Value.IsNo).Key);
        Assert.Matches("you do not agree to that any more|nad ydych chi'n cytuno i hynny mwyach", browser.Page.GetElementById("saved")!.TextContent);
        Assert.Equal(rest is not null, System.Text.RegularExpressions.Regex.IsMatch(browser.Page.Body!.TextContent, $"{Saved}|Rydyn ni wedi cadw beth ddwedoch"));
        Assert.Empty(await campaign.InboxAsync());
        Assert.Equal("confirmed", await person.PlaceAsync());
    }

    [Fact]
    public async Task A_no_to_a_consent_on_which_the_place_hangs_is_neither_done_in_passing_nor_kept_with_the_answer()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, change: file => file["consents"] = JsonNode.Parse(
            """[{ "purpose": "photo", "required": true, "wording": { "en": "May we film you?", "cy": "Gawn ni eich ffilmio chi?" } }]"""));
        var browser = await WrittenAsync(world, person, "en", "opening-question", "No photos please. It means trust.");
        Assert.Contains("will read what you wrote", browser.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        await KeepsNothingAsync(world, campaign, person, browser);
        Assert.DoesNotContain((await world.StoredAsync(campaign, person)).Consents, one => one.Value.IsNo);
        Assert.Contains("a consent on which their place hangs", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preferences", "access-needs", "leave me alone")]
    [InlineData("questions", "opening-question", "leave me alone")]
    [InlineData("questions", "opening-question", "just leave me alone please, no more messages")]
    public async Task Whoever_wants_to_be_left_alone_is_and_nobody_is_alarmed(string purpose, string field, string words)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await ComingAsync(world, "en");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, purpose));
        await browser.SendAsync(purpose == "preferences" ? "Save" : "Save my answers", (field, words));
        Assert.Equal("We have stopped your messages", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.Null(browser.Page.GetElementById("help"));
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.DoesNotContain(await campaign.InboxAsync(), item => (string)item["kind"]! == "safeguarding");
        Assert.DoesNotContain(await person.StepsAsync(), step => step.StartsWith("helplines", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_and_something_else_are_both_done()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await ComingAsync(world, "en");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("access-needs", "A quiet room"), ("opening-question", "no more reminders please"));
        var said = browser.Page.GetElementById("saved")!.TextContent;
        Assert.Contains(Saved, said, StringComparison.Ordinal);
        Assert.Contains("We will not remind you", said, StringComparison.Ordinal);
        var answers = (await world.StoredAsync(campaign, person)).Answers;
        Assert.Equal(("A quiet room", null), (answers.AccessNeeds, answers.Opening));
        Assert.DoesNotMatch("[a-z]", browser.Query.Replace("saved", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wish_to_stop_is_seen_through_other_faults_of_the_form_and_a_request_for_data_beside_it_is_not_lost()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var people = new[] { await campaign.AddAsync("Ann", email: "ann@example.org"), await campaign.AddAsync("Bob", email: "bob@example.org"), await campaign.AddAsync("Cai", email: "cai@example.org") };
        await campaign.LaunchAsync();
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await people[0].LinkAsync(world, "preferences"));
        await browser.SendAsync("Save", ("access-needs", "please stop all messages"), ("quiet-from", "22:00"), ("quiet-until", ""));
        await StoppedAsync(people[0]);
        await browser.OpenAsync(await people[1].LinkAsync(world, "questions"));
        var tooLong = $"{string.Concat(Enumerable.Repeat("We talked about the park and the paths. ", 150))}please stop sending me messages";
        await browser.SendAsync("Save my answers", ("opening-question", tooLong));
        await StoppedAsync(people[1]);
        await browser.OpenAsync(await people[2].LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("opening-question", "Stop all messages and send me a copy of my data"));
        await StoppedAsync(people[2]);
        Assert.Contains("within one month", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["kind"]! == "data-request");

        async Task StoppedAsync(TestPerson person)
        {
            Assert.Equal("We have stopped your messages", browser.Page.QuerySelector("h1")!.TextContent);
            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        }
    }

    [Fact]
    public async Task Words_of_harm_in_a_form_that_is_not_taken_bring_helplines_and_somebody_is_told()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file =>
            file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" });
        var people = new[] { await campaign.AddAsync("Ann"), await campaign.AddAsync("Bob"), await campaign.AddAsync("Cai") };
        await campaign.LaunchAsync();
        var today = DateOnly.FromDateTime(world.Now.UtcDateTime);

        var browser = new TestBrowser(world);
        await browser.OpenAsync(await people[0].LinkAsync(world, "questions"));
        (await world.Api.PostAsync($"{people[0].Path}/links/revoke")).Ok();
        await browser.SendAsync("Save my answers", ("access-needs", "I want to kill myself"));
        await HelpedAsync(people[0], 410, isProven: false);

        await browser.PostToAsync(await world.LinkAsync(campaign, people[1], LinkPurpose.Questions, today.AddDays(-1)), ("access-needs", "I want to kill myself"));
        await HelpedAsync(people[1], 400, isProven: false);

        await browser.PostToAsync(await people[2].LinkAsync(world, "questions"),
            ("access-needs", "Every day I want to kill myself"), ("opening-question", new string('x', 600_000)));
        await HelpedAsync(people[2], 413, isProven: true);

        async Task HelpedAsync(TestPerson person, int status, bool isProven)
        {
            Assert.Equal(status, browser.Status);
            Assert.Contains("tel:116123", browser.Page.GetElementById("help")!.InnerHtml, StringComparison.Ordinal);
            await world.SettleAsync();
            var item = Assert.Single(await campaign.InboxAsync(), item => item["participantIds"]!.AsArray().Any(id => (string)id! == person.Id));
            Assert.Equal("safeguarding", (string)item["kind"]!);
            Assert.Equal(!isProven, ((string)item["why"]!).Contains("not proven", StringComparison.Ordinal));
            Assert.Contains(await person.StepsAsync(), step => step.StartsWith("helplines", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_answer_from_an_older_tab_is_asked_about_and_never_thrown_away()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("2");
        var link = await person.LinkAsync(world, "answer");
        var first = new TestBrowser(world);
        await first.OpenAsync(link);
        var second = new TestBrowser(world) { CookieHeader = first.CookieHeader };
        await second.OpenAsync(link);
        await second.SendAsync("Send my answer", ("answer", "yes"));
        await first.SendAsync("Send my answer", ("answer", "no"));
        Assert.Equal(422, first.Status);
        Assert.Equal("Yes, I can come", first.Page.QuerySelector("#answer-meanwhile blockquote")!.TextContent);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        await first.SendAsync("Send my answer");
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Fact]
    public async Task Settings_that_are_sent_just_as_they_were_are_asked_about_where_others_stand_by_now()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var link = await person.LinkAsync(world, "preferences");
        var first = new TestBrowser(world);
        await first.OpenAsync(link);
        var second = new TestBrowser(world) { CookieHeader = first.CookieHeader };
        await second.OpenAsync(link);
        await first.SendAsync("Save", ("channel", "email"));
        await second.SendAsync("Save");
        Assert.Equal(422, second.Status);
        Assert.Equal("By email", second.Page.QuerySelector("#channel-meanwhile blockquote")!.TextContent);
    }

    [Fact]
    public async Task A_stop_on_the_page_of_somebody_who_shares_a_phone_says_whom_it_stops_and_the_team_sees_it()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (fay, gus) = (await campaign.AddAsync("Fay Ford", phone), await campaign.AddAsync("Gus Ford", phone));
        await campaign.LaunchAsync();
        await fay.TextAsync("Fay: yes");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await gus.LinkAsync(world, "stop"));
        Assert.Contains("for everybody who shares it", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync("Stop messages");
        Assert.Contains("for everybody who shares it", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        var item = Assert.Single(await campaign.InboxAsync(), item => ((string)item["why"]!).Contains("did not ask for it", StringComparison.Ordinal));
        Assert.Equal([fay.Id], item["participantIds"]!.AsArray().Select(id => (string)id!));

        foreach (var purpose in new[] { "answer", "preferences", "consents" })
        {
            await browser.OpenAsync(await fay.LinkAsync(world, purpose));
            Assert.Contains("Messages to your phone or email address were stopped", browser.Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("reply START", browser.Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("You asked us to stop", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_has_stopped_messages_reads_on_every_page_that_changes_something_that_they_have()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("STOP");
        var browser = new TestBrowser(world);
        foreach (var purpose in new[] { "preferences", "consents", "questions" })
        {
            await browser.OpenAsync(await person.LinkAsync(world, purpose));
            Assert.Contains("You asked us to stop", browser.Page.GetElementById("stopped")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_does_not_come_and_brings_somebody_is_asked_which_they_mean()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.SendAsync("Send my answer", ("answer", "no"), ("companion", "yes"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("Change one of the two", browser.ErrorOf("companion"), StringComparison.Ordinal);
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("en", "stop the large print please")]
    [InlineData("en", "I no longer need step-free access")]
    [InlineData("cy", "dw i ddim angen print bras")]
    public async Task Words_that_want_no_need_make_none(string language, string words)
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: language);
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await WrittenAsync(world, person, language, "access-needs", words);
        Assert.DoesNotContain((await world.StoredAsync(campaign, person)).Needs, need => need.Holds && need.Flagged);
    }

    [Theory]
    [InlineData("en", "I don't want a supporter any more")]
    [InlineData("cy", "dw i ddim eisiau cefnogwr mwyach")]
    [InlineData("en", "Jo is not my supporter any more, do not send her anything")]
    public async Task Whoever_writes_that_they_have_no_supporter_any_more_is_not_stopped_and_the_supporter_hears_nothing_more(string language, string words)
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: language, accessNeeds: $"supporter: Jo {NewPhone()} (may answer for me)");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await WrittenAsync(world, person, language, "access-needs", words);
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.True((bool)(await person.LineAsync())["supporterWaits"]!);
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Single(await campaign.InboxAsync(), item => (string)item["text"]! == words);
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> ComingAsync(World world, string language)
    {
        var (campaign, person) = await PagesWorld.InvitedAsync(world, language: language);
        await person.TextAsync("1");
        Assert.Equal("confirmed", await person.PlaceAsync());
        return (campaign, person);
    }

    private static async Task<TestBrowser> WrittenAsync(World world, TestPerson person, string language, string field, string words)
    {
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync(language == "cy" ? "Cadw fy atebion" : "Save my answers", (field, words));
        Assert.Equal(200, browser.Status);
        return browser;
    }

    private static async Task KeepsNothingAsync(World world, TestCampaign campaign, TestPerson person, TestBrowser browser)
    {
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal((null, null), (stored.Answers.Opening, stored.Answers.AccessNeeds));
        Assert.Empty(stored.Needs);
        Assert.DoesNotMatch($"{Saved}|Rydyn ni wedi cadw beth ddwedoch", browser.Page.Body!.TextContent);
    }
}
