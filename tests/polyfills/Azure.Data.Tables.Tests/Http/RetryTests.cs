using System.Net;

namespace Azure.Data.Tables.Tests.Http;

public class RetryTests
{
    private static readonly Uri Account = new("https://council.table.core.windows.net/");

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_passing_error_is_tried_again(HttpStatusCode status)
    {
        var service = new FakeService(FakeService.Error(status, string.Empty), FakeService.Error(status, string.Empty), FakeService.NoContent());

        var response = await Client(service).UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(204, response.Status);
        Assert.Equal(3, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.Single(request.Headers.GetValues("Authorization")));
    }

    [Fact]
    public void It_is_tried_again_without_async_too()
    {
        var service = new FakeService(FakeService.Error(HttpStatusCode.ServiceUnavailable, string.Empty), FakeService.NoContent());

        Assert.Equal(204, Client(service).UpsertEntity(new TableEntity("p", "r")).Status);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    public async Task A_refusal_is_not_tried_again(HttpStatusCode status)
    {
        var service = new FakeService(FakeService.Error(status, string.Empty));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Client(service).UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((int)status, failure.Status);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Tries_end_where_the_options_say()
    {
        var service = new FakeService(FakeService.Error(HttpStatusCode.ServiceUnavailable, string.Empty), FakeService.Error(HttpStatusCode.ServiceUnavailable, string.Empty));
        var options = service.Options;
        options.Retry.MaxRetries = 1;

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Client(service, options).UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(503, failure.Status);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_signature_is_put_behind_the_address_once_a_try()
    {
        var service = new FakeService(FakeService.Error(HttpStatusCode.ServiceUnavailable, string.Empty), FakeService.NoContent());
        var client = new TableClient(new Uri(Account, "people"), new AzureSasCredential("sig=x"), service.Options);

        await client.UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.All(service.Requests, request => Assert.Equal(2, request.RequestUri!.AbsoluteUri.Split("sig=x").Length));
    }

    private static TableClient Client(FakeService service, TableClientOptions? options = null) =>
        new(Account, "people", new TableSharedKeyCredential("council", "aGVsbG8="), options ?? service.Options);
}
