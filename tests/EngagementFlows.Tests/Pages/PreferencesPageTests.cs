using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

public sealed class PreferencesPageTests
{
    [Theory]
    [InlineData("en", "messages may come at any time")]
    [InlineData("cy", "gall negeseuon ddod unrhyw bryd")]
    public async Task A_campaign_without_quiet_hours_promises_none(string language, string words)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: language, change: file => file["quietHours"] = new System.Text.Json.Nodes.JsonObject { ["from"] = "00:00", ["until"] = "00:00" });
        var browser = new TestBrowser(world);

        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));

        Assert.Contains(words, browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("00:00", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_are_seen_changed_and_followed_from_the_next_message_on()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, accessNeeds: "hearing loop; Large print please");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        Assert.Equal(["en"], browser.ValuesOf("language"));
        Assert.Equal(["text"], browser.ValuesOf("channel"));
        Assert.Equal(["large-print"], browser.ValuesOf("format"));
        await browser.SendAsync("Save", ("language", "cy"), ("channel", "email"), ("format", "easy-read"), ("access-needs", "A quiet room"), ("quiet-from", "19:00"), ("quiet-until", "10:30"));

        Assert.Equal("cy", browser.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["easy-read"], browser.ValuesOf("format"));
        Assert.Equal("10:30", browser.ValuesOf("quiet-until")[0]);
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal((Language.Welsh, ContactPreference.Email, new PersonalQuietHours("19:00", "10:30")), (stored.Details.Language, stored.Details.Preference, stored.Details.QuietHours));
        Assert.Equal((true, false), (stored.ReadsEasyRead, stored.WantsLargePrint));
        Assert.Contains(stored.Needs, need => need is { Kind: AccessNeeds.NeedKind.LargePrint, Holds: false });
        Assert.Contains(stored.Needs, need => need.Wording.Contains("hearing loop", StringComparison.Ordinal) && need.Holds);
        Assert.Equal("A quiet room", stored.Answers.AccessNeeds);
        Assert.Contains(await person.TimelineAsync(), line => line.What == "preferences" && line.Reason == "changed on their page: language, channel, format, quiet hours");

        await world.AdvanceToAsync(At(11, 20, 12));
        var reminder = (await person.SentAsync()).Single(message => message.Step == "invitation-reminder:1");
        Assert.Equal("Email", reminder.Channel, ignoreCase: true);
        Assert.Contains("Helo", reminder.Text, StringComparison.Ordinal);
        Assert.True(reminder.At >= At(11, 20, 10, 30), $"{reminder.At}");

        // The same again is no change.
        var before = (await person.TimelineAsync()).Count;
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync("Cadw");
        Assert.Equal(200, browser.Status);
        Assert.Equal(before, (await person.TimelineAsync()).Count);
    }

    [Theory]
    [InlineData("language", "fr", "language")]
    [InlineData("channel", "pigeon", "channel")]
    [InlineData("quiet-from", "21:00", "quiet-until")]
    [InlineData("quiet-until", "08:00", "quiet-from")]
    [InlineData("access-needs", "easy read please", "access-needs")]
    public async Task What_cannot_be_is_said_beside_its_field_and_changes_nothing(string field, string value, string wrong)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync("Save", (field, value));
        Assert.Equal(422, browser.Status);
        Assert.Equal(browser.ErrorOf(wrong), browser.Page.QuerySelector($"#errors a[href='#{wrong}']")!.TextContent);
        Assert.NotNull(browser.Page.GetElementById(wrong));
        if (field is "quiet-from" or "quiet-until" or "access-needs")
        {
            Assert.Equal([value], browser.ValuesOf(field));
        }

        Assert.DoesNotContain(await person.TimelineAsync(), line => line.What == "preferences");
        Assert.Null((await world.StoredAsync(campaign, person)).Answers.AccessNeeds);
    }

    [Fact]
    public async Task Whoever_can_be_reached_in_one_way_is_not_asked_which()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, email: null);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        Assert.Empty(browser.Page.QuerySelectorAll("[name=channel]"));
        await browser.SendAsync("Save", ("channel", "email"), ("language", "unknown"));
        Assert.Equal(200, browser.Status);
        Assert.Equal(ContactPreference.Text, (await world.StoredAsync(campaign, person)).Details.Preference);
    }

    [Fact]
    public async Task One_button_stops_everything_and_the_page_says_so()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "stop"));
        await browser.SendAsync("Stop messages");
        Assert.Equal("We have stopped your messages", browser.Page.QuerySelector("h1")!.TextContent);
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        await browser.OpenAsync(await person.LinkAsync(world, "stop"));
        Assert.Empty(browser.Page.QuerySelectorAll("form"));
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Fact]
    public async Task Asking_for_ones_data_puts_one_request_a_day_before_the_team_and_shows_nothing()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, accessNeeds: "a secret need");
        var browser = new TestBrowser(world);
        var link = await person.LinkAsync(world, "data");
        await browser.OpenAsync(link);
        await browser.SendAsync("Ask for my information");
        Assert.Contains("You asked for your information on", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(["a secret need", "Gwen Rees", "gwen@example.org", person.Phone, person.Phone[^6..]], secret => Assert.DoesNotContain(secret, browser.Html, StringComparison.Ordinal));
        Assert.Empty(browser.Page.QuerySelectorAll("form"));

        // The form of a page that was opened before: the same request.
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        var token = browser.ValuesOf("form-token")[0];
        await browser.OpenAsync(link);
        await browser.PostAsync(("form-token", token));
        Assert.Single(await RequestsAsync(campaign));

        await world.AdvanceAsync(TimeSpan.FromHours(25));
        await browser.OpenAsync(link);
        await browser.SendAsync("Ask for my information");
        Assert.Equal(2, (await RequestsAsync(campaign)).Count);
        Assert.All(await RequestsAsync(campaign), item => Assert.Equal(person.Id, (string)item["participantIds"]!.AsArray().Single()!));
    }

    private static async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> RequestsAsync(TestCampaign campaign) =>
        [.. (await campaign.InboxAsync()).Where(item => (string)item["kind"]! == "data-request")];
}
