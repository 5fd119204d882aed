using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;

namespace EngagementFlows.Consent;

/// <summary>A campaign in which two people have answered everything, and the hand of somebody who can write to its storage.</summary>
internal sealed class SpoiltLedger : IAsyncDisposable
{
    private readonly TestCampaign campaign;
    private readonly IReadOnlyList<TestPerson> people;
    private readonly TableClient table;

    private SpoiltLedger(TestCampaign campaign, IReadOnlyList<TestPerson> people)
    {
        (this.campaign, this.people) = (campaign, people);
        table = LocalTables.Service(campaign.World.Storage).GetTableClient($"{campaign.World.TablePrefix}Participants");
    }

    public World World => campaign.World;

    private string Partition => new ParticipantRef(campaign.Id, people[0].Id).Key;

    public static async Task<SpoiltLedger> CreateAsync()
    {
        var made = await TestCampaign.CreateAsync(await World.StartAsync());
        TestPerson[] answering = [await made.AddAsync("Person"), await made.AddAsync("Other")];
        await made.LaunchAsync();
        foreach (var person in answering)
        {
            await person.AnswerEverythingAsync();
        }

        return new SpoiltLedger(made, answering);
    }

    /// <summary>What the command and the API say, which is the same: the fault and the row, by their table keys.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var found = await World.Service<VerifyConsents>().RunAsync(null, default);
        var json = (await World.Api.GetAsync($"{campaign.Path}/consents/verify")).Ok().Json;
        Assert.Equal(found.Faults.Count == 0, (bool)json["verified"]!);
        Assert.Equal(found.Faults.Select(fault => fault.RowKey), json["faults"]!.AsArray().Select(fault => (string)fault!["rowKey"]!));
        Assert.All(found.Faults, fault => Assert.Equal(Partition, fault.PartitionKey));
        return [.. found.Faults.Select(fault => $"{fault.What} {fault.RowKey}").Order(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(bool second = false)
    {
        var partition = second ? new ParticipantRef(campaign.Id, people[1].Id).Key : Partition;
        return [.. (await EverythingAsync(partition)).Where(row => row.RowKey.StartsWith("c|", StringComparison.Ordinal))];
    }

    public async Task<IReadOnlyList<TableEntity>> EverythingAsync(string? partition = null)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition ?? Partition}")))
        {
            rows.Add(row);
        }

        return rows;
    }

    public Task RecordAsync(object consent) => campaign.RecordAsync(people[0], consent);

    public Task<System.Text.Json.Nodes.JsonNode> ProofAsync() => campaign.ProofAsync(people[0]);

    public Task PutAsync(TableEntity row) => table.UpsertEntityAsync(row, TableUpdateMode.Replace);

    public Task DeleteAsync(string row) => table.DeleteEntityAsync(Partition, row);

    public async Task<Participant> PersonAsync() => ParticipantStore.Read((await table.GetEntityAsync<TableEntity>(Partition, "participant")).Value).Value;

    public async Task ChangePersonAsync(Func<Participant, Participant> change) =>
        await PutAsync(JsonRow.Write(Partition, "participant", change(await PersonAsync())));

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
