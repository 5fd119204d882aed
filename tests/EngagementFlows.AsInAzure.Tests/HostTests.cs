using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>What the host itself does, as the Functions host does it.</summary>
public sealed class HostTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_host_routes_disables_and_runs_timers_as_the_Functions_host_does()
    {
        await using var app = await AppInAzure.StartAsync("Production", ("AzureWebJobs.GetSenders.Disabled", "true"), ("AzureWebJobs_GetHealth_Disabled", "0"));
        using var team = new TeamClient(app.Address);
        foreach (var (method, path) in (IEnumerable<(HttpMethod, string)>)
        [
            (HttpMethod.Get, "/nothing"), (HttpMethod.Get, "/"), (HttpMethod.Delete, "/api/campaigns"), (HttpMethod.Head, "/api/campaigns"),
            (HttpMethod.Get, "/api/senders"),
        ])
        {
            var answer = await team.Anybody.SendAsync(method, path, null);
            Assert.Equal((404, "", null), (answer.Status, answer.Text, answer.ContentType));
        }

        Assert.Equal(200, (await team.Anybody.GetAsync("/api/health")).Status);
        var head = await team.Anybody.SendAsync(HttpMethod.Head, "/api/health", null);
        Assert.Equal((200, ""), (head.Status, head.Text));
        // The local host signs its developer in; here nobody is known who has not said who they are.
        Assert.Equal(401, (await team.Anybody.GetAsync("/api/campaigns")).Status);
        await RetentionTakesAwayAsync(app, team);
        output.WriteLine(app.Host.LastOutput);
    }

    private static async Task RetentionTakesAwayAsync(AppInAzure app, TeamClient team)
    {
        var campaign = new CampaignInStory(app, team, "old");
        (await team.PostAsync("/api/campaigns", CampaignInStory.File("old", places: 2).ToJsonString())).Ok(201);
        (await team.PostAsync($"{campaign.Path}/participants", "name,phone,preferred contact\nAnn Parry,07700900201,text\n", "text/csv")).Ok();
        (await team.PostAsync($"{campaign.Path}/launch")).Ok(202);
        await campaign.SentAsync("Ann Parry", "invitation");
        (await team.PostAsync($"{campaign.Path}/cancel")).Ok(202);
        await campaign.SentAsync("Ann Parry", "meeting-cancelled");
        await Wait.UntilAsync("something is old enough", async () => Count(await team.GetAsync("/api/retention/dry-run")) > 0);

        await app.RunTimerAsync("SweepRetention");

        await Wait.UntilAsync("it is gone", async () => Count(await team.GetAsync("/api/retention/dry-run")) == 0);
        Assert.Contains("retention-swept", (await team.GetAsync("/api/audit")).Ok().Text, StringComparison.Ordinal);
    }

    private static int Count(Worlds.ApiAnswer answer) => answer.Ok().Json["due"]!.AsArray().Count;
}
