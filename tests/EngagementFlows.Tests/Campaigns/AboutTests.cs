using System.Text.Json.Nodes;
using EngagementFlows.Links;
using EngagementFlows.Pages;
using EngagementFlows.Worlds;

namespace EngagementFlows.Campaigns;

/// <summary>People are told why they are written to, whom they can talk to, and where the privacy notice is.</summary>
public sealed class AboutTests : IAsyncLifetime
{
    private const string Phone = "029 2018 0555";
    private const string Email = "sian@cardiff-together.example.org";
    private const string Why = "You are on our list of people who want to shape services.";
    private const string Privacy = "https://cardiff-together.example.org/privacy";

    private World world = null!;

    public async Task InitializeAsync() => world = await PagesWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_campaign_that_does_not_say_it_is_no_campaign_to_launch_and_can_be_mended()
    {
        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            file.Remove("contact");
            file.Remove("whyYou");
            file.Remove("privacyNotice");
        });
        var person = await campaign.AddAsync("Gwen Rees");

        var refused = await world.Api.PostAsync($"{campaign.Path}/launch");
        refused.IsProblem(409, "contact", "whyYou", "privacyNotice");
        Assert.All(refused.Json["errors"]!.AsObject(), error => Assert.Contains($"PATCH /api/campaigns/{campaign.Id}/about", (string)error.Value![0]!, StringComparison.Ordinal));
        Assert.Equal("draft", (string)(await campaign.GetAsync())["state"]!);

        (await world.Api.PatchAsync(
            $"{campaign.Path}/about", new { contact = new { name = "Sian Evans", phone = Phone }, whyYou = Both(Why), privacyNotice = Both(Privacy) }, "*")).Ok();
        (await world.Api.PostAsync($"{campaign.Path}/launch")).IsProblem(409, "contact.when");
        (await world.Api.PatchAsync($"{campaign.Path}/about", new { contact = new { name = "Sian Evans", phone = Phone, when = Both("on weekdays") } }, "*")).Ok();

        await campaign.LaunchAsync();
        Assert.Equal("invitation", (await person.SentAsync())[0].Step);
    }

    [Fact]
    public async Task Whoever_is_named_can_be_reached()
    {
        var file = TestCampaign.File(one => one["contact"] = new JsonObject { ["name"] = "Sian Evans" });
        (await world.Api.PostAsync("/api/campaigns", file)).IsProblem(400, "contact.phone");
        file = TestCampaign.File(one => one["privacyNotice"] = new JsonObject { ["en"] = "http://example.org/privacy", ["cy"] = "example.org" });
        (await world.Api.PostAsync("/api/campaigns", file)).IsProblem(400, "privacyNotice.en", "privacyNotice.cy");
        file = TestCampaign.File(one => one["whyYou"] = new JsonObject { ["en"] = new string('x', 121) });
        (await world.Api.PostAsync("/api/campaigns", file)).IsProblem(400, "whyYou.en", "whyYou.cy");
        file = TestCampaign.File(one => one["shortName"] = new JsonObject { ["en"] = new string('x', 26), ["cy"] = "CG" });
        (await world.Api.PostAsync("/api/campaigns", file)).IsProblem(400, "shortName.en");
    }

    [Fact]
    public async Task The_first_message_says_it_by_each_channel_and_those_after_it_do_not()
    {
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var byEmail = await campaign.AddAsync("Maya Shah", email: "maya@example.org", prefers: "email", noPhone: true);
        await world.SettleAsync();

        var text = Assert.Single(await person.SentAsync()).Text;
        Assert.All(new[] { Why, "Sian Evans", Phone, Privacy }, one => Assert.Contains(one, text, StringComparison.Ordinal));
        var mail = Assert.Single(await byEmail.SentAsync()).Text;
        Assert.All(new[] { Why, "Sian Evans", Phone, Email, "Monday to Friday, 9am to 5pm", Privacy }, one => Assert.Contains(one, mail, StringComparison.Ordinal));

        await world.AdvanceAsync(TimeSpan.FromDays(5));
        var reminder = (await person.SentAsync()).Single(message => message.Step == "invitation-reminder:1").Text;
        Assert.DoesNotContain(Privacy, reminder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_in_words_of_the_teams_own_says_it_too()
    {
        var campaign = await TestCampaign.CreateAsync(world, file => file["messages"] = JsonNode.Parse("""
            { "invitation": {
                "en": { "sms": "Come to {{title}}. Reply {{yes}} or {{no}}. To stop texts, reply STOP.", "email": "Subject: Come\n\nCome to {{title}}. Reply {{yes}} or {{no}}." },
                "cy": { "sms": "Dewch i {{title}}. Atebwch {{yes}} neu {{no}}. I stopio negeseuon, atebwch STOP.", "email": "Subject: Dewch\n\nDewch i {{title}}. Atebwch {{yes}} neu {{no}}." } } }
            """));
        var byText = await campaign.AddAsync("Gwen Rees");
        var byEmail = await campaign.AddAsync("Maya Shah", email: "maya@example.org", prefers: "email", noPhone: true);
        await campaign.LaunchAsync();

        foreach (var person in new[] { byText, byEmail })
        {
            var text = Assert.Single(await person.SentAsync()).Text;
            Assert.All(new[] { Why, "Sian Evans", Phone, Privacy }, one => Assert.Contains(one, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_page_of_a_person_says_it()
    {
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            await browser.OpenAsync(await person.LinkAsync(world, purpose.Name()));
            Assert.All(
                new[] { Why, "Sian Evans", "Monday to Friday, 9am to 5pm", "href=\"tel:02920180555\"", $"href=\"mailto:{Email}\"", $"href=\"{Privacy}\"" },
                one => Assert.Contains(one, browser.Html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_to_unsubscribe_says_it_too()
    {
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var link = world.Service<UnsubscribeLink>().For(new(campaign.Id, person.Id))!;
        var browser = new TestBrowser(world);

        await browser.OpenAsync(link.AbsolutePath);

        Assert.All(new[] { Why, "Sian Evans", $"href=\"{Privacy}\"" }, one => Assert.Contains(one, browser.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("What are the loos like there then?")]
    [InlineData("please call me")]
    [InlineData("wrong number mate")]
    [InlineData("my mum died on sunday")]
    public async Task What_waits_for_the_team_is_acknowledged_with_whom_to_talk_to(string reply)
    {
        var (_, person) = await PagesWorld.InvitedAsync(world);

        await person.TextAsync(reply);

        var answer = (await person.SentAsync())[^1];
        Assert.StartsWith("in-reply:", answer.Step, StringComparison.Ordinal);
        Assert.All(new[] { "Sian Evans", Phone, Email, "Monday to Friday, 9am to 5pm" }, one => Assert.Contains(one, answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Why_me_is_answered_with_what_the_campaign_says()
    {
        var (_, person) = await PagesWorld.InvitedAsync(world);

        await person.TextAsync("Why are you texting me?");

        Assert.Contains(Why, (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_can_take_over_and_two_colleagues_do_not_overwrite_each_other()
    {
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var etag = (string)(await campaign.GetAsync())["about"]!["etag"]!;
        var change = new { contact = new { name = "Ifan Huws", email = "ifan@example.org", when = Both("on weekdays") } };

        Assert.Equal(428, (await world.Api.PatchAsync($"{campaign.Path}/about", change)).Status);
        Assert.NotEqual(etag, (await world.Api.PatchAsync($"{campaign.Path}/about", change, etag)).Ok().ETag);
        (await world.Api.PatchAsync($"{campaign.Path}/about", change, etag)).IsProblem(412);
        (await world.Api.PatchAsync($"{campaign.Path}/about", new { contact = new { name = "Ifan Huws", email = "ifan@example.org" } }, "*")).IsProblem(400, "contact.when");

        await person.TextAsync("What are the loos like there then?");
        Assert.Contains("Ifan Huws", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Why, (string)(await campaign.GetAsync())["about"]!["whyYou"]!["en"]!);
    }

    private static object Both(string text) => new { en = text, cy = text };
}
