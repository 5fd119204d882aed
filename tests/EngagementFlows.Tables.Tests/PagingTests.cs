using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests;

public sealed class PagingTests
{
    private const int Rows = 1250;

    [Fact]
    public async Task More_than_a_thousand_rows_come_in_pages_of_a_thousand()
    {
        var client = await FilledAsync();

        var pages = await client.QueryAsync<TableEntity>().AsPages().ToListAsync();

        Assert.Equal([1000, 250], pages.Select(page => page.Values.Count));
        Assert.NotNull(pages[0].ContinuationToken);
        Assert.Null(pages[1].ContinuationToken);
        Assert.Equal(200, pages[1].GetRawResponse().Status);
        Assert.Equal(Enumerable.Range(0, Rows).Select(Key), pages.SelectMany(page => page.Values).Select(row => row.RowKey));
    }

    [Fact]
    public async Task All_rows_come_when_they_are_just_enumerated()
    {
        var client = await FilledAsync();

        Assert.Equal(Rows, await client.QueryAsync<TableEntity>(select: ["RowKey"]).CountAsync());
        Assert.Equal(Rows, client.Query<TableEntity>("PartitionKey eq 'p'").Count());
    }

    [Fact]
    public async Task A_token_goes_on_where_the_page_ended_in_another_client_and_with_another_size()
    {
        var client = await FilledAsync();
        var first = await client.QueryAsync<TableEntity>(maxPerPage: 600).AsPages().FirstAsync();

        var others = client.Query<TableEntity>().AsPages(first.ContinuationToken, pageSizeHint: 500).ToList();

        Assert.Equal(600, first.Values.Count);
        Assert.Equal([500, 150], others.Select(page => page.Values.Count));
        Assert.Equal(Key(600), others[0].Values[0].RowKey);
    }

    [Fact]
    public async Task A_hint_for_the_size_wins_over_the_querys_own_size()
    {
        var (client, requests) = await TestTable.CreateAsync();

        await client.QueryAsync<TableEntity>(maxPerPage: 10).AsPages(pageSizeHint: 20).ToListAsync();

        Assert.Contains("$top=20", requests.Last.Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_sends_nothing_until_it_is_enumerated_and_one_request_a_page()
    {
        var (client, requests) = await TestTable.CreateAsync();

        var query = client.QueryAsync<TableEntity>();
        var before = requests.Count;
        await query.ToListAsync();

        Assert.Equal((0, 1), (before, requests.Count));
    }

    [Fact]
    public async Task A_query_on_a_missing_table_fails_when_it_is_enumerated()
    {
        var (client, _) = await TestTable.MissingAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(async () => await client.QueryAsync<TableEntity>().ToListAsync());

        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));
        Assert.Throws<RequestFailedException>(() => client.Query<TableEntity>().ToList());
    }

    [Fact]
    public async Task A_cancelled_query_ends_with_the_cancellation()
    {
        var (client, _) = await TestTable.CreateAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.QueryAsync<TableEntity>(cancellationToken: new CancellationToken(canceled: true)).ToListAsync());
    }

    private static string Key(int i) => $"{i:D5}";

    private static async Task<TableClient> FilledAsync()
    {
        var (client, _) = await TestTable.CreateAsync();
        foreach (var rows in Enumerable.Range(0, Rows).Chunk(100))
        {
            await client.SubmitTransactionAsync(rows.Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", Key(i)) { ["I"] = i })));
        }

        return client;
    }
}
