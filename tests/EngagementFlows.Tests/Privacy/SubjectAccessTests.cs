using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using EngagementFlows.Consent;
using EngagementFlows.Worlds;

namespace EngagementFlows.Privacy;

/// <summary>Somebody asks what is kept of them.</summary>
public sealed class SubjectAccessTests
{
    [Fact]
    public async Task A_person_is_given_everything_about_them_in_a_file_a_place_and_on_a_page_to_read()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Asking Angharad", email: "asking@example.org", accessNeeds: "large print");
        await campaign.LaunchAsync();
        await person.TextAsync("yes, see you there");
        await person.TextAsync("a quiet corner");
        await person.TextAsync("something <b>that</b> nobody understands & waits");

        var files = await person.CopyAsync(world);

        Assert.Equal(
            PrivacyDesk.OrderOf(PrivacyKind.SubjectAccess).Select(place => $"{place}.json").Append("index.html").Append("index.cy.html").Order(StringComparer.Ordinal),
            files.Keys.Order(StringComparer.Ordinal));
        var record = Data(files, StoredKeys.Participant)[0]!;
        Assert.Equal(("Asking Angharad", "large print"), ((string)record["details"]!["name"]!, (string)record["details"]!["accessNeeds"]![0]!));
        Assert.Contains(Data(files, StoredKeys.Timeline), line => (string?)line!["text"] == "yes, see you there");
        Assert.Contains(Data(files, StoredKeys.Timeline), line => (string?)line!["step"] == "invitation" && ((string)line["text"]!).Length > 0);
        Assert.Contains(Data(files, StoredKeys.Outbox), message => (string)message!["to"]! == person.Phone);
        Assert.Contains(Data(files, StoredKeys.Inbox), item => ((string)item!["text"]!).StartsWith("something <b>", StringComparison.Ordinal));
        Assert.Equal($"{campaign.Id}:{person.Id}", (string)Data(files, StoredKeys.Journeys)[0]!["instance"]!);
        Assert.Equal("Confirmed", (string)Data(files, StoredKeys.Places)[0]!["place"]!);

        var page = new HtmlParser().ParseDocument(files["index.html"]);
        Assert.Equal(("en", "What we keep about you"), (page.DocumentElement.GetAttribute("lang")!, page.QuerySelector("h1")!.TextContent));
        Assert.Equal(PrivacyDesk.OrderOf(PrivacyKind.SubjectAccess).Count, page.QuerySelectorAll("section > h2").Length);
        Assert.Contains("something <b>that</b> nobody understands & waits", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("b, script"));
        Assert.Equal("cy", new HtmlParser().ParseDocument(files["index.cy.html"]).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("en", "index.html", "We sent you a message", "by text message", "November 2026, ")]
    [InlineData("cy", "index.html", "Anfonon ni neges atoch chi", "drwy neges destun", "Tachwedd 2026, ")]
    [InlineData("en", "index.cy.html", "Anfonon ni neges atoch chi", "drwy neges destun", "Tachwedd 2026, ")]
    public async Task The_page_is_in_words_that_the_person_it_is_about_can_read(string language, string file, string sent, string how, string when)
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = World.NewPhone();
        await campaign.ImportCsvAsync(
            $"name,phone,email,preferred contact,language,access needs\nAsking Angharad,{phone},asking@example.org,text,{language},\"large print; supporter: Huw (reminders only)\"\n");
        var person = await campaign.PersonAsync("Asking Angharad", phone);
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await world.AdvanceToAsync(World.At(12, 11, 10));
        await person.TextAsync("4 2 5 3");
        await person.TextAsync("1 3");
        await person.TextAsync("Something that nobody understands");

        var files = await person.CopyAsync(world);
        var text = new HtmlParser().ParseDocument(files[file]).Body!.TextContent;

        // Two meetings of one title are told apart by their days, and why a message was not sent is said.
        Assert.Contains(file == "index.cy.html" || language == "cy" ? "Grym Cydgynhyrchu, 10 Rhagfyr 2026" : "The Power of Co-production, 10 December 2026", text, StringComparison.Ordinal);
        Assert.Contains(file == "index.cy.html" || language == "cy" ? "roeddech chi wedi ateb yn barod" : "you had answered already", text, StringComparison.Ordinal);
        if (file == "index.cy.html" || language == "cy")
        {
            Assert.Contains("print bras", text, StringComparison.Ordinal);
        }

