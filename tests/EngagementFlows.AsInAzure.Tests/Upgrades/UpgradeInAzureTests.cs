using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.Testing;
using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure.Upgrades;

/// <summary>
/// Journeys at every point, begun by the build of an earlier commit under Microsoft's extension, go on under this one there. Their file is
/// made anew, from the last commit that changed what is stored, by running this with <c>FLOWS_UPGRADE_FIXTURE_AS_IN_AZURE</c> set to its path.
/// </summary>
public sealed class UpgradeInAzureTests(ITestOutputHelper output)
{
    private const string Id = "kept";

    /// <summary>Sixty years ahead: nothing that a journey waits for falls due before a test of a later year looks at it.</summary>
    private const int DaysAhead = 22_000;

    private static readonly string[] Names = ["Silent", "Coming", "Consenting", "Settled", "Queueing", "Declined", "Withdrawn", "Writing"];

    private static readonly string Fixture = Path.Combine(Repository.Root, "tests", "EngagementFlows.AsInAzure.Tests", "Upgrades", "earlier-build.tar.gz");

    [Fact]
    public async Task Journeys_that_an_earlier_build_began_go_on_with_nothing_twice_and_nothing_lost()
    {
        var made = Environment.GetEnvironmentVariable("FLOWS_UPGRADE_FIXTURE_AS_IN_AZURE");
        if (made is { Length: > 0 })
        {
            await MakeAsync(made);
        }

        var folder = StoredFolder.Unpack(made is { Length: > 0 } ? made : Fixture);
        try
        {
            var sentBefore = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "sent.json")))!;
            await using var app = await AppInAzure.StartAsync("Production", await WholeAzurite.StartAsync(folder));
            using var team = new TeamClient(app.Address);
            await GoOnAsync(new CampaignInStory(app, team, Id), team);
            await NothingTwiceAsync(app, new CampaignInStory(app, team, Id), sentBefore);
            output.WriteLine(app.Host.LastOutput);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Phone(string name) => $"+4477009007{Array.IndexOf(Names, name):D2}";

    /// <summary>People at every point of their journeys; the provider is away and the host is killed just as the last of them writes.</summary>
    private static async Task MakeAsync(string file)
    {
        var folder = Directory.CreateTempSubdirectory("made-").FullName;
        await using (var app = await AppInAzure.StartAsync("Production", await WholeAzurite.StartAsync(folder)))
        {
            using var team = new TeamClient(app.Address);
            var campaign = new CampaignInStory(app, team, Id);
            (await team.PostAsync("/api/campaigns", CampaignInStory.File(Id, places: 3, DaysAhead).ToJsonString())).Ok(201);
            (await team.PostAsync($"{campaign.Path}/participants", Names.Select(static name => new { name, phone = Phone(name), preferredContact = "text", language = "en" }))).Ok();
            (await team.PostAsync($"{campaign.Path}/launch")).Ok(202);
            foreach (var name in Names)
            {
                await campaign.SentAsync(name, "invitation");
            }

            foreach (var name in (string[])["Coming", "Consenting", "Settled"])
            {
                await campaign.TextAsync(Phone(name), "1");
                await campaign.SentAsync(name, "access-needs");
            }

            foreach (var name in (string[])["Consenting", "Settled"])
            {
                await campaign.TextAsync(Phone(name), "a chair near the door");
                await campaign.SentAsync(name, "consent");
            }

            await campaign.TextAsync(Phone("Settled"), "1");
            await campaign.TextAsync(Phone("Queueing"), "1");
            await campaign.ShowsAsync("Queueing", "place", "waiting");
            await campaign.TextAsync(Phone("Declined"), "2");
            await campaign.TextAsync(Phone("Withdrawn"), "STOP");
            await campaign.SettleAsync();
            await app.Provider.SetFaultsAsync(new FaultRule(FaultKind.Unavailable) { Operation = "send" });
            await campaign.TextAsync(Phone("Writing"), "1");
            await app.Host.KillAsync();
            var ledger = await app.Provider.LedgerAsync();
            var sent = new JsonObject(Names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, ledger.Messages.Count(message => message.To == Phone(name)))));
            await File.WriteAllTextAsync(Path.Combine(folder, "sent.json"), sent.ToJsonString());
            // Azurite writes to disk every five seconds.
            await Task.Delay(TimeSpan.FromSeconds(15));
        }

        StoredFolder.Pack(folder, file);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task GoOnAsync(CampaignInStory campaign, TeamClient team)
    {
        await campaign.ShowsAsync("Writing", "place", "waiting");
        await campaign.TextAsync(Phone("Coming"), "a chair near the door");
        await campaign.SentAsync("Coming", "consent");
        await campaign.TextAsync(Phone("Consenting"), "1");
        await campaign.TextAsync(Phone("Silent"), "2");
        await campaign.ShowsAsync("Silent", "partstat", "DECLINED");
        await campaign.TextAsync(Phone("Settled"), "I cannot come");
        await campaign.ShowsAsync("Settled", "partstat", "DECLINED");
        await campaign.SentAsync("Queueing", "offer");
        await campaign.TextAsync(Phone("Queueing"), "1");
        await campaign.ShowsAsync("Queueing", "place", "confirmed");
        await campaign.SettleAsync();
        (await team.PostAsync($"{campaign.Path}/cancel")).Ok(202);
        foreach (var name in (string[])["Coming", "Consenting", "Queueing", "Writing"])
        {
            await campaign.SentAsync(name, "meeting-cancelled");
        }

        await campaign.SettleAsync();
    }

    private static async Task NothingTwiceAsync(AppInAzure app, CampaignInStory campaign, JsonNode sentBefore)
    {
        var ledger = await app.Provider.LedgerAsync();
        Assert.Empty(ledger.Violations);
        foreach (var name in Names)
        {
            var steps = (await campaign.TimelineAsync(await campaign.IdOfAsync(name))).Where(static line => (string)line["what"]! == "sent").Select(static line => (string)line["step"]!).ToList();
            Assert.Equal(steps.Distinct(), steps);
            Assert.Equal(steps.Count, (int)sentBefore[name]! + ledger.Messages.Count(message => message.To == Phone(name)));
        }

        Assert.DoesNotContain(ledger.Messages, static message => message.To == Phone("Withdrawn"));
    }
}
