using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace EngagementFlows.Tables.Tests;

public sealed class EntityTests
{
    [Fact]
    public async Task An_added_row_is_read_back_with_its_timestamp_and_etag()
    {
        var (client, _) = await TestTable.CreateAsync();

        var added = await client.AddEntityAsync(new TableEntity("p", "r") { ["Name"] = "Ann", ["Age"] = 5 });
        var row = (await client.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(204, added.Status);
        Assert.Equal("p", row.PartitionKey);
        Assert.Equal("r", row.RowKey);
        Assert.Equal("Ann", row.GetString("Name"));
        Assert.Equal(5, row.GetInt32("Age"));
        Assert.Equal(added.Headers.ETag, row.ETag);
        Assert.NotNull(row.Timestamp);
        Assert.Equal(TimeSpan.Zero, row.Timestamp.Value.Offset);
    }

    [Fact]
    public async Task No_echo_of_an_added_row_is_asked_for()
    {
        var (client, requests) = await TestTable.CreateAsync();

        await client.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("return-no-content", requests.Last.Headers["Prefer"]);
    }

    [Fact]
    public async Task What_the_service_makes_itself_is_not_sent()
    {
        var (client, requests) = await TestTable.CreateAsync();

        await client.AddEntityAsync(new TableEntity("p", "r") { ETag = new ETag("\"x\""), Timestamp = DateTimeOffset.UnixEpoch });

        Assert.Equal("""{"PartitionKey":"p","RowKey":"r"}""", requests.Last.Body);
    }

    [Fact]
    public async Task Merging_keeps_the_properties_that_are_not_mentioned()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 });

        await client.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 });
        await client.UpdateEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, ETag.All);

        var row = (await client.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1, 2, 3), (row.GetInt32("A"), row.GetInt32("B"), row.GetInt32("C")));
    }

    [Fact]
    public async Task Replacing_drops_the_properties_that_are_not_mentioned()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, TableUpdateMode.Replace);

        await client.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, ETag.All, TableUpdateMode.Replace);
        var updated = (await client.GetEntityAsync<TableEntity>("p", "r")).Value;
        await client.UpsertEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, TableUpdateMode.Replace);
        var upserted = (await client.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((null, 2), (updated.GetInt32("A"), updated.GetInt32("B")));
        Assert.Equal((null, 3), (upserted.GetInt32("B"), upserted.GetInt32("C")));
    }

    [Fact]
    public async Task Only_the_selected_properties_are_read()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var row = (await client.GetEntityAsync<TableEntity>("p", "r", ["B"])).Value;

        Assert.Equal(2, row.GetInt32("B"));
        Assert.False(row.ContainsKey("A"));
        Assert.Null(row.PartitionKey);
    }

    [Fact]
    public async Task Rows_are_written_and_read_without_async_too()
    {
        var (client, _) = await TestTable.CreateAsync();

        Assert.Equal(204, client.AddEntity(new TableEntity("p", "r") { ["A"] = 1 }).Status);
        Assert.Equal(204, client.UpsertEntity(new TableEntity("p", "r") { ["B"] = 2 }).Status);
        Assert.Equal(204, client.UpdateEntity(new TableEntity("p", "r") { ["C"] = 3 }, ETag.All).Status);
        Assert.Equal(1, client.GetEntity<TableEntity>("p", "r").Value.GetInt32("A"));
        Assert.True(client.GetEntityIfExists<TableEntity>("p", "r").HasValue);
        Assert.Equal(204, client.DeleteEntity("p", "r").Status);
        Assert.Equal(404, client.DeleteEntity(new TableEntity("p", "r")).Status);
        Assert.Equal(TableErrorCode.ResourceNotFound, Assert.Throws<RequestFailedException>(() => client.GetEntity<TableEntity>("p", "r")).ErrorCode);
    }
}
