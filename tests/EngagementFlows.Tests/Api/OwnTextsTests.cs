using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using EngagementFlows.Worlds;

namespace EngagementFlows.Api;

/// <summary>A campaign's own texts: at creation, later, in what is sent, and in the preview.</summary>
public sealed class OwnTextsTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_campaign_s_own_texts_are_sent_in_the_place_of_the_built_in_ones_and_its_fields_are_filled_in()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World, WithInvitation("Come to {{title}}, {{name}}! Reply 1 or 2.", "Dewch i {{title}}, {{name}}! Atebwch 1 neu 2."));
        var en = await campaign.AddAsync("Ann Own");
        var cy = await campaign.AddAsync("Cai Own", language: "cy");
        var both = await campaign.AddAsync("Bo Own", language: "");
        await campaign.LaunchAsync();

        var sent = (await campaign.OutboxAsync()).ToDictionary(message => message.ParticipantId, message => message.Text);
        Assert.StartsWith("Cardiff Together: Come to The Power of Co-production, Ann! Reply 1 or 2.\nYou are on our list", sent[en.Id], StringComparison.Ordinal);
        Assert.StartsWith("Caerdydd Gyda'n Gilydd: Dewch i Grym Cydgynhyrchu, Cai! Atebwch 1 neu 2.\nRydych chi ar ein rhestr", sent[cy.Id], StringComparison.Ordinal);
        Assert.StartsWith("Caerdydd Gyda'n Gilydd: Dewch i Grym Cydgynhyrchu, Bo! Atebwch 1 neu 2.\n", sent[both.Id], StringComparison.Ordinal);
        Assert.Contains("\n\nCardiff Together: Come to The Power of Co-production, Bo! Reply 1 or 2.\n", sent[both.Id], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("messages.invitaton", """{ "invitaton": { "en": { "sms": "a" } } }""")]
    [InlineData("messages.invitation.fr", """{ "invitation": { "fr": { "sms": "a" } } }""")]
    [InlineData("messages.invitation.en.fax", """{ "invitation": { "en": { "fax": "a" } } }""")]
    [InlineData("messages.invitation.cy.sms", """{ "invitation": { "en": { "sms": "a" } } }""")]
    [InlineData("messages.invitation.en-easy.sms", """{ "invitation": { "cy-easy": { "sms": "a" } } }""")]
    [InlineData("messages.invitation.en.sms", """{ "invitation": { "en": { "sms": "{{nobody}}" }, "cy": { "sms": "a" } } }""")]
    [InlineData("messages.invitation.en.sms", """{ "invitation": { "en": { "sms": "{{#if title}}" }, "cy": { "sms": "a" } } }""")]
    [InlineData("messages.invitation.en.sms", """{ "invitation": { "en": { "sms": "Reply YES" }, "cy": { "sms": "a" } } }""")]
    [InlineData("messages.invitation.en.email", """{ "invitation": { "en": { "email": "Hello" }, "cy": { "email": "Subject: a\n\nb" } } }""")]
    [InlineData("messages.invitation.cy.sms", """{ "invitation": { "en": { "sms": "a" }, "cy": { "sms": " " } } }""")]
    public async Task A_fault_in_an_own_text_is_named_by_its_path_and_nothing_is_created(string field, string messages)
    {
        var file = TestCampaign.File(file => file["messages"] = JsonNode.Parse(messages));

        (await api.PostAsync("/api/campaigns", file)).IsProblem(400, field);
        (await api.GetAsync($"/api/campaigns/{file["id"]}")).Ok(404);
    }

    [Theory]
    [InlineData("meeting.title", "Reply STOP to cancel")]
    [InlineData("organisation", "Ring 07700 900123")]
    [InlineData("openingQuestion.text", "What do you think of https://bit.ly/abc?")]
    [InlineData("feedback.oneThing", "One\nthing?")]
    public async Task The_texts_of_the_file_are_read_too(string path, string text)
    {
        var file = TestCampaign.File(file =>
        {
            var parts = path.Split('.');
            var parent = parts[..^1].Aggregate((JsonNode)file, (node, name) => node[name] ??= new JsonObject());
            parent[parts[^1]] = new JsonObject { ["en"] = text, ["cy"] = "Beth?" };
        });

        (await api.PostAsync("/api/campaigns", file)).IsProblem(400, $"{path}.en");
    }

    [Fact]
    public async Task A_meeting_is_not_renamed_to_what_would_opt_people_out()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);

        (await api.PatchAsync($"{campaign.Path}/meeting", new { title = new { en = "Text STOP to cancel", cy = "Te" } }, "*")).IsProblem(400, "title.en");
    }

    [Fact]
    public async Task Warnings_are_in_the_answer_and_a_campaign_in_plain_words_has_none()
    {
        var warnings = (await api.PostAsync("/api/campaigns", TestCampaign.File())).Ok(201).Json["warnings"]!.AsArray();
        Assert.Contains(warnings, one => (string)one!["where"]! == "meeting.title.en" && (string)one["rule"]! == "jargon" && (string)one["severity"]! == "warning");
        Assert.Contains(warnings, one => (string)one!["where"]! == "meeting.place.cy" && (string)one["rule"]! == "costly-character" && (string)one["excerpt"]! == "Sgwâr");

        var plain = TestCampaign.File(file =>
        {
            file["meeting"]!["title"] = new JsonObject { ["en"] = "A garden for everyone", ["cy"] = "Gardd i bawb" };
            file["meeting"]!["place"] = new JsonObject { ["en"] = "Riverside Hall", ["cy"] = "Neuadd Glan yr Afon" };
            file.Remove("openingQuestion");
        });
        Assert.Equal(["id"], (await api.PostAsync("/api/campaigns", plain)).Ok(201).Json.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task A_message_can_be_written_later_counts_from_then_on_and_can_be_taken_back()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var path = $"{campaign.Path}/messages/tentative";
        var first = await campaign.AddAsync("First Person");
        var second = await campaign.AddAsync("Second Person");
        var third = await campaign.AddAsync("Third Person");
        await campaign.LaunchAsync();

        await first.TextAsync("3");
        var written = await PutAsync(path, """{ "en": { "sms": "Take your time, {{name}}." }, "cy": { "sms": "Dim brys, {{name}}." } }""");
        Assert.Equal("missing-easy-read", (string)Assert.Single(written.Ok().Json["findings"]!.AsArray())!["rule"]!);
        await second.TextAsync("3");
        var inForce = (await api.GetAsync(path)).Ok().Json["texts"]!;
        Assert.Equal((true, "Take your time, {{name}}."), ((bool)inForce["en"]!["sms"]!["own"]!, (string)inForce["en"]!["sms"]!["text"]!));
        Assert.False((bool)inForce["en"]!["email"]!["own"]!);
        Assert.StartsWith("Subject: ", (string)inForce["cy-easy"]!["email"]!["text"]!, StringComparison.Ordinal);

        (await PutAsync(path, """{ "en": { "sms": "Reply YES" }, "cy": { "sms": "Iawn" } }""")).IsProblem(400, "en.sms");
        (await PutAsync(path, "{}")).Ok();
        await third.TextAsync("3");

        var sent = (await campaign.OutboxAsync()).Where(message => message.Step.StartsWith("answer", StringComparison.Ordinal)).ToDictionary(message => message.ParticipantId, message => message.Text);
        Assert.Equal("Cardiff Together: Take your time, Second.", sent[second.Id]);
        Assert.StartsWith("Cardiff Together: Thank you. You do not need to decide now.", sent[first.Id], StringComparison.Ordinal);
        Assert.Equal(sent[first.Id], sent[third.Id]);
    }

    [Fact]
    public async Task A_message_that_there_is_not_is_404_and_a_cancelled_campaign_is_409()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        (await PutAsync($"{campaign.Path}/messages/footer", "{}")).IsProblem(404);
        (await api.GetAsync($"{campaign.Path}/messages/no-such")).IsProblem(404);
        await campaign.DoAsync("cancel");
        (await PutAsync($"{campaign.Path}/messages/tentative", "{}")).IsProblem(409);
    }

    [Fact]
    public async Task HTML_in_an_own_text_is_shown_and_not_run_and_fields_in_it_are_escaped()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World, file => file["messages"] = new JsonObject
        {
            ["invitation"] = new JsonObject
            {
                ["en"] = new JsonObject { ["email"] = "Subject: For {{name}}\n\n<script>alert(1)</script> Hello **{{name}}**, <img src=x onerror=alert(2)>" },
                ["cy"] = new JsonObject { ["email"] = "Subject: I {{name}}\n\nHelo **{{name}}**" },
            },
        });
        var person = await campaign.AddAsync("<b>Eve</b> [x](https://evil.example) **y**", noPhone: true, email: "eve.own@example.org", prefers: "email");

        var message = (await PreviewAsync(campaign, person.Id)).Single(one => (string)one["template"]! == "invitation");
        var page = new HtmlParser().ParseDocument((string)message["html"]!);

        Assert.Empty(page.QuerySelectorAll("script, img, b"));
        Assert.Equal("https://cardiff-together.example.org/privacy", Assert.Single(page.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Contains("<script>alert(1)</script> Hello <b>Eve</b> [x](https://evil.example) **y**, <img src=x onerror=alert(2)>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>Eve</b> [x](https://evil.example) **y**", page.QuerySelector("strong")!.TextContent);
        Assert.Equal("For <b>Eve</b> [x](https://evil.example) **y**", (string)message["subject"]!);
        Assert.Contains(message["findings"]!.AsArray(), finding => (string)finding!["rule"]! == "html");
    }

    private async Task<IReadOnlyList<JsonNode>> PreviewAsync(TestCampaign campaign, string participant) =>
        [.. (await api.GetAsync($"{campaign.Path}/preview?participant={participant}")).Ok().Json["previews"]![0]!["messages"]!.AsArray().Select(message => message!)];

    private Task<ApiAnswer> PutAsync(string path, string body) => api.SendAsync(HttpMethod.Put, path, body);

    private static Action<JsonObject> WithInvitation(string en, string cy) => file => file["messages"] = new JsonObject
    {
        ["invitation"] = new JsonObject { ["en"] = new JsonObject { ["sms"] = en }, ["cy"] = new JsonObject { ["sms"] = cy } },
    };
}
