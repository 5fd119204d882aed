using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace EngagementFlows.Tables.Tests;

public sealed class ConditionTests
{
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task Adding_a_row_that_exists_is_a_conflict()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r"));

        await FailsAsync(409, TableErrorCode.EntityAlreadyExists, () => client.AddEntityAsync(new TableEntity("p", "r")));
    }

    [Fact]
    public async Task A_row_changed_since_it_was_read_is_not_overwritten()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        var read = (await client.GetEntityAsync<TableEntity>("p", "r")).Value;
        await client.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, read.ETag);

        await FailsAsync(412, TableErrorCode.UpdateConditionNotSatisfied, () => client.UpdateEntityAsync(read, read.ETag));
        await FailsAsync(412, TableErrorCode.UpdateConditionNotSatisfied, () => client.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace));
        await FailsAsync(412, TableErrorCode.UpdateConditionNotSatisfied, () => client.DeleteEntityAsync("p", "r", read.ETag));
        Assert.Equal(2, (await client.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("A"));
    }

    [Fact]
    public async Task Updating_a_row_that_is_not_there_fails_with_404()
    {
        var (client, _) = await TestTable.CreateAsync();

        await FailsAsync(404, TableErrorCode.ResourceNotFound, () => client.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));
    }

    [Fact]
    public async Task An_update_without_an_etag_is_refused_before_it_is_sent()
    {
        var (client, requests) = await TestTable.CreateAsync();

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => client.UpdateEntityAsync(new TableEntity("p", "r"), default));

        Assert.Equal("ifMatch", failure.ParamName);
        Assert.Equal(0, requests.Count);
    }

    [Fact]
    public async Task Deleting_a_row_that_is_not_there_answers_404_without_throwing()
    {
        var (client, _) = await TestTable.CreateAsync();
        var (missing, _) = await TestTable.MissingAsync();

        Assert.Equal(404, (await client.DeleteEntityAsync("p", "r")).Status);
        Assert.Equal(404, (await client.DeleteEntityAsync("p", "r", Stale)).Status);
        Assert.Equal(404, (await missing.DeleteEntityAsync("p", "r")).Status);
    }

    [Fact]
    public async Task Deleting_by_entity_takes_any_version_unless_told_which()
    {
        var (client, requests) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r"));
        var entity = new TableEntity("p", "r") { ETag = Stale };

        await FailsAsync(412, TableErrorCode.UpdateConditionNotSatisfied, () => client.DeleteEntityAsync(entity, entity.ETag));
        Assert.Equal(204, (await client.DeleteEntityAsync(entity)).Status);
        Assert.Equal("*", requests.Last.Headers["If-Match"]);
    }

    [Fact]
    public async Task A_row_that_may_be_missing_is_asked_for_without_an_exception()
    {
        var (client, _) = await TestTable.CreateAsync();
        var (missing, _) = await TestTable.MissingAsync();
        await client.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("r", (await client.GetEntityIfExistsAsync<TableEntity>("p", "r")).Value!.RowKey);
        var none = await client.GetEntityIfExistsAsync<TableEntity>("p", "other");
        Assert.False(none.HasValue);
        Assert.Equal(404, none.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => none.Value);
        Assert.False((await missing.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task A_missing_row_fails_with_404()
    {
        var (client, _) = await TestTable.CreateAsync();
        var (missing, _) = await TestTable.MissingAsync();

        await FailsAsync(404, TableErrorCode.ResourceNotFound, () => client.GetEntityAsync<TableEntity>("p", "r"));
        await FailsAsync(404, TableErrorCode.TableNotFound, () => missing.GetEntityAsync<TableEntity>("p", "r"));
    }

    [Fact]
    public async Task Entities_and_keys_must_be_given()
    {
        var (client, requests) = await TestTable.CreateAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(() => client.AddEntityAsync<TableEntity>(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.AddEntityAsync(new TableEntity(null, "r")));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.UpsertEntityAsync(new TableEntity("p", null)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.DeleteEntityAsync(null, "r"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.UpsertEntityAsync(new TableEntity("p", "r"), (TableUpdateMode)9));
        Assert.Equal(0, requests.Count);
    }

    private static async Task FailsAsync(int status, TableErrorCode code, Func<Task> act)
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(act);
        Assert.Equal(status, failure.Status);
        Assert.True(code == failure.ErrorCode, failure.ErrorCode);
    }
}
