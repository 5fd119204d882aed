using EngagementFlows.Testing;

namespace Azure.Data.Tables.Tests;

public class TableServiceTests
{
    [Fact]
    public async Task A_service_client_knows_its_account_and_makes_clients_of_tables()
    {
        var azurite = await Azurite.SharedAsync();
        var service = new TableServiceClient(azurite.ConnectionString);

        var client = service.GetTableClient("people");

        Assert.Equal(Azurite.AccountName, service.AccountName);
        Assert.Equal($"http://127.0.0.1:{azurite.Port}/{Azurite.AccountName}", service.Uri.AbsoluteUri.TrimEnd('/'));
        Assert.Equal("people", client.Name);
        Assert.Equal(Azurite.AccountName, client.AccountName);
        Assert.Equal($"http://127.0.0.1:{azurite.Port}/{Azurite.AccountName}/people", client.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task A_service_client_creates_and_deletes_tables()
    {
        var service = new TableServiceClient((await Azurite.SharedAsync()).ConnectionString);
        var name = TestTable.NewName();

        Assert.Equal(name, (await service.CreateTableAsync(name)).Value.Name);
        Assert.Equal(409, (await service.CreateTableIfNotExistsAsync(name)).GetRawResponse().Status);
        Assert.Equal(204, (await service.DeleteTableAsync(name)).Status);
        Assert.Equal(404, (await service.DeleteTableAsync(name)).Status);
    }

    [Fact]
    public async Task A_service_client_does_the_same_without_async()
    {
        var service = new TableServiceClient((await Azurite.SharedAsync()).ConnectionString);
        var name = TestTable.NewName();

        Assert.Equal(name, service.CreateTable(name).Value.Name);
        Assert.Equal(409, service.CreateTableIfNotExists(name).GetRawResponse().Status);
        Assert.Equal(name, Assert.Single(service.Query(table => table.Name == name)).Name);
        Assert.Equal(204, service.DeleteTable(name).Status);
    }

    [Fact]
    public async Task Tables_are_found_by_name_in_each_way_of_asking()
    {
        var service = new TableServiceClient((await Azurite.SharedAsync()).ConnectionString);
        var name = TestTable.NewName();
        await service.CreateTableAsync(name);
        FormattableString formatted = $"TableName eq {name}";

        Assert.Equal(name, Assert.Single(await service.QueryAsync(table => table.Name == name).ToListAsync()).Name);
        Assert.Equal(name, Assert.Single(await service.QueryAsync($"TableName eq '{name}'").ToListAsync()).Name);
        Assert.Equal(name, Assert.Single(await service.QueryAsync(formatted).ToListAsync()).Name);
        Assert.Equal($"TableName eq '{name}'", TableServiceClient.CreateQueryFilter(table => table.Name == name));
        Assert.Equal($"TableName eq '{name}'", TableServiceClient.CreateQueryFilter(formatted));
    }

    [Fact]
    public async Task Tables_come_in_pages_that_a_token_goes_on_from()
    {
        await using var azurite = await Azurite.StartAsync();
        var service = new TableServiceClient(azurite.ConnectionString);
        foreach (var name in new[] { "alpha", "beta", "gamma", "delta", "epsilon" })
        {
            await service.CreateTableAsync(name);
        }

        var first = await service.QueryAsync(maxPerPage: 2).AsPages().FirstAsync();
        var others = await service.QueryAsync().AsPages(first.ContinuationToken, pageSizeHint: 2).ToListAsync();

        Assert.Equal(2, first.Values.Count);
        Assert.Equal([2, 1], others.Select(page => page.Values.Count));
        Assert.Equal(["alpha", "beta", "delta", "epsilon", "gamma"], first.Values.Concat(others.SelectMany(page => page.Values)).Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_table_needs_a_name()
    {
        var service = new TableServiceClient("UseDevelopmentStorage=true");

        Assert.Throws<ArgumentNullException>(() => service.GetTableClient(null));
        Assert.Throws<ArgumentNullException>(() => service.CreateTable(null));
    }
}
