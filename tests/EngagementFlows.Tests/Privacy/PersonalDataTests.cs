using Azure.Data.Tables;
using EngagementFlows.Campaigns;
using EngagementFlows.LocalHost.Durable;

namespace EngagementFlows.Privacy;

/// <summary>After a whole campaign: names, numbers, addresses and words of the sample's people stand where they belong, and nowhere else.</summary>
public sealed class PersonalDataTests(WholeCampaign whole) : IClassFixture<WholeCampaign>
{
    [Fact]
    public async Task No_table_key_holds_personal_data()
    {
        var service = LocalTables.Service(whole.World.Storage);
        var keys = new List<string>();
        await foreach (var table in service.QueryAsync(table => table.Name.CompareTo(whole.World.TablePrefix) >= 0))
        {
            if (!table.Name.StartsWith($"{whole.World.TablePrefix}", StringComparison.Ordinal) || char.IsAsciiDigit(table.Name[whole.World.TablePrefix.Length]))
            {
                continue;
            }

            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            {
                keys.Add($"{table.Name} {row.PartitionKey} {row.RowKey}");
            }
        }

        Assert.True(keys.Count > 500, $"Only {keys.Count} rows were seen.");
        HoldsNoneOf(keys);
    }

    [Fact]
    public async Task No_instance_id_holds_personal_data()
    {
        var ids = new List<string>();
        await foreach (var instance in whole.World.Engine.Client.GetAllInstancesAsync())
        {
            ids.Add(instance.InstanceId);
        }

        Assert.True(ids.Count >= 30);
        HoldsNoneOf(ids);
    }

    [Fact]
    public void No_log_line_holds_personal_data()
    {
        Assert.NotEmpty(whole.World.Logs.All);
        HoldsNoneOf(whole.World.Logs.All);
    }

    private void HoldsNoneOf(IEnumerable<string> lines)
    {
        var canaries = whole.Imported
            .SelectMany(row => new[] { row.Details.Name, row.Details.Email?.Value, row.Details.Phone?.E164[3..] })
            .OfType<string>()
            .Append(WholeCampaign.Canary)
            .ToList();
        Assert.All(lines, line => Assert.DoesNotContain(canaries, canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }
}
