using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace EngagementFlows.Tables.Tests.Refusals;

/// <summary>Transactions that Azure refuses whole are refused before they leave, with the action that is to blame.</summary>
public sealed class TransactionRefusalTests
{
    [Fact]
    public Task Two_partitions() => RefusedAsync(400, TableErrorCode.CommandsInBatchActOnDifferentPartitions, 1, [Upsert("p", "a"), Upsert("q", "b")]);

    [Fact]
    public Task The_same_row_twice() => RefusedAsync(400, TableErrorCode.InvalidDuplicateRow, 2, [Upsert("p", "a"), Upsert("p", "b"), Upsert("p", "a")]);

    [Fact]
    public Task More_than_a_hundred_actions() => RefusedAsync(400, TableErrorCode.InvalidInput, 99, Enumerable.Range(0, 101).Select(i => Upsert("p", $"{i}")));

    [Fact]
    public Task A_payload_over_4_MiB() => RefusedAsync(413, "RequestBodyTooLarge", null, Enumerable.Range(0, 9).Select(i => Large($"{i}")));

    [Fact]
    public Task An_entity_that_is_refused_by_itself()
    {
        var early = Upsert("p", "b");
        ((TableEntity)early.Entity)["When"] = new DateTimeOffset(1600, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return RefusedAsync(400, TableErrorCode.OutOfRangeInput, 1, [Upsert("p", "a"), early]);
    }

    [Fact]
    public async Task A_payload_of_almost_4_MiB_is_written()
    {
        var (client, _) = await TestTable.CreateAsync();

        await client.SubmitTransactionAsync(Enumerable.Range(0, 8).Select(i => Large($"{i}")));

        Assert.Equal(8, await client.QueryAsync<TableEntity>(select: ["RowKey"]).CountAsync());
    }

    private static TableTransactionAction Upsert(string partitionKey, string rowKey) => new(TableTransactionActionType.UpsertMerge, new TableEntity(partitionKey, rowKey));

    /// <summary>A row with almost 1 MiB of entity in half of that of payload: each letter takes two bytes in the one and one in the other.</summary>
    private static TableTransactionAction Large(string rowKey)
    {
        var action = Upsert("p", rowKey);
        for (var i = 0; i < 15; i++)
        {
            ((TableEntity)action.Entity)[$"P{i}"] = new string('x', 32 * 1024);
        }

        return action;
    }

    private static async Task RefusedAsync(int status, TableErrorCode code, int? index, IEnumerable<TableTransactionAction> actions)
    {
        var (client, requests) = await TestTable.MissingAsync();

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => client.SubmitTransactionAsync(actions));

        Assert.Equal(status, refusal.Status);
        Assert.True(code == refusal.ErrorCode, refusal.Message);
        Assert.Equal(index, refusal.FailedTransactionActionIndex);
        Assert.Equal(0, requests.Count);
    }
}
