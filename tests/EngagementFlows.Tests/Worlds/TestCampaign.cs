using System.Text.Json.Nodes;
using EngagementFlows.LocalHost.Commands;

namespace EngagementFlows.Worlds;

/// <summary>One campaign in a <see cref="World"/>, as its team sees it.</summary>
public sealed class TestCampaign(World world, string id)
{
    private static int campaigns;
    private static int notes;

    public World World => world;

    public string Id => id;

    public string Path => $"/api/campaigns/{id}";

    /// <summary>The sample's campaign file under an id of its own.</summary>
    public static JsonObject File(Action<JsonObject>? change = null)
    {
        var file = JsonNode.Parse(SampleCampaign.CampaignJson())!.AsObject();
        file["id"] = $"campaign-{Interlocked.Increment(ref campaigns)}";
        change?.Invoke(file);
        return file;
    }

    public static async Task<TestCampaign> CreateAsync(World world, Action<JsonObject>? change = null)
    {
        var answer = await world.Api.PostAsync("/api/campaigns", File(change));
        return new TestCampaign(world, (string)answer.Ok(201).Json["id"]!);
    }

    public async Task<JsonNode> ImportCsvAsync(string csv) => (await world.Api.PostAsync($"{Path}/participants", csv, "text/csv")).Ok().Json;

    /// <summary>Adds one person by JSON; everybody but those who share a phone gets a number of their own.</summary>
    public async Task<TestPerson> AddAsync(string name, string? phone = null, string? email = null, string prefers = "text", string language = "en", string accessNeeds = "", bool noPhone = false, string? timeZone = null, object? quietHours = null)
    {
        phone = noPhone ? null : phone ?? World.NewPhone();
        var answer = await world.Api.PostAsync($"{Path}/participants", new[] { new { name, phone, email, preferredContact = prefers, language, accessNeeds, timeZone, quietHours, notes = $"A canary note {Interlocked.Increment(ref notes)}." } });
        Assert.Equal(1, (int)answer.Ok().Json["imported"]!);
        return await PersonAsync(name, phone, email);
    }

    public async Task<TestPerson> PersonAsync(string name, string? phone = null, string? email = null)
    {
        var found = (await PeopleAsync()).Single(person => (string)person!["name"]! == name);
        return new TestPerson(this, (string)found!["id"]!, name, phone, email);
    }

    public async Task<IReadOnlyList<JsonNode>> PeopleAsync() =>
        [.. (await world.Api.GetAsync($"{Path}/participants?top=1000")).Ok().Json["participants"]!.AsArray().Select(person => person!)];

    public async Task LaunchAsync()
    {
        (await world.Api.PostAsync($"{Path}/launch")).Ok(202);
        await world.SettleAsync();
    }

    /// <summary>Launch, pause, resume, cancel, materials, outcomes, attendance; and all that follows at once.</summary>
    public async Task<ApiAnswer> DoAsync(string what, object? body = null)
    {
        var answer = await world.Api.PostAsync($"{Path}/{what}", body);
        Assert.True(answer.Status is 200 or 202, answer.Text);
        await world.SettleAsync();
        return answer;
    }

    public async Task<JsonNode> GetAsync() => (await world.Api.GetAsync(Path)).Ok().Json;

    public Task RescheduleAsync(object patch) => EditAsync(patch);

    /// <returns>What the API answers to the change of the meeting.</returns>
    public async Task<JsonNode> EditAsync(object patch)
    {
        var etag = (string)(await GetAsync())["meeting"]!["etag"]!;
        var answer = (await world.Api.PatchAsync($"{Path}/meeting", patch, etag)).Ok().Json;
        await world.SettleAsync();
        return answer;
    }

    public async Task<IReadOnlyList<JsonNode>> InboxAsync() =>
        [.. (await world.Api.GetAsync($"{Path}/inbox")).Ok().Json["items"]!.AsArray().Select(item => item!)];

    public async Task<JsonNode> ReportAsync() => (await world.Api.GetAsync($"{Path}/report")).Ok().Json;

    /// <summary>What people said in their own words, as those see it who decide whether it is shared.</summary>
    public async Task<IReadOnlyList<JsonNode>> AnswersAsync(string state = "all") =>
        [.. (await world.Api.GetAsync($"{Path}/answers?state={state}")).Ok().Json["answers"]!.AsArray().Select(answer => answer!)];

    /// <summary>What left the app, oldest first.</summary>
    public async Task<IReadOnlyList<SentMessage>> OutboxAsync() =>
    [
        .. (await world.Api.GetAsync($"/local/outbox?campaign={id}")).Ok().Json["messages"]!.AsArray().Select(message => new SentMessage(
            (string)message!["id"]!, (string)message["participantId"]!, (string)message["step"]!, (string)message["channel"]!, (string)message["to"]!, (string)message["text"]!, (DateTimeOffset)message["at"]!)),
    ];

    public async Task PublishMaterialsAsync() =>
        await DoAsync("materials", new { links = new[] { new { title = new { en = "Notes", cy = "Nodiadau" }, url = "https://example.org/notes" } } });

    public async Task PublishOutcomesAsync() =>
        await DoAsync("outcomes", new { items = new[] { new { said = new { en = "Said", cy = "Dweud" }, did = new { en = "Did", cy = "Gwneud" } } } });
}

/// <summary>A message as it left the app.</summary>
public sealed record SentMessage(string Id, string ParticipantId, string Step, string Channel, string To, string Text, DateTimeOffset At);
