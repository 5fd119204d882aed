using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Contacts;
using EngagementFlows.Pages;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Webhooks;

public sealed class OptOutTests
{
    [Fact]
    public async Task STOP_reaches_a_second_campaign_before_a_message_that_is_already_due()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var phone = NewPhone();
        var (first, second) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var (inFirst, inSecond) = (await first.AddAsync("Person", phone, "two@example.org"), await second.AddAsync("Person", noPhone: true, email: "two@example.org", prefers: "email"));
        await first.LaunchAsync();
        await second.LaunchAsync();
        await world.AdvanceToAsync(At(11, 20, 8, 59));

        // Posted while time stands still just before the reminders are due; the work is done after the answer.
        (await providers.TextAsync(phone, "STOP")).Ok();
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await inFirst.StepsAsync());
        Assert.Equal(["invitation"], await inSecond.StepsAsync());
        Assert.Equal("has withdrawn", await inSecond.SkippedAsync("invitation-reminder:1"));
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("please stop texting me")]
    public async Task A_wish_to_stop_by_text_is_done_when_its_provider_is_answered(string words)
    {
        var store = new FailingStore();
        var providers = await Providers.StartAsync(expectsFaults: true, store: (_, _) => store);
        await using var world = providers.World;
        var phone = NewPhone();
        var (first, second) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        TestPerson[] people = [await first.AddAsync("Person", phone), await second.AddAsync("Person", phone)];
        await first.LaunchAsync();
        // As if the process ended before any work could begin.
        store.Fails = static id => id.StartsWith("take-in:", StringComparison.Ordinal);
        (await providers.TextAsync(phone, words)).Ok();

        foreach (var person in people)
        {
            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        }
    }

    [Fact]
    public async Task A_wish_to_stop_by_mail_or_through_the_mail_provider_is_done_when_that_is_answered()
    {
        var store = new FailingStore();
        var providers = await Providers.StartAsync(expectsFaults: true, store: (_, _) => store);
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var writer = await campaign.AddAsync("Writer", noPhone: true, email: "writer@example.org", prefers: "email");
        var presser = await campaign.AddAsync("Presser", noPhone: true, email: "presser@example.org", prefers: "email");
        await campaign.LaunchAsync();
        store.Fails = static id => id.StartsWith("take-in:", StringComparison.Ordinal);
        (await providers.MailAsync("writer@example.org", "us@replies.example.org", "Please take me off your list.")).Ok(204);
        (await providers.EventsAsync(new { @event = "spamreport", email = "presser@example.org", sg_event_id = "1" })).Ok(204);

        Assert.True((bool)(await writer.LineAsync())["withdrawn"]!);
        Assert.True((bool)(await presser.LineAsync())["withdrawn"]!);
    }

    [Fact]
    public async Task A_wish_to_stop_that_comes_again_after_its_first_delivery_was_cut_off_is_done_before_the_answer()
    {
        var store = new FailingStore();
        var providers = await Providers.StartAsync(expectsFaults: true, store: (_, _) => store);
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        store.Fails = static id => id.StartsWith("take-in:", StringComparison.Ordinal);
        // Stored by a process that then ended, under the key that the same message has again.
        var key = world.Service<ContactKeys>().Hash("delivery", "twilio-message\nSM1");
        var stop = new TextReceived("SM1", person.Phone, "", "STOP", 0, null);
        await world.Service<Deliveries>().AddAsync(new Delivery(DeliveryKind.Text, key, world.Now) { Text = stop }, default);
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        (await providers.TextAsync(person.Phone, "STOP", "SM1")).Ok();

        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Theory]
    [InlineData("STOP please")]
    [InlineData("stop texting me")]
    [InlineData("STOPIO")]
    [InlineData("Stopiwch os gwelwch yn dda")]
    [InlineData("dim mwy o negeseuon")]
    public async Task Words_that_the_provider_does_not_know_are_confirmed_once_and_provider_words_never(string words)
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var (own, provider) = (await campaign.AddAsync("Own"), await campaign.AddAsync("Provider"));
        await campaign.LaunchAsync();
        await providers.TextAsync(own.Phone, words);
        await providers.TextAsync(provider.Phone, "Stop.");
        await world.AdvanceToAsync(At(11, 25, 9));
        Assert.Equal(["invitation", "withdrawn:1"], await own.StepsAsync());
        Assert.Equal(["invitation"], await provider.StepsAsync());
    }

    [Fact]
    public async Task The_providers_own_word_lists_count_and_YES_never_undoes_a_stop()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await providers.TextAsync(person.Phone, "ARRET", more: ("OptOutType", "STOP"));
        await world.SettleAsync();
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);

        await providers.TextAsync(person.Phone, "Yes", more: ("OptOutType", "START"));
        await world.SettleAsync();
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);

        await providers.TextAsync(person.Phone, "START", more: ("OptOutType", "START"));
        await world.SettleAsync();
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.DoesNotContain("withdrawn:1", await person.StepsAsync());
    }

    [Fact]
    public async Task Whoever_is_added_later_under_a_contact_that_stopped_is_withdrawn_from_the_start()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var phone = NewPhone();
        await providers.TextAsync(phone, "STOP");
        await world.SettleAsync();

        var campaign = await TestCampaign.CreateAsync(world);
        var import = await campaign.ImportCsvAsync($"name,phone\nLater,{phone}\nOther,{NewPhone()}\n");
        Assert.Equal((2, 2), ((int)import["imported"]!, (int)Assert.Single(import["warnings"]!.AsArray())!["line"]!));
        var (later, other) = (await campaign.PersonAsync("Later", phone), await campaign.PersonAsync("Other"));
        Assert.True((bool)(await later.LineAsync())["withdrawn"]!);
        await campaign.LaunchAsync();
        Assert.Empty(await later.StepsAsync());
        Assert.Equal(["invitation"], await other.StepsAsync());

        (await later.CorrectAsync(new { withdrawn = false, reason = "Phoned us and wants to come." })).Ok();
        Assert.Single(await later.StepsAsync());
        var again = await TestCampaign.CreateAsync(world);
        Assert.Empty((await again.ImportCsvAsync($"name,phone\nLater,{phone}\n"))["warnings"]!.AsArray());
    }

    [Fact]
    public async Task Whoever_is_moved_to_a_contact_that_stopped_is_withdrawn()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var (phone, campaign) = (NewPhone(), await TestCampaign.CreateAsync(world));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await providers.TextAsync(phone, "STOP");
        await world.SettleAsync();
        (await person.CorrectAsync(new { phone, reason = "A new phone." })).Ok();
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Theory]
    [InlineData("spamreport", null)]
    [InlineData("unsubscribe", null)]
    [InlineData("group_unsubscribe", null)]
    [InlineData("dropped", "Unsubscribed Address")]
    [InlineData("dropped", "Spam Reporting Address")]
    public async Task What_a_mail_provider_reports_as_a_wish_to_stop_is_one(string name, string? reason)
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: $"{name}@example.org", prefers: "email");
        await campaign.LaunchAsync();
        (await providers.EventsAsync(new { @event = name, reason, email = $"{name}@example.org", sg_event_id = "1" })).Ok(204);
        (await providers.EventsAsync(new { @event = "group_resubscribe", email = $"{name}@example.org", sg_event_id = "2" })).Ok(204);
        await world.AdvanceToAsync(At(11, 25, 9));
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Fact]
    public async Task A_status_that_says_opted_out_withdraws()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "opted.out@example.org");
        await campaign.LaunchAsync();
        (await providers.StatusAsync((await person.ReferenceAsync(campaign, "invitation")).ToString(), "undelivered", error: "21610")).Ok(204);
        await world.AdvanceToAsync(At(11, 25, 9));
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Equal(["invitation"], (await campaign.OutboxAsync()).Select(message => message.Step));
    }

    [Theory]
    [InlineData("en", "", "Stop all messages?", "Press the button. We will then send you no more emails")]
    [InlineData("cy", "easy read", "Stopio pob neges?", "Fydd gennych chi ddim lle yn y cyfarfod.")]
    [InlineData("", "large print", "Stopio pob neges?", "you leave the meeting if you have a place")]
    public async Task The_page_behind_the_unsubscribe_link_is_the_persons_own(string language, string needs, string title, string words)
    {
        await using var world = await Pages.PagesWorld.StartAsync();
        var (campaign, person) = await Pages.PagesWorld.InvitedAsync(world, language: language, accessNeeds: needs);
        var browser = new Pages.TestBrowser(world);
        await browser.OpenAsync(world.Service<UnsubscribeLink>().For(new ParticipantRef(campaign.Id, person.Id))!.AbsolutePath);

        Assert.Contains(title, browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(words, browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gwen", browser.Page.QuerySelector(".whose")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "Cardiff Together" : "Caerdydd Gyda'n Gilydd", browser.Page.Title!, StringComparison.Ordinal);
        Assert.Equal(needs switch { "easy read" => "easy", "large print" => "large", _ => null }, browser.Page.Body!.GetAttribute("class"));
        Assert.Empty(browser.Page.QuerySelectorAll("nav"));
        await browser.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form")!);
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Fact]
    public async Task The_unsubscribe_link_changes_nothing_until_its_button_is_pressed_or_one_click_posts()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var (pressing, clicking) = (await campaign.AddAsync("Pressing", email: "pressing@example.org"), await campaign.AddAsync("Clicking", email: "clicking@example.org"));
        await campaign.LaunchAsync();
        var links = world.Service<UnsubscribeLink>();
        string PathOf(TestPerson person) => links.For(new ParticipantRef(campaign.Id, person.Id))!.AbsolutePath;

        var browser = new TestBrowser(world);
        await browser.OpenAsync(PathOf(pressing));
        Assert.Single(browser.Page.QuerySelectorAll("form[method=post]"));
        Assert.Empty(browser.Page.QuerySelectorAll("script"));
        Assert.All(
            ["you leave the meeting if you have a place", "This page is for Pressing."],
            words => Assert.Contains(words, browser.Page.Body!.TextContent, StringComparison.Ordinal));
        await browser.PostAsync();
        Assert.Equal(400, browser.Status);
        await world.SettleAsync();
        Assert.False((bool)(await pressing.LineAsync())["withdrawn"]!);

        await browser.OpenAsync(PathOf(pressing));
        await browser.SendAsync("Stop messages");
        Assert.Equal(200, browser.Status);
        const string Multipart = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
        foreach (var (body, type) in new[] { ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"), (Multipart, "multipart/form-data; boundary=b") })
        {
            var done = (await providers.RawAsync(PathOf(clicking), body, type)).Ok();
            Assert.Equal("text/html", done.ContentType);
        }

        await world.AdvanceToAsync(At(11, 25, 9));
        foreach (var person in new[] { pressing, clicking })
        {
            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
            Assert.Equal(["invitation"], await person.StepsAsync());
            Assert.Single(await person.TimelineAsync(), line => line.What == "withdrawal");
        }

        var tampered = PathOf(pressing)[..^1] + (PathOf(pressing)[^1] == 'a' ? 'b' : 'a');
        Assert.Contains("<h1>", (await world.Api.GetAsync(tampered)).Ok(403).Text, StringComparison.Ordinal);
        (await world.Api.PostAsync(tampered)).Ok(403);
    }
}
