using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>What the team does with a reply that waits, by the front door.</summary>
public sealed class InboxApiTests
{
    [Fact]
    public async Task An_item_is_read_with_the_conversation_around_it()
    {
        await using var world = await StartAsync();
        var (campaign, person, item) = await WaitingAsync(world, "Is there parking?");
        var read = (await world.Api.GetAsync(item.Path)).Ok();
        Assert.Equal(item.ETag, read.ETag);
        var candidate = Assert.Single(read.Json["people"]!.AsArray())!;
        Assert.Equal((person.Id, "Person", "rsvp"), ((string)candidate["id"]!, (string)candidate["name"]!, (string)candidate["openQuestions"]![0]!["question"]!));
        Assert.Equal(["sent", "received", "sent"], candidate["conversation"]!.AsArray().Select(line => (string)line!["what"]!));
        Assert.True((bool)candidate["conversation"]![1]!["isThis"]!);
        (await world.Api.GetAsync($"{campaign.Path}/inbox/no-such-item")).IsProblem(404);
    }

    [Fact]
    public async Task An_answer_goes_once_in_the_teams_words_after_quiet_hours_and_is_in_the_timeline()
    {
        await using var world = await StartAsync();
        var (_, person, item) = await WaitingAsync(world, "Is there parking?", At(11, 17, 21));
        var body = new { text = "Yes, behind the hall.\n\nUse the side door." };
        var first = await DoAsync(world, item, "answer", body);
        first.Ok(202);
        Assert.Equal(("GSM-7", 1), ((string)first.Json["sms"]!["encoding"]!, (int)first.Json["sms"]!["segments"]!));
        (await DoAsync(world, item, "answer", body)).Ok(202);
        await world.AdvanceToAsync(At(11, 18, 8, 59));
        Assert.DoesNotContain(await person.StepsAsync(), step => step.StartsWith("answer", StringComparison.Ordinal));
        await world.AdvanceToAsync(At(11, 18, 9, 1));
        var sent = Assert.Single(await person.SentAsync(), message => message.Step.StartsWith("answer", StringComparison.Ordinal));
        Assert.StartsWith("Yes, behind the hall.\nUse the side door.", sent.Text, StringComparison.Ordinal);
        await world.AdvanceToAsync(At(11, 20, 12));
        Assert.Contains("invitation-reminder:1", await person.StepsAsync());
    }