        Assert.All([sent, how, when], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\bsms\b|ACCEPTED|NEEDS-ACTION|PT?\d+[DH]|[0-9a-f]{16}|20\d\d-\d\d-\d\d|\d\dT\d\d|access-needs|take-part|opening-question|\bnull\b|" + campaign.Id, text);
        if (file == "index.cy.html" || language == "cy")
        {
            Assert.DoesNotContain("We sent", text, StringComparison.Ordinal);
        }

        // Whoever stores something new about people decides what it is called on the page, or that it is for programs alone.
        var undecided = files.Where(one => one.Key.EndsWith(".json", StringComparison.Ordinal) && !Export.SubjectVocabulary.PartsForPrograms.Contains(one.Key[..^".json".Length])).SelectMany(one => Members(one.Key, JsonNode.Parse(one.Value)!["data"], null)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(undecided);
    }

    [Fact]
    public async Task The_page_has_their_own_words_what_each_yes_was_about_and_all_in_the_order_of_time()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file =>
            file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" });
        var person = await campaign.AddAsync("Asking Angharad");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("I use a wheelchair, so no steps please");
        await world.AdvanceAsync(TimeSpan.FromMinutes(10));
        await person.TextNumberAsync("yes");
        await world.AdvanceToAsync(World.At(12, 8, 12));
        await person.TextAsync("Working together means listening. I want to die some days");

        var files = await person.CopyAsync(world);
        var page = new HtmlParser().ParseDocument(files["index.html"]);
        var (text, sections) = (page.Body!.TextContent, page.QuerySelectorAll("section")
            .ToDictionary(one => one.QuerySelector("h2")!.TextContent));

        Assert.DoesNotContain("in their words", text, StringComparison.Ordinal);
        Assert.DoesNotContain("your supporter's own information", text, StringComparison.Ordinal);
        Assert.Contains("whether you agree: taking part", text, StringComparison.Ordinal);
        var told = sections["What we sent you, and what you wrote"].QuerySelector("ul")!.Children
            .SelectMany(item => item.QuerySelectorAll("dt").Where(term => term.TextContent == "When")
                .Select(term => term.NextElementSibling!.TextContent).Take(1)).ToList();
        Assert.Equal(told.Select(Parsed).Order(), told.Select(Parsed));
        var needs = page.QuerySelectorAll("dt").Single(term => term.TextContent == "What you told us that you need").NextElementSibling!.QuerySelectorAll("li").Select(one => one.TextContent).ToList();
        Assert.Equal(needs.Distinct(), needs);
        Assert.All(needs, need => Assert.Contains("What it is", need, StringComparison.Ordinal));
        var given = page.QuerySelectorAll("dt").Single(term => term.TextContent == "Everything that you answered").NextElementSibling!.TextContent;
        Assert.Contains("I use a wheelchair", given, StringComparison.Ordinal);

        // "9am" and "12:10pm" alike, after the date.
        static DateTime Parsed(string when)
        {
            var parts = when.Split(", ");
            var day = DateTime.Parse(parts[^2], System.Globalization.CultureInfo.InvariantCulture);
            return parts[^1] switch
            {
                "midday" => day.AddHours(12),
                "midnight" => day,
                var time => day + DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture).TimeOfDay,
            };
        }
    }

    private static IEnumerable<string> Members(string file, JsonNode? node, string? parent) => node switch
    {
        // What programs keep is theirs with all that is in it; consents stand under their purposes.
        JsonObject members => members.SelectMany(one =>
            parent != "consents" && Export.SubjectVocabulary.ForPrograms.Contains(one.Key) ? []
            : parent == "consents" || Export.SubjectVocabulary.Labels.ContainsKey(one.Key) ? Members(file, one.Value, one.Key)
            : [$"{file}: {one.Key}"]),
        JsonArray items => items.SelectMany(item => Members(file, item, parent)),
        _ => [],
    };

    [Fact]
    public async Task Nothing_of_somebody_who_shares_the_phone_is_in_it_nor_what_either_may_have_written()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = World.NewPhone();
        var asking = await campaign.AddAsync("Asking Angharad", phone);
        var other = await campaign.AddAsync("Other Owain", phone, "other.owain@example.org", accessNeeds: "a hearing loop");
        await campaign.LaunchAsync();
        await other.TextAsync("it could be either of us");
        await other.EmailAsync("my own words by my own email");

        var files = await asking.CopyAsync(world);

        Assert.All(files, file => Assert.DoesNotContain(
            ["Owain", "other.owain", "hearing loop", "either of us", "my own words", other.Id], trace => file.Value.Contains(trace, StringComparison.OrdinalIgnoreCase)));
        Assert.StartsWith("1 message came from a phone or email that somebody else has too", (string)JsonNode.Parse(files["timeline.json"])!["note"]!, StringComparison.Ordinal);
        Assert.Contains("left out", new HtmlParser().ParseDocument(files["index.html"]).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_campaigns_of_the_same_person_are_in_it_and_those_of_a_namesake_are_not()
    {
        await using var world = await World.StartAsync();
        var (first, second, third) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var phone = World.NewPhone();
        var asking = await first.AddAsync("Asking Angharad", phone);
        await second.AddAsync("ASKING angharad", phone, "asking@example.org");
        await third.AddAsync("Asking Angharad", email: "asking@example.org", noPhone: true);
        var fourth = await TestCampaign.CreateAsync(world);
        await fourth.AddAsync("Asking Angharad");

        var files = await asking.CopyAsync(world);

        Assert.Equal(
            new[] { first.Id, second.Id, third.Id }.Order(StringComparer.Ordinal),
            Data(files, StoredKeys.Participant).Select(record => (string)record!["campaignId"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task How_to_reach_a_supporter_is_left_out()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.ImportCsvAsync($"name,phone,access needs\nAsking Angharad,{World.NewPhone()},supporter: Helping Huw 07700 900199 (reminders only)\n");
        var asking = await campaign.PersonAsync("Asking Angharad");

        var files = await asking.CopyAsync(world);

        Assert.Contains("Helping Huw", files["participant.json"], StringComparison.Ordinal);
        Assert.All(files, file => Assert.DoesNotContain("7700900199", file.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_request_on_the_same_day_is_the_same_and_on_another_day_is_a_new_one()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Asking Angharad");
        var path = $"{person.Path}/subject-access";

        (await world.Api.GetAsync(path)).IsProblem(404);
        (await world.Api.GetAsync($"{path}/download")).IsProblem(409);
        var asked = (await world.Api.PostAsync(path)).Ok(202).Json;
        await world.SettleAsync();
        var again = (await world.Api.PostAsync(path)).Ok().Json;
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        var nextDay = (await world.Api.PostAsync(path)).Ok(202).Json;

        Assert.Equal((string)asked["askedAt"]!, (string)again["askedAt"]!);
        Assert.Equal("done", (string)again["state"]!);
        Assert.Equal(PrivacyDesk.OrderOf(PrivacyKind.SubjectAccess), again["places"]!.AsArray().Select(place => (string)place!["place"]!));
        Assert.NotEqual((string)asked["askedAt"]!, (string)nextDay["askedAt"]!);
    }

    [Fact]
    public async Task A_request_whose_run_was_lost_in_a_crash_is_begun_again_by_the_next_sweep()
    {
        await using var world = await World.StartAsync(settings: new Dictionary<string, string?> { ["AzureWebJobs.SweepRetention.Disabled"] = "false" });
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Asking Angharad");
        var stored = new PrivacyRequest(PrivacyKind.SubjectAccess, campaign.Id, person.Id, world.Now, "local") { Refs = [$"{campaign.Id}:{person.Id}"] };
        Assert.True(await world.Service<PrivacyRequests>().PutAsync(stored, null, CancellationToken.None));

        await world.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal("done", (string)(await world.Api.GetAsync($"{person.Path}/subject-access")).Ok().Json["state"]!);
    }

    private static JsonArray Data(IReadOnlyDictionary<string, string> files, string place) => JsonNode.Parse(files[$"{place}.json"])!["data"]!.AsArray();
}
