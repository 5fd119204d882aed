using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace EngagementFlows.Tables.Tests;

public sealed class TransactionTests
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task Every_kind_of_action_is_done()
    {
        var (client, _) = await TestTable.CreateAsync();
        foreach (var key in new[] { "merge", "replace", "delete", "upsert-merge", "upsert-replace" })
        {
            await client.AddEntityAsync(new TableEntity("p", key) { ["Old"] = 1 });
        }

        var result = await client.SubmitTransactionAsync(
        [
            Act(TableTransactionActionType.Add, "add"),
            Act(TableTransactionActionType.UpdateMerge, "merge", ETag.All),
            Act(TableTransactionActionType.UpdateReplace, "replace", ETag.All),
            Act(TableTransactionActionType.Delete, "delete"),
            Act(TableTransactionActionType.UpsertMerge, "upsert-merge"),
            Act(TableTransactionActionType.UpsertReplace, "upsert-replace"),
        ]);

        Assert.Equal(202, result.GetRawResponse().Status);
        Assert.All(result.Value, response => Assert.Equal(204, response.Status));
        Assert.Equal(
            ["add:-é", "merge:1é", "replace:-é", "upsert-merge:1é", "upsert-replace:-é"],
            await client.QueryAsync<TableEntity>().Select(row => $"{row.RowKey}:{row.GetInt32("Old")?.ToString() ?? "-"}{row.GetString("New")}").ToListAsync());
    }

    [Fact]
    public async Task The_answers_carry_each_rows_new_etag_in_order()
    {
        var (client, _) = await TestTable.CreateAsync();

        var result = await client.SubmitTransactionAsync([Act(TableTransactionActionType.Add, "b"), Act(TableTransactionActionType.UpsertReplace, "a")]);

        Assert.Equal((await client.GetEntityAsync<TableEntity>("p", "b")).Value.ETag, result.Value[0].Headers.ETag);
        Assert.Equal((await client.GetEntityAsync<TableEntity>("p", "a")).Value.ETag, result.Value[1].Headers.ETag);
    }

    [Fact]
    public async Task A_hundred_rows_are_one_transaction_and_one_request()
    {
        var (client, requests) = await TestTable.CreateAsync();

        var result = await client.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(i => Act(TableTransactionActionType.Add, $"{i:D3}")));

        Assert.Equal(100, result.Value.Count);
        Assert.Equal(1, requests.Count);
        Assert.Equal(100, await client.QueryAsync<TableEntity>().CountAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_failure_names_the_action_and_writes_nothing(int failing)
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "there"));
        var actions = Enumerable.Range(0, 3).Select(i => Act(TableTransactionActionType.Add, i == failing ? "there" : $"new{i}"));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => client.SubmitTransactionAsync(actions));

        Assert.Equal(failing, failure.FailedTransactionActionIndex);
        Assert.Equal(409, failure.Status);
        Assert.Equal(TableErrorCode.EntityAlreadyExists, failure.ErrorCode);
        Assert.Single(await client.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task A_stale_etag_fails_the_whole_transaction()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r"));

        foreach (var type in new[] { TableTransactionActionType.UpdateMerge, TableTransactionActionType.UpdateReplace, TableTransactionActionType.Delete })
        {
            var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => client.SubmitTransactionAsync([Act(TableTransactionActionType.UpsertMerge, "new"), Act(type, "r", Stale)]));
            Assert.Equal((412, 1), (failure.Status, failure.FailedTransactionActionIndex));
            Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, failure.ErrorCode);
        }
    }

    [Fact]
    public async Task A_missing_row_fails_a_delete_within_a_transaction()
    {
        var (client, _) = await TestTable.CreateAsync();

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => client.SubmitTransactionAsync([Act(TableTransactionActionType.Delete, "r")]));

        Assert.Equal((404, 0), (failure.Status, failure.FailedTransactionActionIndex));
        Assert.Equal(TableErrorCode.ResourceNotFound, failure.ErrorCode);
    }

    [Fact]
    public async Task An_update_without_an_etag_writes_whether_or_not_the_row_exists()
    {
        var (client, _) = await TestTable.CreateAsync();

        await client.SubmitTransactionAsync([Act(TableTransactionActionType.UpdateMerge, "a"), Act(TableTransactionActionType.UpdateReplace, "b")]);

        Assert.Equal(2, await client.QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public async Task A_transaction_is_submitted_without_async_too()
    {
        var (client, _) = await TestTable.CreateAsync();

        Assert.Single(client.SubmitTransaction([Act(TableTransactionActionType.Add, "a")]).Value);
        Assert.Equal(0, Assert.Throws<TableTransactionFailedException>(() => client.SubmitTransaction([Act(TableTransactionActionType.Add, "a")])).FailedTransactionActionIndex);
    }

    [Fact]
    public async Task A_letter_beyond_ASCII_takes_six_bytes_of_the_payload()
    {
        var (client, requests) = await TestTable.CreateAsync();

        await client.SubmitTransactionAsync([Act(TableTransactionActionType.Add, "a")]);

        Assert.Contains("""
            "New":"\u00E9"
            """, requests.Last.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_table_is_told_as_such()
    {
        var (client, _) = await TestTable.MissingAsync();

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => client.SubmitTransactionAsync([Act(TableTransactionActionType.Add, "a")]));

        Assert.Equal(TableErrorCode.TableNotFound, failure.ErrorCode);
    }

    [Fact]
    public void A_failure_made_of_another_exception_keeps_its_facts()
    {
        var cause = new InvalidOperationException();
        var known = new RequestFailedException(400, "message", "Code", cause) { Data = { ["FailedEntity"] = "2" } };

        var failure = new TableTransactionFailedException(known);

        Assert.Equal((400, "Code", 2), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Same(cause, failure.InnerException);
        Assert.Null(new TableTransactionFailedException(new RequestFailedException("message")).FailedTransactionActionIndex);
    }

    private static TableTransactionAction Act(TableTransactionActionType type, string rowKey, ETag etag = default) => new(type, new TableEntity("p", rowKey) { ["New"] = "é" }, etag);
}
