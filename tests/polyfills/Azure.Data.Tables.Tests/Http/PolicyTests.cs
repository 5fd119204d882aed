using Azure.Core;

namespace Azure.Data.Tables.Tests.Http;

public class PolicyTests
{
    [Fact]
    public async Task A_policy_of_the_callers_sees_every_request_of_the_service_client_and_its_table_clients()
    {
        var fake = new FakeService(FakeService.NoContent(), FakeService.NoContent());
        var options = fake.Options;
        var requests = new RecordedRequests();
        options.AddPolicy(requests, HttpPipelinePosition.PerCall);
        var service = new TableServiceClient("AccountName=a;AccountKey=aGVsbG8=", options);

        await service.DeleteTableAsync("people");
        await service.GetTableClient("people").UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(["DELETE", "PATCH"], requests.All.Select(request => request.Method));
    }

    [Theory]
    [InlineData(TableClientOptions.ServiceVersion.V2019_02_02, "2019-02-02")]
    [InlineData(TableClientOptions.ServiceVersion.V2020_12_06, "2020-12-06")]
    public async Task The_services_version_is_the_one_in_the_options(TableClientOptions.ServiceVersion version, string text)
    {
        var (client, requests) = (default(TableClient), new RecordedRequests());
        var fake = new FakeService(FakeService.NoContent());
        var options = new TableClientOptions(version) { Transport = fake.Options.Transport };
        options.AddPolicy(requests, HttpPipelinePosition.PerCall);
        client = new TableClient("AccountName=a;AccountKey=aGVsbG8=", "people", options);

        await client.UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(text, requests.Last.Headers["x-ms-version"]);
    }

    [Fact]
    public void A_version_that_does_not_exist_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableClientOptions((TableClientOptions.ServiceVersion)9));
    }

    [Fact]
    public async Task A_cancelled_request_is_not_sent()
    {
        var (client, _) = await TestTable.CreateAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AddEntityAsync(new TableEntity("p", "r"), new CancellationToken(canceled: true)));
        Assert.Equal(404, (await client.DeleteEntityAsync("p", "r")).Status);
    }

    [Fact]
    public async Task A_client_may_be_replaced_by_one_that_overrides_it()
    {
        TableClient client = new AlwaysEmpty();

        Assert.Empty(await client.QueryAsync<TableEntity>().ToListAsync());
    }

    private sealed class AlwaysEmpty : TableClient
    {
        public override AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
            AsyncPageable<T>.FromPages([]);
    }
}
