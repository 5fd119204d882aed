using System.Text.Json.Nodes;
using EngagementFlows.Worlds;

namespace EngagementFlows.Api;

public sealed class CampaignApiTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Creating_a_campaign_answers_201_with_its_address_and_id()
    {
        var file = TestCampaign.File();
        var answer = (await api.PostAsync("/api/campaigns", file)).Ok(201);
        Assert.Equal($"/api/campaigns/{file["id"]}", answer.Location);
        Assert.Equal((string)file["id"]!, (string)answer.Json["id"]!);

        var there = (await api.GetAsync(answer.Location!)).Ok();
        Assert.Equal("draft", (string)there.Json["state"]!);
        Assert.Equal("2026-12-10T10:00", (string)there.Json["meeting"]!["start"]!);
        Assert.Equal((string)there.Json["meeting"]!["etag"]!, there.ETag);
    }

    [Fact]
    public async Task The_same_content_under_the_same_id_is_the_same_campaign_and_other_content_is_refused()
    {
        var file = TestCampaign.File();
        (await api.PostAsync("/api/campaigns", file)).Ok(201);
        (await api.PostAsync("/api/campaigns", file)).Ok();
        file["meeting"]!["places"] = 25;
        (await api.PostAsync("/api/campaigns", file)).IsProblem(409);
    }

    [Theory]
    [InlineData("meeting.start", "\"tomorrow\"")]
    [InlineData("meeting.end", "\"2026-12-10T09:00\"")]
    [InlineData("meeting.places", "0")]
    [InlineData("meeting.replyBy", "\"2026-12-24\"")]
    [InlineData("meeting.videoLink", "\"http://example.org\"")]
    [InlineData("meeting.title.cy", "\"\"")]
    [InlineData("id", "\"Not An Id\"")]
    [InlineData("timeZone", "\"Cardiff\"")]
    [InlineData("flow", "\"party\"")]
    [InlineData("messagesADay", "0")]
    [InlineData("quietHours.from", "\"8pm\"")]
    public async Task A_fault_in_the_file_is_named_by_its_field(string field, string value)
    {
        var file = TestCampaign.File(file =>
        {
            var path = field.Split('.');
            var parent = path[..^1].Aggregate((JsonNode)file, (node, name) => node[name] ??= new JsonObject());
            parent[path[^1]] = JsonNode.Parse(value);
        });
        (await api.PostAsync("/api/campaigns", file)).IsProblem(400, field);
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        var file = TestCampaign.File(file =>
        {
            file["messagesADay"] = 99;
            file["meeting"]!["places"] = -1;
        });
        (await api.PostAsync("/api/campaigns", file)).IsProblem(400, "meeting.places", "messagesADay");
    }

    [Theory]
    [InlineData("{ \"id\": ", "$")]
    [InlineData("[]", "$")]
    [InlineData("\"text\"", "$")]
    [InlineData("null", "$")]
    [InlineData("", "$")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }", "$")]
    [InlineData("{ \"id\": \"wrong-kind\", \"messagesADay\": \"two\" }", "messagesADay")]
    [InlineData("{ \"id\": \"misspelt\", \"mesagesADay\": 2 }", "mesagesADay")]
    public async Task A_body_that_is_no_campaign_file_is_refused_with_the_member_named(string body, string field)
    {
        var answer = await api.PostAsync("/api/campaigns", body);
        answer.Ok(400);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Single(answer.Fields);
        Assert.True(answer.Fields[0] == field || field == "$", answer.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_four_mebibytes_is_refused_whether_or_not_it_says_how_long_it_is(bool chunked)
    {
        foreach (var (path, type) in new[] { ("/api/campaigns", "application/json"), ($"{(await NewAsync()).Path}/participants", "text/csv") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[(4 * 1024 * 1024) + 1]) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            request.Headers.TransferEncodingChunked = chunked;
            (await api.SendAsync(request)).IsProblem(413);
        }
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/participants")]
    [InlineData("GET", "/participants/nobody/timeline")]
    [InlineData("GET", "/inbox")]
    [InlineData("GET", "/preview")]
    [InlineData("GET", "/messages/tentative")]
    [InlineData("PUT", "/messages/tentative", "{}")]
    [InlineData("GET", "/report")]
    [InlineData("POST", "/launch")]
    [InlineData("POST", "/pause")]
    [InlineData("POST", "/resume")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/participants", "[]")]
    [InlineData("POST", "/attendance", "{}")]
    [InlineData("POST", "/materials", """{ "links": [ { "title": { "en": "a", "cy": "b" }, "url": "https://example.org" } ] }""")]
    [InlineData("POST", "/outcomes", """{ "items": [ { "said": { "en": "a", "cy": "b" }, "did": { "en": "a", "cy": "b" } } ] }""")]
    [InlineData("PATCH", "/meeting", """{ "places": 3 }""")]
    [InlineData("PATCH", "/participants/nobody", """{ "withdrawn": true, "reason": "r" }""")]
    public async Task An_unknown_campaign_is_404_everywhere(string method, string path, string? body = null)
    {
        foreach (var id in new[] { "no-such-campaign", "%23", "a%3Ab", "it's" })
        {
            (await api.SendAsync(new HttpMethod(method), $"/api/campaigns/{id}{path}", body, "application/json", ("If-Match", "*"))).IsProblem(404);
        }
    }

    [Theory]
    [InlineData("launch", "running")]
    [InlineData("pause", "paused")]
    [InlineData("resume", "running")]
    [InlineData("cancel", "cancelled")]
    public async Task Each_change_of_state_may_be_asked_for_again(string change, string state)
    {
        var campaign = await NewAsync();
        foreach (var before in new[] { "launch", "pause", "resume", "cancel" })
        {
            (await api.PostAsync($"{campaign.Path}/{before}")).Ok(202);
            if (before == change)
            {
                break;
            }
        }

        var again = (await api.PostAsync($"{campaign.Path}/{change}")).Ok(202);
        Assert.Equal(state, (string)again.Json["state"]!);
        Assert.Equal(state, (string)(await campaign.GetAsync())["state"]!);
    }

    [Fact]
    public async Task What_cannot_be_done_in_a_state_is_409()
    {
        var campaign = await NewAsync();
        (await api.PostAsync($"{campaign.Path}/pause")).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/resume")).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/cancel")).Ok(202);
        (await api.PostAsync($"{campaign.Path}/launch")).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/pause")).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/resume")).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/participants", "[]")).IsProblem(409);
        (await api.PatchAsync($"{campaign.Path}/meeting", new { places = 3 }, "*")).IsProblem(409);
    }

    [Fact]
    public async Task The_list_of_campaigns_has_state_meeting_and_counts()
    {
        var campaign = await NewAsync();
        await campaign.AddAsync("Person");
        var listed = (await api.GetAsync("/api/campaigns")).Ok().Json["campaigns"]!.AsArray().Single(one => (string)one!["id"]! == campaign.Id)!;
        Assert.Equal("draft", (string)listed["state"]!);
        Assert.Equal(24, (int)listed["meeting"]!["places"]!);
        Assert.Equal(1, (int)listed["participants"]!["partstat"]!["NEEDS-ACTION"]!);
        Assert.Equal(0, (int)listed["participants"]!["partstat"]!["ACCEPTED"]!);
        Assert.Equal(0, (int)listed["messages"]!["sent"]!);
    }

    private Task<TestCampaign> NewAsync() => TestCampaign.CreateAsync(shared.World);
}
