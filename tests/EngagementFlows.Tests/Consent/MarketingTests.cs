using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>Every message has a class and a basis, and marketing goes to nobody without one.</summary>
public sealed class MarketingTests
{
    [Fact]
    public async Task Every_message_is_kept_with_its_class_and_basis()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var charity = await TestCampaign.CreateAsync(world, file => file["organisationType"] = "charity");
        var person = await campaign.AddAsync("Person");
        var theirs = await charity.AddAsync("Other");
        await campaign.LaunchAsync();
        await charity.LaunchAsync();
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 4, 12));

        Assert.Equal(("service", "public-task"), await ClassOfAsync(world, person, "invitation"));
        Assert.Equal(("research", "public-task"), await ClassOfAsync(world, person, "opening-question"));
        Assert.Equal(("service", "legitimate-interests"), await ClassOfAsync(world, theirs, "invitation"));
    }

    [Fact]
    public async Task A_launch_with_marketing_is_refused_with_the_people_and_channels_that_lack_a_basis()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, Marketing);
        var both = await campaign.AddAsync("Both", email: "both@example.org");
        var agreed = await campaign.AddAsync("Agreed");
        await campaign.AddAsync("Withdrawn").ContinueWith(one => one.Result.CorrectAsync(new { withdrawn = true, reason = "does not want it" }), TaskScheduler.Default).Unwrap();
        await campaign.RecordAsync(agreed, new { purpose = "sms", given = true, how = "sign-up sheet" });

        var refused = await world.Api.PostAsync($"{campaign.Path}/launch");
        refused.IsProblem(409);
        var person = Assert.Single(refused.Json["people"]!.AsArray())!;
        Assert.Equal((both.Id, "Both", "sms,email"), ((string)person["id"]!, (string)person["name"]!, string.Join(',', person["channels"]!.AsArray().Select(one => (string)one!))));
        Assert.Contains("/consents", (string)refused.Json["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Logs.All, line => line.Contains("Both", StringComparison.Ordinal));
        Assert.Equal("draft", (string)(await campaign.GetAsync())["state"]!);

        await campaign.RecordAsync(both, new { purpose = "email", given = true, how = "by phone" });
        await campaign.LaunchAsync();
        Assert.Equal("email", Assert.Single(await both.SentAsync()).Channel);
        Assert.Equal(("marketing", "consent"), await ClassOfAsync(world, agreed, "invitation"));
    }

    [Fact]
    public async Task Somebody_added_later_without_a_basis_is_warned_of_and_not_written_to()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, Marketing);
        await campaign.LaunchAsync();
        var import = await campaign.ImportCsvAsync("name,phone,consent sms\nAled,07700 900101,2026-11-01 sign-up sheet\nBeth,07700 900102,\nCeri,07700 900103,no\nDewi,07700 900104,yes\n");
        await world.SettleAsync();

        Assert.Equal([3, 5, 5], import["warnings"]!.AsArray().Select(one => (int)one!["line"]!));
        Assert.Contains("no basis for marketing by sms", (string)import["warnings"]![0]!["error"]!, StringComparison.Ordinal);
        var (aled, beth, ceri) = (await campaign.PersonAsync("Aled"), await campaign.PersonAsync("Beth"), await campaign.PersonAsync("Ceri"));
        Assert.Equal(["invitation"], await aled.StepsAsync());
        Assert.Equal("no basis for marketing by sms", await beth.SkippedAsync("invitation"));
        Assert.Equal("does not want messages by sms", await ceri.SkippedAsync("invitation"));
        Assert.Equal(["1 sms given import"], await campaign.LedgerAsync(aled));
        Assert.Equal(["1 sms refused import"], await campaign.LedgerAsync(ceri));
    }

    [Fact]
    public async Task Consent_that_is_taken_back_between_the_launch_and_a_reminder_ends_marketing_on_that_channel()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            Marketing(file);
            file["classes"]!["invitation-reminder"] = new JsonObject { ["class"] = "marketing", ["basis"] = "consent" };
        });
        var person = await campaign.AddAsync("Person", email: "person@example.org");
        await campaign.RecordAsync(person, new { purpose = "sms", given = true, how = "sign-up sheet" });
        await campaign.LaunchAsync();
        await person.TextAsync("I withdraw my consent to be contacted by text");
        await world.AdvanceToAsync(At(11, 21, 12));

        Assert.Equal("does not want messages by sms", await person.SkippedAsync("invitation-reminder:1"));
    }

    [Fact]
    public async Task The_soft_opt_in_is_for_charities_and_for_details_collected_since_it_is_the_law()
    {
        await using var world = await StartAsync();
        const string List = "name,phone,soft opt-in\nSince,07700 900101,2026-03-01 open day in Cardiff\nBefore,07700 900102,01/01/2026 open day in Cardiff\n";
        var charity = await TestCampaign.CreateAsync(world, file =>
        {
            Marketing(file);
            file["organisationType"] = "charity";
            file["classes"]!["invitation"]!["basis"] = "soft-opt-in";
        });
        var council = await TestCampaign.CreateAsync(world, Marketing);
        Assert.Contains("5 February 2026", (string)Assert.Single((await charity.ImportCsvAsync(List))["warnings"]!.AsArray())!["error"]!, StringComparison.Ordinal);
        Assert.Equal(2, (await council.ImportCsvAsync(List))["warnings"]!.AsArray().Count);

        Assert.Equal(["Before"], await LackingAsync(charity));
        Assert.Equal(["Before", "Since"], await LackingAsync(council));
        await (await charity.PersonAsync("Before")).CorrectAsync(new { withdrawn = true, reason = "no basis" });
        await charity.LaunchAsync();
        Assert.Equal(("marketing", "soft-opt-in"), await ClassOfAsync(world, await charity.PersonAsync("Since"), "invitation"));
    }

    [Fact]
    public async Task A_file_that_claims_what_it_may_not_is_refused_with_the_member_named()
    {
        await using var world = await StartAsync();
        await RefusedAsync("classes.invitation", """{ "invitation": { "class": "marketing", "basis": "soft-opt-in" } }""");
        await RefusedAsync("classes.invitation", """{ "invitation": { "class": "marketing", "basis": "public-task" } }""");
        await RefusedAsync("classes.invitation", """{ "invitation": { "class": "spam" } }""");
        await RefusedAsync("classes.greeting", """{ "greeting": { "class": "service" } }""");
        await RefusedAsync("classes.consent-withdrawn", """{ "consent-withdrawn": { "class": "marketing" } }""");

        async Task RefusedAsync(string member, string classes)
        {
            var answer = await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file => file["classes"] = JsonNode.Parse(classes)));
            answer.Ok(400);
            Assert.All(answer.Fields, field => Assert.StartsWith(member, field, StringComparison.Ordinal));
            Assert.NotEmpty(answer.Fields);
        }
    }

    [Fact]
    public async Task To_share_names_the_partners_in_the_wording()
    {
        await using var world = await StartAsync();
        const string Share = """[{ "purpose": "share", "wording": { "en": "May we share what you say with others?", "cy": "Gawn ni rannu'r hyn rydych chi'n ei ddweud?" } }]""";
        (await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file => file["consents"] = JsonNode.Parse(Share)))).IsProblem(400, "consents[0].partners");
        var named = JsonNode.Parse(Share)!.AsArray();
        named[0]!["partners"] = JsonNode.Parse("""[{ "en": "Cardiff University", "cy": "Prifysgol Caerdydd" }]""");
        (await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file => file["consents"] = named.DeepClone()))).IsProblem(400, "consents[0].partners[0]");
        named[0]!["wording"] = JsonNode.Parse("""{ "en": "May we share what you say with Cardiff University?", "cy": "Gawn ni rannu'r hyn rydych chi'n ei ddweud gyda Prifysgol Caerdydd?" }""");
        (await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file => file["consents"] = named.DeepClone()))).Ok(201);
    }

    private static void Marketing(JsonObject file) => file["classes"] = JsonNode.Parse("""{ "invitation": { "class": "marketing" } }""");

    private static async Task<IReadOnlyList<string>> LackingAsync(TestCampaign campaign)
    {
        var refused = await campaign.World.Api.PostAsync($"{campaign.Path}/launch");
        refused.IsProblem(409);
        return [.. refused.Json["people"]!.AsArray().Select(person => (string)person!["name"]!).Order(StringComparer.Ordinal)];
    }

    private static async Task<(string? Class, string? Basis)> ClassOfAsync(World world, TestPerson person, string step)
    {
        var line = (await world.Api.GetAsync($"{person.Path}/timeline")).Ok().Json["timeline"]!.AsArray().Single(one => (string?)one!["step"] == step && (string)one["what"]! == "sent")!;
        return ((string?)line["class"], (string?)line["basis"]);
    }
}
