using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests.Values;

public sealed class KeyTests
{
    public static TheoryData<string> Keys => new(
        string.Empty, "it's", "''", "100%", "a%2Fb", "%27", "a b", " ", "a+b", "a&b=c", "a:b;c,d", "(a)", "\"a\"", "a@b.org", "é", "日本語", "😀", "..", "a|b~c^d`", "$filter", new string('k', 512));

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_is_the_same_in_every_operation(string key)
    {
        var (client, _) = await TestTable.CreateAsync();

        await client.AddEntityAsync(new TableEntity(key, key) { ["A"] = 1 });
        await client.UpdateEntityAsync(new TableEntity(key, key) { ["B"] = 2 }, ETag.All);
        await client.UpsertEntityAsync(new TableEntity(key, key) { ["C"] = 3 });
        await client.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.UpdateMerge, new TableEntity(key, key) { ["D"] = 4 }, ETag.All)]);

        var row = (await client.GetEntityAsync<TableEntity>(key, key)).Value;
        Assert.Equal(key, row.PartitionKey);
        Assert.Equal(key, row.RowKey);
        Assert.Equal((1, 2, 3, 4), (row.GetInt32("A"), row.GetInt32("B"), row.GetInt32("C"), row.GetInt32("D")));
        Assert.Single(await client.QueryAsync<TableEntity>(x => x.PartitionKey == key && x.RowKey == key).ToListAsync());
        Assert.Equal(204, (await client.DeleteEntityAsync(key, key)).Status);
        Assert.Empty(await client.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Rows_are_ordered_by_their_keys_code_units()
    {
        var (client, _) = await TestTable.CreateAsync();
        foreach (var key in new[] { "b", "a", "B", "1", "10", "2" })
        {
            await client.AddEntityAsync(new TableEntity("p", key));
        }

        var keys = await client.QueryAsync<TableEntity>().Select(row => row.RowKey).ToListAsync();

        Assert.Equal(["1", "10", "2", "B", "a", "b"], keys);
    }
}
