using System.Net;
using Azure;
using Azure.Data.Tables;

namespace EngagementFlows.Tables.Tests;

public sealed class RetryTests
{
    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_passing_error_is_tried_again(HttpStatusCode status)
    {
        var service = new FakeService(status, status, HttpStatusCode.NoContent);

        var response = await service.Client().UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(204, response.Status);
        Assert.Equal(3, service.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    public async Task A_refusal_is_not_tried_again(HttpStatusCode status)
    {
        var service = new FakeService(status);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client().UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((int)status, failure.Status);
        Assert.Equal(1, service.Requests);
    }

    [Fact]
    public async Task Tries_end_where_the_options_say()
    {
        var service = new FakeService(HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.Client(tries: 2).UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(503, failure.Status);
        Assert.Equal(2, service.Requests);
    }

    [Fact]
    public async Task A_transaction_may_be_refused_as_a_whole_request()
    {
        var service = new FakeService(HttpStatusCode.Forbidden);

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() =>
            service.Client().SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "r"))]));

        Assert.Equal(403, failure.Status);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_sent()
    {
        var service = new FakeService(HttpStatusCode.NoContent);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Client().AddEntityAsync(new TableEntity("p", "r"), new CancellationToken(canceled: true)));
        Assert.Equal(0, service.Requests);
    }
}
