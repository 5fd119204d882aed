using EngagementFlows.Worlds;

namespace EngagementFlows.Api;

public sealed class ParticipantApiTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task People_are_listed_in_pages_and_a_continuation_leads_from_one_to_the_next()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var people = Enumerable.Range(0, 7).Select(n => new { name = $"Person {n}", email = $"person{n}@example.org" }).ToArray();
        Assert.Equal(7, (int)(await api.PostAsync($"{campaign.Path}/participants", people)).Ok().Json["imported"]!);

        var seen = new List<string>();
        var pages = new List<int>();
        string? continuation = "";
        while (continuation is not null)
        {
            var page = (await api.GetAsync($"{campaign.Path}/participants?top=3&continuation={Uri.EscapeDataString(continuation)}")).Ok().Json;
            var names = page["participants"]!.AsArray().Select(person => (string)person!["name"]!).ToList();
            seen.AddRange(names);
            pages.Add(names.Count);
            continuation = (string?)page["continuation"];
        }

        Assert.Equal([3, 3, 1], pages);
        Assert.Equal(people.Select(person => person.name), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("top=0", "top")]
    [InlineData("top=1001", "top")]
    [InlineData("top=many", "top")]
    [InlineData("continuation=nonsense", "continuation")]
    [InlineData("continuation=%00%ff", "continuation")]
    [InlineData("continuation=bm9uc2Vuc2U%3D", "continuation")]
    public async Task A_page_that_cannot_be_is_400_with_the_field_named(string query, string field)
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        (await api.GetAsync($"{campaign.Path}/participants?{query}")).IsProblem(400, field);
    }

    [Fact]
    public async Task Only_CSV_and_JSON_are_read()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        (await api.PostAsync($"{campaign.Path}/participants", "Name,Phone", "text/plain")).IsProblem(415);
        (await api.SendAsync(HttpMethod.Post, $"{campaign.Path}/participants", "Name,Phone", contentType: null)).IsProblem(415);
        (await api.PostAsync($"{campaign.Path}/participants", "[]", "application/json; charset=utf-8")).Ok();
    }

    [Theory]
    [InlineData("{}", "$")]
    [InlineData("[{\"naem\":\"Zoë\"}]", "$[0].naem")]
    [InlineData("[{\"name\":", "$")]
    public async Task A_list_that_is_no_list_of_people_is_400(string body, string field)
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var answer = await api.PostAsync($"{campaign.Path}/participants", body);
        answer.Ok(400);
        Assert.Single(answer.Fields);
        Assert.True(field == "$" || answer.Fields[0] == field, answer.Text);
    }

    [Fact]
    public async Task Faults_in_a_list_name_the_item_and_the_property_and_stop_nobody_else()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var answer = await api.PostAsync($"{campaign.Path}/participants", new object[] { new { name = "Good", email = "good@example.org" }, new { name = "Bad", phone = "12" } });
        Assert.Equal(1, (int)answer.Ok().Json["imported"]!);
        var rejected = Assert.Single(answer.Json["rejected"]!.AsArray())!;
        Assert.Equal((2, "phone"), ((int)rejected["line"]!, (string)rejected["column"]!));
    }

    [Theory]
    [InlineData("""{ "partstat": "ACCEPTED" }""", "reason")]
    [InlineData("""{ "reason": "r" }""", "$")]
    [InlineData("""{ "reason": "r", "partstat": "PERHAPS" }""", "partstat")]
    [InlineData("""{ "reason": "r", "phone": "12" }""", "phone")]
    [InlineData("""{ "reason": "r", "email": "nobody" }""", "email")]
    [InlineData("""{ "reason": "r", "name": "Other" }""", "name")]
    [InlineData("""{ "reason": "r", "withdrawn": "yes" }""", "withdrawn")]
    public async Task A_correction_is_checked_and_wants_a_reason(string body, string field)
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        (await api.PatchAsync(person.Path, body)).IsProblem(400, field);
    }

    [Fact]
    public async Task A_participant_of_another_campaign_is_unknown()
    {
        var (one, other) = (await TestCampaign.CreateAsync(shared.World), await TestCampaign.CreateAsync(shared.World));
        var person = await one.AddAsync("Person");
        (await api.GetAsync($"{other.Path}/participants/{person.Id}/timeline")).IsProblem(404);
        (await api.PatchAsync($"{other.Path}/participants/{person.Id}", new { reason = "r", withdrawn = true })).IsProblem(404);
        (await api.PostAsync($"{other.Path}/attendance", new { came = new[] { person.Id } })).IsProblem(400, "came");
    }

    [Fact]
    public async Task An_answer_cannot_be_corrected_before_anybody_was_asked()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var person = await campaign.AddAsync("Person");
        (await api.PatchAsync(person.Path, new { reason = "r", partstat = "ACCEPTED" })).IsProblem(409);
    }

    [Fact]
    public async Task The_list_shows_channel_answer_step_and_what_is_next()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var line = await person.LineAsync();
        Assert.Equal(("sms", "NEEDS-ACTION", "invitation", "invitation-reminder:1"), ((string)line["channel"]!, (string)line["partstat"]!, (string)line["step"]!, (string)line["nextStep"]!));
        Assert.True((DateTimeOffset)line["nextDue"]! > shared.World.Now);
    }
}
