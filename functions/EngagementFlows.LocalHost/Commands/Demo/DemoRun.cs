using System.Text.Json.Nodes;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>One run of the sample campaign in virtual time, from import to follow-up, through the same API that teams use.</summary>
internal sealed class DemoRun(DemoScript script, VirtualClock clock, DemoCast cast)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DemoApi api = null!;

    public string CampaignId { get; private set; } = "";

    public JsonNode Import { get; private set; } = null!;

    /// <param name="tell">Called now and then with where the story is.</param>
    public async Task<DemoResult> PlayAsync(LocalHostApp app, Action<DateTimeOffset, int, int> tell, CancellationToken cancellation)
    {
        // Nothing happens before everybody is on stage.
        var curtain = clock.Busy();
        await app.StartAsync(cancellation);
        using var client = new DemoApi(app.Address);
        cast.Api = api = client;
        cast.Interrupted = cancellation;

        CampaignId = (string)(await api.CreateAsync(SampleCampaign.CampaignJson()))["id"]!;
        Import = await api.ImportAsync(CampaignId, SampleCampaign.ParticipantsCsv());
        var people = await PeopleAsync();
        var addresses = await AddressesAsync();
        cast.Enter(people.ToDictionary(person => (string)person!["name"]!, person => (string)person!["id"]!), addresses);

        foreach (var action in script.Team)
        {
            clock.Schedule(action.At, () => cancellation.IsCancellationRequested ? Task.CompletedTask : ActAsync(action, people));
        }

        clock.Schedule(script.Ends, () =>
        {
            ended.SetResult();
            return Task.CompletedTask;
        });
        await api.PostAsync($"/api/campaigns/{CampaignId}/launch", body: null);
        curtain.Dispose();

        while (await Task.WhenAny(ended.Task, Task.Delay(TimeSpan.FromMilliseconds(200), cancellation)) != ended.Task)
        {
            cancellation.ThrowIfCancellationRequested();
            tell(clock.GetUtcNow(), cast.Sent, cast.Replies);
        }

        tell(clock.GetUtcNow(), cast.Sent, cast.Replies);
        return await CollectAsync();
    }

    private async Task ActAsync(TeamAction action, JsonArray people)
    {
        if (action.Do == "correct")
        {
            await api.PatchAsync($"/api/campaigns/{CampaignId}/participants/{IdOf(action.Who!, people)}", action.Body);
        }
        else if (action.Do == "attendance")
        {
            // Who said yes and has a place came, but for those whom the script names.
            var absent = (action.Who ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => IdOf(name, people)).ToList();
            var coming = (await PeopleAsync()).Where(person => (string?)person!["place"] == "confirmed").Select(person => (string)person!["id"]!).Except(absent).ToList();
            var list = System.Text.Json.JsonSerializer.SerializeToElement(new { came = coming, didNotCome = absent });
            await api.PostAsync($"/api/campaigns/{CampaignId}/attendance", list);
        }
        else
        {
            await api.PostAsync($"/api/campaigns/{CampaignId}/{action.Do}", action.Body);
        }
    }

    private async Task<DemoResult> CollectAsync()
    {
        var people = await PeopleAsync();
        var timeline = await api.GetAsync($"/api/campaigns/{CampaignId}/participants/{IdOf(script.TimelineOf, people)}/timeline");
        return new DemoResult(
            await api.GetAsync($"/api/campaigns/{CampaignId}"),
            Import,
            people,
            await api.GetAsync($"/api/campaigns/{CampaignId}/report"),
            (await api.GetAsync($"/api/campaigns/{CampaignId}/inbox"))["items"]!.AsArray(),
            timeline);
    }

    private async Task<JsonArray> PeopleAsync() =>
        (await api.GetAsync($"/api/campaigns/{CampaignId}/participants?top=1000"))["participants"]!.AsArray();

    /// <summary>What a participant writes from is in the list that was imported, and shown nowhere else.</summary>
    private static Task<IReadOnlyDictionary<string, string>> AddressesAsync()
    {
        var import = Participants.Import.ParticipantCsv.Read(SampleCampaign.ParticipantsCsv());
        return Task.FromResult<IReadOnlyDictionary<string, string>>(
            import.People.ToDictionary(row => row.Details.Name, row => row.Details.AddressFor(row.Details.PreferredChannel)!));
    }

    private static string IdOf(string name, JsonArray people) =>
        (string?)people.FirstOrDefault(person => (string?)person!["name"] == name)?["id"] ?? throw new InvalidDataException($"script.json names {name}, whom the list of participants does not have.");
}

/// <summary>What the API said when all was over.</summary>
internal sealed record DemoResult(JsonNode Campaign, JsonNode Import, JsonArray People, JsonNode Report, JsonArray Inbox, JsonNode Timeline);
