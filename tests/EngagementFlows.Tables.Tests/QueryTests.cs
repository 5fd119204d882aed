using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests;

public sealed class QueryTests
{
    private static readonly Guid Id = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff");
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 7, 14, 18, 30, 0, TimeSpan.Zero).AddTicks(1234567);

    [Fact]
    public async Task Rows_are_found_by_values_of_every_type()
    {
        var client = await TwoPeopleAsync();

        await FindsAnnAsync(client, $"Text eq {"it's Ann"}");
        await FindsAnnAsync(client, $"Number eq {5}");
        await FindsAnnAsync(client, $"Large eq {5000000000}");
        await FindsAnnAsync(client, $"Measure eq {1.5}");
        await FindsAnnAsync(client, $"Flag eq {true}");
        await FindsAnnAsync(client, $"Identity eq {Id}");
        await FindsAnnAsync(client, $"When eq {Time}");
        await FindsAnnAsync(client, $"Bytes eq {new byte[] { 1, 255 }}");
        await FindsAnnAsync(client, $"Text ge {"it"} and Text lt {"iu"}");
        await FindsAnnAsync(client, $"PartitionKey eq {"p"} and (RowKey eq {"ann"} or RowKey eq {"nobody"})");
        await FindsAnnAsync(client, $"RowKey ne {"bob"}");
    }

    [Fact]
    public async Task Only_the_selected_properties_are_read()
    {
        var client = await TwoPeopleAsync();

        var ann = await client.QueryAsync<TableEntity>("RowKey eq 'ann'", select: ["Text", "RowKey"]).SingleAsync();

        Assert.Equal(("ann", "it's Ann", null), (ann.RowKey, ann.GetString("Text"), ann.GetInt32("Number")));
    }

    [Fact]
    public async Task A_filter_that_makes_no_sense_is_refused_by_the_service()
    {
        var client = await TwoPeopleAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(async () => await client.QueryAsync<TableEntity>("Nonsense ~~ 3").ToListAsync());

        Assert.Equal((400, "InvalidInput"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task A_filter_with_any_character_arrives_whole()
    {
        var (client, _) = await TestTable.CreateAsync();
        const string text = "50% & more = é😀 + '#?/\\";
        await client.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = text });

        Assert.Single(await client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Text eq {text}")).ToListAsync());
    }

    [Fact]
    public async Task Rows_of_different_shapes_are_each_read_by_their_own_names()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "1") { ["A"] = 1, ["B"] = 2L, ["C"] = "c1" });
        await client.AddEntityAsync(new TableEntity("p", "2") { ["C"] = "c2", ["A"] = 10 });
        await client.AddEntityAsync(new TableEntity("p", "3") { ["New"] = true });

        var rows = await client.QueryAsync<TableEntity>()
            .Select(row => (row.RowKey, row.GetInt32("A"), row.GetInt64("B"), row.GetString("C"), row.GetBoolean("New")))
            .ToListAsync();

        Assert.Equal([("1", 1, 2L, "c1", null), ("2", 10, null, "c2", null), ("3", null, null, null, true)], rows);
    }

    private static async Task FindsAnnAsync(TableClient client, FormattableString filter) =>
        Assert.Equal("ann", Assert.Single(await client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).ToListAsync()).RowKey);

    private static async Task<TableClient> TwoPeopleAsync()
    {
        var (client, _) = await TestTable.CreateAsync();
        await client.AddEntityAsync(new TableEntity("p", "ann")
        {
            ["Text"] = "it's Ann",
            ["Number"] = 5,
            ["Large"] = 5000000000,
            ["Measure"] = 1.5,
            ["Flag"] = true,
            ["Identity"] = Id,
            ["When"] = Time,
            ["Bytes"] = new byte[] { 1, 255 },
        });
        await client.AddEntityAsync(new TableEntity("p", "bob") { ["Text"] = "Bob" });
        return client;
    }
}
