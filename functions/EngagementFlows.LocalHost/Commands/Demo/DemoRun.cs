using System.Text.Json.Nodes;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>One run of the sample campaign in virtual time, from import to follow-up, through the same API that teams use.</summary>
internal sealed class DemoRun(DemoScript script, VirtualClock clock, DemoCast cast)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DemoApi api = null!;
    private string campaignId = "";
    private JsonNode import = null!;

    /// <param name="tell">Called now and then with where the story is.</param>
    public async Task<DemoResult> PlayAsync(LocalHostApp app, Action<DateTimeOffset, int, int> tell, CancellationToken cancellation)
    {
        // Nothing happens before everybody is on stage.
        var curtain = clock.Busy();
        await app.StartAsync(cancellation);
        using var client = new DemoApi(app.Address);
        cast.Api = api = client;
        cast.Interrupted = cancellation;

        campaignId = (string)(await api.CreateAsync(SampleCampaign.CampaignJson()))["id"]!;
        import = await api.ImportAsync(campaignId, SampleCampaign.ParticipantsCsv());
        var people = await PeopleAsync();
        cast.Enter(people.ToDictionary(person => (string)person!["name"]!, person => (string)person!["id"]!), Addresses());

        foreach (var action in script.Team)
        {
            clock.Schedule(action.At, () => cancellation.IsCancellationRequested ? Task.CompletedTask : ActAsync(action, people));
        }

        clock.Schedule(script.Ends, () =>
        {
            ended.SetResult();
            return Task.CompletedTask;
        });
        await api.PostAsync($"/api/campaigns/{campaignId}/launch", body: null);
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
            await api.PatchAsync($"/api/campaigns/{campaignId}/participants/{IdOf(action.Who!, people)}", action.Body);
        }
        else if (action.Do == "attendance")
        {
            // Who said yes and has a place came, but for those whom the script names.
            var absent = (action.Who ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => IdOf(name, people)).ToList();
            var coming = (await PeopleAsync()).Where(person => (string?)person!["place"] == "confirmed").Select(person => (string)person!["id"]!).Except(absent).ToList();
            var list = System.Text.Json.JsonSerializer.SerializeToElement(new { came = coming, didNotCome = absent });
            await api.PostAsync($"/api/campaigns/{campaignId}/attendance", list);
        }
        else
        {
            await api.PostAsync($"/api/campaigns/{campaignId}/{action.Do}", action.Body);
        }
    }

    private async Task<DemoResult> CollectAsync()
    {
        var people = await PeopleAsync();
        var timeline = await api.GetAsync($"/api/campaigns/{campaignId}/participants/{IdOf(script.TimelineOf, people)}/timeline");
        return new DemoResult(
            await api.GetAsync($"/api/campaigns/{campaignId}"),
            import,
            people,
            await api.GetAsync($"/api/campaigns/{campaignId}/report"),
            (await api.GetAsync($"/api/campaigns/{campaignId}/inbox"))["items"]!.AsArray(),
            timeline);
    }

    private async Task<JsonArray> PeopleAsync() =>
        (await api.GetAsync($"/api/campaigns/{campaignId}/participants?top=1000"))["participants"]!.AsArray();

    /// <summary>What a participant writes from is in the list that was imported, and shown nowhere else.</summary>
    private static Dictionary<string, string> Addresses() =>
        Participants.Import.ParticipantCsv.Read(SampleCampaign.ParticipantsCsv()).People
            .ToDictionary(row => row.Details.Name, row => row.Details.AddressFor(row.Details.PreferredChannel)!);

    private static string IdOf(string name, JsonArray people) =>
        (string?)people.FirstOrDefault(person => (string?)person!["name"] == name)?["id"] ?? throw new InvalidDataException($"script.json names {name}, whom the list of participants does not have.");
}

/// <summary>What the API said when all was over.</summary>
internal sealed record DemoResult(JsonNode Campaign, JsonNode Import, JsonArray People, JsonNode Report, JsonArray Inbox, JsonNode Timeline);
