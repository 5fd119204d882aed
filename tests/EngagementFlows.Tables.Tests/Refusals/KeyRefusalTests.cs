using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests.Refusals;

/// <summary>Characters that keys may not have: Azure looks at them where they stand, in a body or in an address, of a read as of a write.</summary>
public sealed class KeyRefusalTests
{
    public static TheoryData<string, string> Keys => new()
    {
        { "a/b", "InvalidInput" },
        { "a\\b", "InvalidInput" },
        { "a#b", "OutOfRangeInput" },
        { "a?b", "OutOfRangeInput" },
        { "a\tb", "OutOfRangeInput" },
        { "\u0001", "OutOfRangeInput" },
        { "\u001f", "OutOfRangeInput" },
        { "a\u007f", "OutOfRangeInput" },
        { "a\u0085b", "OutOfRangeInput" },
        { "a\u009f", "OutOfRangeInput" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_row_is_not_added_under_such_a_key(string key, string inAnAddress)
    {
        Assert.NotEmpty(inAnAddress);
        await RefusedAsync("OutOfRangeInput", client => client.AddEntityAsync(new TableEntity(key, "r")));
        await RefusedAsync("OutOfRangeInput", client => client.AddEntityAsync(new TableEntity("p", key)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_row_is_not_addressed_by_such_a_key(string key, string code)
    {
        foreach (var (partition, row) in new[] { (key, "r"), ("p", key) })
        {
            await RefusedAsync(code, client => client.UpsertEntityAsync(new TableEntity(partition, row)));
            await RefusedAsync(code, client => client.UpdateEntityAsync(new TableEntity(partition, row), ETag.All, TableUpdateMode.Replace));
            await RefusedAsync(code, client => client.DeleteEntityAsync(partition, row));
            await RefusedAsync(code, client => client.GetEntityAsync<TableEntity>(partition, row));
            await RefusedAsync(code, client => client.GetEntityIfExistsAsync<TableEntity>(partition, row));
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_query_may_ask_for_any_key(string key, string inAnAddress)
    {
        Assert.NotEmpty(inAnAddress);
        var (client, _) = await TestTable.CreateAsync();

        Assert.Empty(await client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key}")).ToListAsync());
    }

    [Fact]
    public async Task A_refusal_does_not_repeat_the_key()
    {
        var (client, _) = await TestTable.MissingAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => client.AddEntityAsync(new TableEntity("ann#example", "r")));

        Assert.DoesNotContain("ann", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("U+0023", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string code, Func<TableClient, Task> act)
    {
        var (client, requests) = await TestTable.MissingAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => act(client));

        Assert.Equal((400, code), (refusal.Status, refusal.ErrorCode));
        Assert.Equal(0, requests.Count);
    }
}
