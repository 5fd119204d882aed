using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests;

public sealed class TableServiceTests
{
    [Fact]
    public async Task A_service_client_creates_and_deletes_tables()
    {
        var service = await TestTable.ServiceAsync();
        var name = TestTable.NewName();

        Assert.Equal(name, (await service.CreateTableAsync(name)).Value.Name);
        Assert.Equal(409, (await service.CreateTableIfNotExistsAsync(name)).GetRawResponse().Status);
        Assert.Equal(204, (await service.DeleteTableAsync(name)).Status);
        Assert.Equal(404, (await service.DeleteTableAsync(name)).Status);
    }

    [Fact]
    public async Task Tables_are_listed_and_found_by_name()
    {
        var service = await TestTable.ServiceAsync();
        var name = TestTable.NewName();
        await service.CreateTableAsync(name);

        Assert.Contains(name, await service.QueryAsync().Select(table => table.Name).ToListAsync());
        Assert.Equal(name, Assert.Single(await service.QueryAsync($"TableName eq '{name}'").ToListAsync()).Name);
    }

    [Fact]
    public async Task A_service_clients_policies_see_the_requests_of_its_table_clients()
    {
        var (client, requests) = await TestTable.CreateAsync();

        await client.UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("PATCH", Assert.Single(requests.All).Method);
    }
}
