using EngagementFlows.Inbox;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Messaging;
using EngagementFlows.Participants.Import;
using EngagementFlows.Worlds;
using Azure.Data.Tables;
using EngagementFlows.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.Privacy;

/// <summary>The canary that every world has: it is heard wherever it sings, and the sample campaign is silent.</summary>
public sealed class CanaryTests
{
    private const string Words = "the marmalade lighthouse";

    public static TheoryData<string> Leaks { get; } = ["log", "exception", "span", "event", "key", "instance"];

    [Theory]
    [MemberData(nameof(Leaks))]
    public async Task A_leak_is_found_wherever_it_is(string where)
    {
        var world = await World.StartAsync(expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Singing Sioned", email: "singing.sioned@example.org");
        await campaign.LaunchAsync();
        Assert.Empty(await world.LeaksAsync());

        var log = world.Service<ILoggerFactory>().CreateLogger("Test");
        switch (where)
        {
            case "log":
                log.LogInformation("A message from {Name} came", "Singing Sioned");
                break;
            case "exception":
                log.LogInformation(new InvalidOperationException($"No such person: {person.Phone}"), "It failed");
                break;
            case "span":
                Telemetry.Source.StartActivity("send step")?.SetTag("to", "singing.sioned@example.org").Dispose();
                break;
            case "event":
                Telemetry.Source.StartActivity("send step")?.AddException(new InvalidOperationException($"Refused for {person.Phone}")).Dispose();
                break;
            case "key":
                await world.Service<FlowTables>().Inbox.AddEntityAsync(new TableEntity(TeamInbox.Unknown, $"from {person.Phone[1..]}") { ["Data"] = """{"at":"2026-11-16T09:00:00Z"}""" });
                break;
            default:
                await world.Engine.Client.ScheduleNewOrchestrationInstanceAsync("CampaignAnnouncement", new { campaignId = campaign.Id }, new StartOrchestrationOptions("singing.sioned@example.org"), CancellationToken.None);
                break;
        }

        Assert.NotEmpty(await world.LeaksAsync());
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(async () => await world.DisposeAsync());
    }

    [Fact]
    public async Task Whatever_people_are_called_and_write_the_sample_campaign_leaks_nothing_into_logs_traces_keys_addresses_or_the_hub()
    {
        using var addresses = new AskedAddresses();
        var world = await World.StartAsync(store: (connection, prefix) => new TableOrchestrationStore(new TableStoreOptions { ConnectionString = connection, TableName = $"{prefix}Hub" }, NullLoggerFactory.Instance));
        world.Canary.Listen("");
        world.Canary.Know(Words);
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.ImportCsvAsync(SampleCampaign.ParticipantsCsv());
        foreach (var row in ParticipantCsv.Read(SampleCampaign.ParticipantsCsv()).People)
        {
            world.Canary.Know(row.Details);
        }

        var hostile = new List<TestPerson>();
        foreach (var name in new[] { "Canary O'Brien' or 1 eq 1", "Canary/Slash\\Back#Hash?Query", "{Name} {0} Canary", "Канарейка Птица", "=HYPERLINK(\"canary\")", "<script>canary()</script> x" })
        {
            hostile.Add(await campaign.AddAsync(name, email: $"canary.{hostile.Count}@example.org", accessNeeds: Words));
        }

        await campaign.LaunchAsync();
        foreach (var (person, n) in hostile.Select((person, n) => (person, n)))
        {
            await person.TextAsync($"yes, {Words} {n}");
            await person.EmailAsync($"{Words} once more, and a question nobody understands");
        }

        await hostile[0].TextAsync("STOP");
        await hostile[1].CopyAsync(world);
        await hostile[1].EraseAsync(world);
        await world.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.True(world.Canary.Birds.Count > 100, $"Only {world.Canary.Birds.Count} are known.");
        Assert.True(world.Canary.Spans.Count > 1_000, $"Only {world.Canary.Spans.Count} spans were seen.");
        Assert.True(addresses.All.Count > 500, $"Only {addresses.All.Count} addresses were seen.");
        Assert.Empty(world.Canary.Singing("An address", addresses.All));
        Assert.Empty(world.Canary.Singing("The hub", await KeysAsync(world, $"{world.TablePrefix}Hub")));
        await world.DisposeAsync();
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(World world, string table)
    {
        var keys = new List<string>();
        await foreach (var row in LocalTables.Service(world.Storage).GetTableClient(table).QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
        {
            keys.Add($"{row.PartitionKey} {row.RowKey}");
        }

        Assert.True(keys.Count > 30, $"Only {keys.Count} rows in {table}.");
        return keys;
    }
}