    [Fact]
    public async Task Of_two_people_at_once_the_second_hears_what_the_first_has_done_and_nothing_more_is_sent()
    {
        await using var world = await StartAsync();
        var (_, person, item) = await WaitingAsync(world, "Is there parking?");
        (await DoAsync(world, item, "answer", new { text = "Yes." })).Ok(202);
        var second = await DoAsync(world, item, "answer", new { text = "No." });
        Assert.Equal(412, second.Status);
        var since = Assert.Single(second.Json["since"]!.AsArray())!;
        Assert.Equal(("answered", "Yes."), ((string)since["what"]!, (string)since["detail"]!));
        Assert.NotNull(since["who"]!["id"]);
        Assert.Equal("assigned", (string)second.Json["item"]!["state"]!);
        (await world.Api.PostAsync($"{item.Path}/answer", new { text = "No." })).IsProblem(428);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await person.SentAsync(), message => message.Step.StartsWith("answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_still_goes_after_the_journey_has_ended_and_after_the_meeting_was_cancelled()
    {
        await using var world = await StartAsync();
        var (campaign, person, _) = await WaitingAsync(world, "2 or 3");
        await campaign.DoAsync("cancel");
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        await person.TextAsync("Why was it cancelled?");
        var item = await ItemAsync(campaign, "Why was it cancelled?");
        (await DoAsync(world, item, "answer", new { text = "The hall was flooded." })).Ok(202);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(await person.SentAsync(), message => message.Text.StartsWith("The hall was flooded.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paused_campaign_holds_an_answer_and_whoever_has_withdrawn_gets_none()
    {
        await using var world = await StartAsync();
        var (campaign, person, item) = await WaitingAsync(world, "Is there parking?");
        await campaign.DoAsync("pause");
        (await DoAsync(world, item, "answer", new { text = "Yes." })).Ok(202);
        await world.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.DoesNotContain(await person.StepsAsync(), step => step.StartsWith("answer", StringComparison.Ordinal));
        await campaign.DoAsync("resume");
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Contains(await person.StepsAsync(), step => step.StartsWith("answer", StringComparison.Ordinal));
        await person.TextAsync("STOP");
        (await DoAsync(world, await ItemAsync(campaign, "Is there parking?", "all"), "answer", new { text = "Still there?" })).IsProblem(409);
    }

    [Theory]
    [InlineData("""{}""", "text")]
    [InlineData("""{ "text": "Look at https://elsewhere.example.com/x" }""", "text")]
    [InlineData("""{ "textCy": "Edrychwch ar bit.ly/abc" }""", "textCy")]
    [InlineData("""{ "text": "Reply CANCEL if you cannot come." }""", "text")]
    [InlineData("""{ "text": "Yes.", "participant": "nobody" }""", "participant")]
    public async Task What_should_not_go_is_refused_by_its_field(string body, string field)
    {
        await using var world = await StartAsync();
        var (_, person, item) = await WaitingAsync(world, "Is there parking?");
        (await DoAsync(world, item, "answer", JsonNode.Parse(body)!)).IsProblem(400, field);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["invitation", "in-reply"], (await person.StepsAsync()).Select(step => step.Split(':')[0]));
    }

    [Fact]
    public async Task Marking_an_item_as_the_answer_takes_the_journey_on_with_the_message_as_evidence()
    {
        await using var world = await StartAsync();
        var (_, person, item) = await WaitingAsync(world, "count me in unless it snows");
        (await DoAsync(world, item, "mark", new { question = "rsvp", answer = new { yesNo = "yes" } })).Ok();
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Contains("place:1:1", await person.StepsAsync());
        (await DoAsync(world, item, "mark", new { question = "rsvp", answer = new { yesNo = "yes" } })).Ok();
        Assert.Equal(412, (await DoAsync(world, item, "mark", new { question = "rsvp", answer = new { yesNo = "no" } })).Status);
    }

    [Theory]
    [InlineData("""{ "question": "favourite-colour" }""", "question")]
    [InlineData("""{ "question": "rsvp", "answer": { "yesNo": "perhaps" } }""", "answer.yesNo")]
    [InlineData("""{ "question": "offer", "answer": { "yesNo": "not-sure" } }""", "answer.yesNo")]
    [InlineData("""{ "question": "consent:photo", "answer": { "text": "yes" } }""", "answer.yesNo")]
    [InlineData("""{ "question": "statements", "answer": { "ratings": [1, 2] } }""", "answer.ratings")]
    [InlineData("""{ "question": "barriers", "answer": { "choices": ["weather"] } }""", "answer.choices")]
    public async Task An_answer_that_does_not_fit_its_question_is_refused_by_its_field(string body, string field)
    {
        await using var world = await StartAsync();
        var (_, _, item) = await WaitingAsync(world, "1 or 2");
        (await DoAsync(world, item, "mark", JsonNode.Parse(body)!)).IsProblem(400, field);
    }

    [Fact]
    public async Task The_sender_of_an_item_is_opted_out_and_it_is_confirmed_once()
    {
        await using var world = await StartAsync();
        var (_, person, item) = await WaitingAsync(world, "go and bother somebody else");
        (await DoAsync(world, item, "opt-out", null)).Ok();
        (await DoAsync(world, item, "opt-out", null)).Ok();
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["invitation", "in-reply", "withdrawn"], (await person.StepsAsync()).Select(step => step.Split(':')[0]));
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Fact]
    public async Task Items_are_assigned_resolved_and_listed_by_what_has_become_of_them()
    {
        await using var world = await StartAsync();
        var (campaign, person, item) = await WaitingAsync(world, "Is there parking?");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await person.TextAsync("And a bus?");
        Assert.Equal(["And a bus?", "Is there parking?"], await TextsAsync(campaign, "?order=newest"));
        var assigned = (await DoAsync(world, item, "assign", new { })).Ok();
        Assert.Equal(("assigned", "local"), ((string)assigned.Json["state"]!, (string)assigned.Json["assignedTo"]!["id"]!));
        Assert.Equal(["And a bus?"], await TextsAsync(campaign, ""));
        Assert.Equal(["Is there parking?"], await TextsAsync(campaign, "?assignedTo=local"));
        var now = item with { ETag = assigned.ETag! };
        (await DoAsync(world, now, "resolve", new { note = " " })).IsProblem(400, "note");
        (await DoAsync(world, now, "resolve", new { note = "Told her by phone." })).Ok();
        Assert.Equal(["Is there parking?"], await TextsAsync(campaign, "?state=resolved"));
        Assert.Equal([], await TextsAsync(campaign, "?state=all&kind=alert"));
        (await world.Api.GetAsync($"{campaign.Path}/inbox?state=odd&kind=odd&order=odd&top=0&continuation=odd")).IsProblem(400, "state", "kind", "order", "top", "continuation");

        var first = (await world.Api.GetAsync($"{campaign.Path}/inbox?state=all&top=1")).Ok().Json;
        var rest = (await world.Api.GetAsync($"{campaign.Path}/inbox?state=all&top=1&continuation={Uri.EscapeDataString((string)first["continuation"]!)}")).Ok().Json;
        Assert.Equal(("Is there parking?", "And a bus?"), ((string)first["items"]![0]!["text"]!, (string)rest["items"]![0]!["text"]!));
        Assert.Null(rest["continuation"]);
    }

    [Fact]
    public async Task A_message_from_nobody_known_is_given_to_somebody_and_answered()
    {
        await using var world = await StartAsync();
        var (campaign, other) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        (await world.Api.PostAsync("/local/inbox", new { from = NewPhone(), body = "This is my new number" })).Ok(202);
        var item = await ItemAsync(campaign, "This is my new number");
        (await DoAsync(world, item, "answer", new { text = "Thank you." })).IsProblem(400, "participant");
        (await DoAsync(world, item, "assign", new { participant = person.Id })).Ok();
        Assert.Empty(await other.InboxAsync());
        var mine = await ItemAsync(campaign, "This is my new number", "all");
        (await DoAsync(world, mine, "answer", new { text = "Thank you." })).Ok(202);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(await person.SentAsync(), message => message.Text.StartsWith("Thank you.", StringComparison.Ordinal));
        Assert.Contains(await person.TimelineAsync(), line => line.Text == "This is my new number");
    }

    [Fact]
    public async Task Nobody_comes_to_a_meeting_that_was_cancelled_whatever_is_written_or_read()
    {
        await using var world = await StartAsync();
        var (campaign, person, item) = await WaitingAsync(world, "1 or 3");
        await campaign.DoAsync("cancel");
        (await DoAsync(world, item, "mark", new { question = "rsvp", answer = new { yesNo = "yes" } })).IsProblem(409);
        await person.TextAsync("yes");
        await person.TextAsync("see you there");

        Assert.Equal(("NEEDS-ACTION", null), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Equal(["see you there", "yes", "1 or 3"], await TextsAsync(campaign, "?order=newest"));
    }

    [Fact]
    public async Task What_is_said_about_coming_is_not_recorded_once_the_meeting_has_begun()
    {
        await using var world = await StartAsync();
        var (campaign, person, item) = await WaitingAsync(world, "1 or 3");
        await world.AdvanceToAsync(At(12, 10, 14));
        (await DoAsync(world, item, "mark", new { question = "rsvp", answer = new { yesNo = "yes" } })).IsProblem(409);
        (await DoAsync(world, item, "mark", new { question = "access-needs", answer = new { text = "a ramp" } })).Ok();

        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        Assert.Equal(["1 or 3"], await TextsAsync(campaign, "?state=all"));
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person, Waiting Item)> WaitingAsync(World world, string text, DateTimeOffset? at = null)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        if (at is { } later)
        {
            await world.AdvanceToAsync(later);
        }

        await person.TextAsync(text);
        return (campaign, person, await ItemAsync(campaign, text));
    }

    private static async Task<Waiting> ItemAsync(TestCampaign campaign, string text, string state = "open")
    {
        var items = (await campaign.World.Api.GetAsync($"{campaign.Path}/inbox?state={state}")).Ok().Json["items"]!.AsArray();
        var item = items.Single(one => (string)one!["text"]! == text)!;
        return new Waiting($"{campaign.Path}/inbox/{item["id"]}", (string)item["etag"]!);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(TestCampaign campaign, string query) =>
        [.. (await campaign.World.Api.GetAsync($"{campaign.Path}/inbox{query}")).Ok().Json["items"]!.AsArray().Select(item => (string)item!["text"]!)];

    private static async Task<ApiAnswer> DoAsync(World world, Waiting item, string what, object? body)
    {
        var text = body switch { null => null, JsonNode node => node.ToJsonString(), _ => JsonSerializer.Serialize(body) };
        var answer = await world.Api.SendAsync(HttpMethod.Post, $"{item.Path}/{what}", text, "application/json", ("If-Match", item.ETag));
        await world.SettleAsync();
        return answer;
    }

    private sealed record Waiting(string Path, string ETag);
}
