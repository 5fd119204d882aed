using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace EngagementFlows.Tables.Tests;

public sealed class TableTests
{
    [Fact]
    public async Task A_table_is_created_and_named_in_the_answer()
    {
        var (client, _) = await TestTable.MissingAsync();

        var created = await client.CreateAsync();

        Assert.Equal(client.Name, created.Value.Name);
    }

    [Fact]
    public async Task Creating_a_table_twice_is_a_conflict()
    {
        var (client, _) = await TestTable.CreateAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.CreateAsync());

        Assert.Equal(409, failure.Status);
        Assert.Equal(TableErrorCode.TableAlreadyExists, failure.ErrorCode);
    }

    [Fact]
    public async Task Creating_a_table_if_it_does_not_exist_makes_it_once()
    {
        var (client, _) = await TestTable.MissingAsync();

        var first = await client.CreateIfNotExistsAsync();
        var second = await client.CreateIfNotExistsAsync();

        Assert.Equal(204, first.GetRawResponse().Status);
        Assert.Equal(409, second.GetRawResponse().Status);
        Assert.Equal(client.Name, second.Value.Name);
    }

    [Fact]
    public async Task Deleting_a_table_that_is_not_there_answers_404_without_throwing()
    {
        var (client, _) = await TestTable.MissingAsync();

        var deleted = await client.DeleteAsync();

        Assert.Equal(404, deleted.Status);
        Assert.False(deleted.IsError);
    }

    [Fact]
    public async Task A_deleted_table_is_gone()
    {
        var (client, _) = await TestTable.CreateAsync();

        Assert.Equal(204, (await client.DeleteAsync()).Status);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => client.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal(404, failure.Status);
        Assert.Equal(TableErrorCode.TableNotFound, failure.ErrorCode);
    }

    [Fact]
    public async Task Tables_are_created_and_deleted_without_async_too()
    {
        var (client, _) = await TestTable.MissingAsync();

        Assert.Equal(client.Name, client.CreateIfNotExists().Value.Name);
        Assert.Throws<RequestFailedException>(() => client.Create());
        Assert.Equal(204, client.Delete().Status);
        Assert.Equal(client.Name, client.Create().Value.Name);
    }
}
