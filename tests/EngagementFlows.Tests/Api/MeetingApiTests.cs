using EngagementFlows.Worlds;

namespace EngagementFlows.Api;

public sealed class MeetingApiTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_change_without_If_Match_is_428()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        (await api.PatchAsync($"{campaign.Path}/meeting", new { places = 30 })).IsProblem(428);
    }

    [Fact]
    public async Task A_change_under_a_stale_ETag_is_412_and_changes_nothing()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var etag = (await api.GetAsync(campaign.Path)).ETag!;
        var changed = (await api.PatchAsync($"{campaign.Path}/meeting", new { places = 30 }, etag)).Ok();
        Assert.NotEqual(etag, changed.ETag);
        (await api.PatchAsync($"{campaign.Path}/meeting", new { places = 40 }, etag)).IsProblem(412);
        Assert.Equal(30, (int)(await campaign.GetAsync())["meeting"]!["places"]!);
        (await api.PatchAsync($"{campaign.Path}/meeting", new { places = 40 }, changed.ETag)).Ok();
    }

    [Fact]
    public async Task Publishing_and_launching_do_not_make_the_meetings_ETag_stale()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var etag = (await api.GetAsync(campaign.Path)).ETag!;
        await campaign.LaunchAsync();
        await campaign.PublishMaterialsAsync();
        (await api.PatchAsync($"{campaign.Path}/meeting", new { places = 30 }, etag)).Ok();
    }

    [Theory]
    [InlineData("""{ "start": "soon" }""", "start")]
    [InlineData("""{ "start": "2026-12-12T10:00" }""", "end")]
    [InlineData("""{ "replyBy": "2026-12-20" }""", "replyBy")]
    [InlineData("""{ "places": 0 }""", "places")]
    [InlineData("""{ "place": { "en": "Only English" } }""", "place.cy")]
    [InlineData("""{ "begin": "2026-12-12T10:00" }""", "begin")]
    [InlineData("""{ "places": "many" }""", "places")]
    [InlineData("""{ "place": { "en": "Town Hall", "cy": "Neuadd y Dref" }, "venue": "elsewhere" }""", "venue")]
    [InlineData("""{ "venue": "new" }""", "venue")]
    public async Task A_fault_is_named_by_the_field_of_the_request(string body, string field)
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        (await api.PatchAsync($"{campaign.Path}/meeting", body, "*")).IsProblem(400, field);
    }

    [Theory]
    [InlineData("attendance", """{ "came": ["nobody"] }""", "came")]
    [InlineData("attendance", """{ "came": [null] }""", "came")]
    [InlineData("attendance", """{ "present": [] }""", "present")]
    [InlineData("materials", "{}", "links")]
    [InlineData("materials", """{ "links": [null] }""", "links[0].title,links[0].url")]
    [InlineData("materials", """{ "links": [ { "title": { "en": "a", "cy": "b" }, "url": "ftp://example.org" } ] }""", "links[0].url")]
    [InlineData("materials", """{ "links": [ { "title": { "en": "a" }, "url": "https://example.org" } ] }""", "links[0].title")]
    [InlineData("outcomes", "{}", "items")]
    [InlineData("outcomes", """{ "items": [null] }""", "items[0].did,items[0].said")]
    [InlineData("outcomes", """{ "items": [ { "said": { "en": "a", "cy": "b" } } ] }""", "items[0].did")]
    [InlineData("outcomes", "not JSON", "$")]
    public async Task What_the_team_publishes_is_checked(string what, string body, string fields)
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        await campaign.LaunchAsync();
        (await api.PostAsync($"{campaign.Path}/{what}", body)).IsProblem(400, fields.Split(','));
    }

    [Fact]
    public async Task Attendance_names_who_is_in_both_lists_as_a_fault_and_records_nothing_then()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(World.At(12, 11, 12));
        (await world.Api.PostAsync($"{campaign.Path}/attendance", new { came = new[] { person.Id }, didNotCome = new[] { person.Id } })).IsProblem(400, "didNotCome");
        Assert.Equal(0, (int)(await campaign.ReportAsync())["funnel"]!["came"]!);
        Assert.Equal(1, (int)(await world.Api.PostAsync($"{campaign.Path}/attendance", new { came = new[] { person.Id } })).Ok().Json["recorded"]!);
    }

    [Fact]
    public async Task Nobody_has_come_to_a_meeting_that_has_not_begun()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();

        (await api.PostAsync($"{campaign.Path}/attendance", new { came = new[] { person.Id } })).IsProblem(409);

        Assert.Equal(0, (int)(await campaign.ReportAsync())["funnel"]!["came"]!);
    }

    [Fact]
    public async Task A_meeting_that_was_cancelled_has_no_attendance_no_answers_and_nothing_to_publish()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.DoAsync("cancel");

        (await api.PostAsync($"{campaign.Path}/attendance", new { came = new[] { person.Id } })).IsProblem(409);
        (await api.PatchAsync(person.Path, new { partstat = "ACCEPTED", reason = "She rang" })).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/materials", new { links = new[] { new { title = new { en = "a", cy = "b" }, url = "https://example.org" } } })).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/outcomes", new { items = new[] { new { said = new { en = "a", cy = "b" }, did = new { en = "a", cy = "b" } } } })).IsProblem(409);

        Assert.Null(await person.PlaceAsync());
        Assert.DoesNotContain(await person.TimelineAsync(), static line => line.Reason?.Contains("came to the meeting", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Nothing_is_published_before_the_launch()
    {
        var campaign = await TestCampaign.CreateAsync(shared.World);
        (await api.PostAsync($"{campaign.Path}/materials", new { links = new[] { new { title = new { en = "a", cy = "b" }, url = "https://example.org" } } })).IsProblem(409);
        (await api.PostAsync($"{campaign.Path}/outcomes", new { items = new[] { new { said = new { en = "a", cy = "b" }, did = new { en = "a", cy = "b" } } } })).IsProblem(409);
    }

    [Theory]
    [InlineData("{}", "from")]
    [InlineData("""{ "from": "07700 900001" }""", "body")]
    [InlineData("""{ "from": "nobody", "body": "1" }""", "from")]
    [InlineData("""{ "from": "07700 900001", "body": "1", "id": "a b" }""", "id")]
    public async Task A_message_without_sender_or_words_is_refused(string body, string field) =>
        (await api.PostAsync("/local/inbox", body)).IsProblem(400, field);
}
