using System.Security.Cryptography;
using EngagementFlows.Links;
using EngagementFlows.Worlds;

namespace EngagementFlows.Pages;

public sealed class LinkTests
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    [Fact]
    public async Task No_link_that_was_changed_anywhere_opens_anything()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var links = world.Service<PageLinks>();
        var token = (await person.LinkAsync(world, "answer"))["/p/".Length..];
        Assert.Equal(LinkState.Live, (await links.ReadAsync(token, default)).State);
        Assert.Equal(LinkState.Live, (await links.ReadAsync(token.ToUpperInvariant(), default)).State);

        var tried = 0;
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in Alphabet.Where(letter => letter != token[at]))
            {
                tried++;
                Assert.Equal(LinkState.Unknown, (await links.ReadAsync($"{token[..at]}{other}{token[(at + 1)..]}", default)).State);
            }
        }

        Assert.True(tried > 1_600, $"Only {tried} were tried.");
        foreach (var other in new[] { "", "a", "a1", token[1..], token[..^1], token + "a", token + token, "ﬀ" + token, $"İ{token[1..]}", new string('a', 3_000), "..", "%00" })
        {
            Assert.Equal(LinkState.Unknown, (await links.ReadAsync(other, default)).State);
        }

        var browser = new TestBrowser(world);
        await browser.OpenAsync($"/p/{token[..^1]}{(token[^1] == 'a' ? 'b' : 'a')}");
        Assert.Equal(403, browser.Status);
        Assert.Equal("no-referrer", browser.Headers["Referrer-Policy"]);
        Assert.DoesNotContain("Gwen", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain((await campaign.GetAsync())["meeting"]!["title"]!["en"]!.ToString(), browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_for_one_page_of_one_person()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, first) = await PagesWorld.InvitedAsync(world);
        var second = await campaign.AddAsync("Second");
        await world.SettleAsync();
        var browser = new TestBrowser(world);
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            var link = await first.LinkAsync(world, purpose.Name());
            foreach (var other in "acqfpds".Where(letter => letter != link[3]))
            {
                await browser.OpenAsync($"/p/{other}{link[4..]}");
                Assert.Equal(403, browser.Status);
            }
        }

        // The one's beginning with the other's end, wherever it is cut.
        var (mine, theirs) = (await first.LinkAsync(world, "answer"), await second.LinkAsync(world, "answer"));
        for (var cut = 4; cut < mine.Length; cut++)
        {
            var mixed = mine[3..cut] + theirs[cut..];
            var reading = await world.Service<PageLinks>().ReadAsync(mixed, default);
            Assert.True(reading.State == LinkState.Unknown || $"/p/{mixed}" == mine || $"/p/{mixed}" == theirs, mixed);
        }
    }

    [Fact]
    public async Task A_link_works_until_its_day_is_over_and_then_says_how_to_go_on()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var today = DateOnly.FromDateTime(world.Now.UtcDateTime);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await world.LinkAsync(campaign, person, LinkPurpose.Answer, today));
        Assert.Equal(200, browser.Status);

        await browser.OpenAsync(await world.LinkAsync(campaign, person, LinkPurpose.Consents, today.AddDays(-1)));
        Assert.Equal(410, browser.Status);
        Assert.DoesNotContain("Gwen Rees", browser.Html, StringComparison.Ordinal);
        for (var n = 0; n < 3; n++)
        {
            await browser.OpenAsync(await world.LinkAsync(campaign, person, LinkPurpose.Consents, today.AddDays(-1)));
            await browser.SendAsync("Send me a new link");
            Assert.Equal(200, browser.Status);
        }

        await world.SettleAsync();
        var message = Assert.Single(await person.SentAsync(), sent => sent.Step.StartsWith("fresh-link", StringComparison.Ordinal));
        await browser.OpenAsync(message.Text[message.Text.IndexOf("https://", StringComparison.Ordinal)..].Split()[0][PagesWorld.BaseUrl.Length..]);
        Assert.Equal(200, browser.Status);
        Assert.Equal("What you agree to", browser.Page.QuerySelector("h1")!.TextContent);

        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await browser.OpenAsync(await world.LinkAsync(campaign, person, LinkPurpose.Consents, today.AddDays(-1)));
        await browser.SendAsync("Send me a new link");
        await world.SettleAsync();
        Assert.Equal(2, (await person.StepsAsync()).Count(step => step.StartsWith("fresh-link", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Pages_that_cannot_be_shown_name_whom_to_talk_to_and_a_link_of_nobody_tells_of_no_campaign()
    {
        const string OfTheCampaign = "Sian Evans";
        const string OfTheOrganisation = "Front Desk";
        await using var world = await PagesWorld.StartAsync(expectsFaults: true, settings: new Dictionary<string, string?>
        {
            ["EngagementFlows:Contact:Name"] = OfTheOrganisation,
            ["EngagementFlows:Contact:Phone"] = "029 2018 0000",
        });
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var yesterday = DateOnly.FromDateTime(world.Now.UtcDateTime).AddDays(-1);
        var (live, expired) = (await person.LinkAsync(world, "answer"),
            await world.LinkAsync(campaign, person, LinkPurpose.Answer, yesterday));
        var unsubscribe = world.Service<UnsubscribeLink>().For((await world.StoredAsync(campaign, person)).Ref)!.AbsolutePath;
        var browser = new TestBrowser(world);

        await ShowsAsync(expired, 410, OfTheCampaign, "029 2018 0555", "Monday to Friday, 9am to 5pm", "Llun i Gwener");
        // The page may be seen by others, so that nothing of it says why somebody was written to.
        Assert.DoesNotContain("on our list", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync("Send me a new link");
        Assert.Contains(OfTheCampaign, browser.Html, StringComparison.Ordinal);
        await ShowsAsync($"{live[..^1]}{(live[^1] == 'a' ? 'b' : 'a')}", 403, OfTheOrganisation, "029 2018 0000");
        Assert.DoesNotContain(OfTheCampaign, browser.Html, StringComparison.Ordinal);
        await ShowsAsync($"{unsubscribe}x", 403, OfTheOrganisation);
        await ShowsAsync("/accessibility", 200, OfTheOrganisation);
        await ShowsAsync(unsubscribe, 200, OfTheCampaign);
        await campaign.DoAsync("cancel");
        await ShowsAsync(live, 200, OfTheCampaign);
        (await world.Api.PostAsync($"{person.Path}/links/revoke")).Ok();
        await ShowsAsync(live, 410, OfTheCampaign);

        // Something goes wrong on our side: the row of the person cannot be read any more.
        var people = world.Service<Storage.FlowTables>().Participants;
        var reference = new Contacts.ParticipantRef(campaign.Id, person.Id);
        var row = (await people.GetEntityAsync<Azure.Data.Tables.TableEntity>(reference.Key, Participants.ParticipantStore.Row)).Value;
        var whole = row.GetString("Data");
        row["Data"] = "{";
        await people.UpdateEntityAsync(row, Azure.ETag.All, Azure.Data.Tables.TableUpdateMode.Replace);
        await ShowsAsync(live, 500, OfTheCampaign, "Sorry, something went wrong", "aeth rhywbeth o'i le");
        Assert.Equal("no-referrer", browser.Headers["Referrer-Policy"]);
        await ShowsAsync(unsubscribe, 500, OfTheCampaign);
        row["Data"] = whole;
        await people.UpdateEntityAsync(row, Azure.ETag.All, Azure.Data.Tables.TableUpdateMode.Replace);

        async Task ShowsAsync(string path, int status, params string[] words)
        {
            await browser.OpenAsync(path);
            Assert.Equal(status, browser.Status);
            Assert.All(words, word => Assert.Contains(word, browser.Page.Body!.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_link_of_somebody_whose_data_is_erased_offers_nothing_that_cannot_be()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var link = await person.LinkAsync(world, "answer");
        (await world.Api.PostAsync($"{person.Path}/erasure", new { reason = "asked" })).Ok(202);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(link);
        Assert.Equal((410, 0), (browser.Status, browser.Page.QuerySelectorAll("form").Length));
        Assert.Contains("This link does not work any more", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("new link", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.PostAsync(("answer", "no"));
        Assert.Equal(410, browser.Status);
        await world.SettleAsync();
    }

    [Fact]
    public async Task Whoever_has_stopped_messages_is_sent_no_new_link()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("STOP");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await world.LinkAsync(campaign, person, LinkPurpose.Answer, new DateOnly(2026, 1, 1)));
        await browser.SendAsync("Send me a new link");
        Assert.Equal(200, browser.Status);
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Fact]
    public async Task The_team_calls_a_persons_links_back_and_the_way_to_stop_goes_on_working()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var other = await campaign.AddAsync("Other");
        await world.SettleAsync();
        var (old, others) = (await person.LinkAsync(world, "answer"), await other.LinkAsync(world, "answer"));
        var stop = world.Service<UnsubscribeLink>().For((await world.StoredAsync(campaign, person)).Ref)!.AbsolutePath;
        Assert.Equal(1, (int)(await world.Api.PostAsync($"{person.Path}/links/revoke")).Ok().Json["linksVersion"]!);

        var browser = new TestBrowser(world);
        await browser.OpenAsync(old);
        Assert.Equal(410, browser.Status);
        Assert.Empty(browser.Page.QuerySelectorAll("form"));
        // They may get no later message, and can stop all the same.
        Assert.Contains("reply STOP", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.PostAsync(("answer", "no"));
        Assert.Equal(410, browser.Status);
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        foreach (var live in new[] { await person.LinkAsync(world, "answer"), others, stop })
        {
            await browser.OpenAsync(live);
            Assert.Equal(200, browser.Status);
        }
    }

    [Fact]
    public async Task Keys_are_rotated_without_breaking_a_link_and_a_key_that_is_taken_away_breaks_its_links()
    {
        await using var world = await PagesWorld.StartAsync();
        var (older, newer) = SecretsToldApart(world);
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var stored = await world.StoredAsync(campaign, person);
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var keys in new[] { "", older, newer })
        {
            tokens[keys] = LinksWith(world, keys).Token(stored, LinkPurpose.Answer, new DateOnly(2026, 12, 31));
        }

        Assert.Equal(3, tokens.Values.Distinct(StringComparer.Ordinal).Count());
        var rotated = LinksWith(world, $"{newer}, {older},contact");
        Assert.All(tokens.Values, token => Assert.Equal(LinkState.Live, rotated.ReadAsync(token, default).Result.State));
        Assert.Equal(tokens[newer], rotated.Token(stored, LinkPurpose.Answer, new DateOnly(2026, 12, 31)));
        var afterwards = LinksWith(world, newer);
        Assert.Equal(LinkState.Live, (await afterwards.ReadAsync(tokens[newer], default)).State);
        Assert.Equal(LinkState.Unknown, (await afterwards.ReadAsync(tokens[older], default)).State);
        Assert.Equal(LinkState.Unknown, (await afterwards.ReadAsync(tokens[""], default)).State);
    }

    /// <summary>The name of a key is short, so that now and then two of three made at random have the same and are refused.</summary>
    private static (string Older, string Newer) SecretsToldApart(World world)
    {
        while (true)
        {
            var (older, newer) = (Secret(), Secret());
            try
            {
                LinksWith(world, $"{newer}, {older},contact");
                return (older, newer);
            }
            catch (InvalidOperationException)
            {
                // Others, then.
            }
        }
    }

    [Theory]
    [InlineData("short")]
    [InlineData("not base 64 at all, whatever its length may be")]
    public async Task A_secret_that_is_none_is_refused_with_what_to_do(string keys)
    {
        await using var world = await PagesWorld.StartAsync();
        Assert.Contains("openssl rand -base64 32", Assert.Throws<InvalidOperationException>(() => LinksWith(world, keys)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_address_the_team_is_told_why_there_is_no_link()
    {
        await using var world = await World.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        (await world.Api.PostAsync($"{person.Path}/links", new { purpose = "answer" })).IsProblem(409);
    }

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static PageLinks LinksWith(World world, string keys) => new(
        world.Service<PersonTokens>(),
        new LinkKeys(Microsoft.Extensions.Options.Options.Create(new Storage.FlowSettings { LinkKeys = keys }), world.Service<Contacts.ContactKeys>()),
        world.Service<Participants.ParticipantStore>(),
        Microsoft.Extensions.Options.Options.Create(new Messaging.ProviderSettings { PublicBaseUrl = PagesWorld.BaseUrl }),
        world.Service<TimeProvider>());
}
