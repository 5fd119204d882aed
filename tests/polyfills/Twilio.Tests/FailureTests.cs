using System.Net;
using System.Net.Sockets;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;

namespace Twilio.Tests;

public class FailureTests
{
    [Fact]
    public async Task A_refusal_has_code_status_message_more_info_and_details()
    {
        await using var service = await Service.StartAsync((400, """{"code": 21610, "message": "Attempt to send to unsubscribed recipient", "more_info": "https://www.twilio.com/docs/errors/21610", "status": 400, "details": {"n": 1, "s": "x", "l": [1]}}"""));

        var refusal = await Assert.ThrowsAsync<ApiException>(() => SendAsync(service.Client()));

        Assert.Equal((21610, 400, "Attempt to send to unsubscribed recipient", "https://www.twilio.com/docs/errors/21610"), (refusal.Code, refusal.Status, refusal.Message, refusal.MoreInfo));
        Assert.Equal((1L, "x"), (refusal.Details["n"], refusal.Details["s"]));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(429, """{"code": 20429, "message": "Too Many Requests", "status": 429}""", 20429, "Too Many Requests")]
    [InlineData(500, """{"code": "20500", "message": "Internal", "status": 500}""", 20500, "Internal")]
    [InlineData(503, "{}", 0, "Unable to make request, ServiceUnavailable")]
    public async Task Nothing_is_sent_again_and_the_status_is_the_answers(int status, string body, int code, string message)
    {
        await using var service = await Service.StartAsync((status, body));

        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(service.Client()));

        Assert.Equal((code, status, message), (failure.Code, failure.Status, failure.Message));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>", "Api Error: BadGateway - <html>Bad gateway</html>")]
    [InlineData(503, "", "Api Error: ServiceUnavailable - ")]
    [InlineData(500, "[]", "Api Error: InternalServerError - []")]
    [InlineData(429, "\"slow down\"", "Api Error: TooManyRequests - \"slow down\"")]
    [InlineData(400, "{\"code\": null}", "Api Error: BadRequest - {\"code\": null}")]
    [InlineData(400, "{\"code\": 216", "Api Error: BadRequest - {\"code\": 216")]
    public async Task A_failure_without_twilios_json_has_its_status_in_the_message_alone(int status, string body, string message)
    {
        await using var service = await Service.StartAsync((status, body));

        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(service.Client()));

        Assert.Equal((0, 0, message), (failure.Code, failure.Status, failure.Message));
    }

    [Fact]
    public async Task Details_in_a_list_make_it_a_standard_problem()
    {
        await using var service = await Service.StartAsync((400, """{"code": 20001, "type": "about:blank", "title": "Bad", "detail": "Worse", "status": 400, "details": [], "errors": [{"detail": "d", "pointer": "#/p"}]}"""));

        var problem = await Assert.ThrowsAsync<ApiStandardException>(() => SendAsync(service.Client()));

        Assert.Equal((20001, 400, "Worse", "Bad", "#/p"), (problem.Code, problem.Status, problem.Message, problem.Title, Assert.Single(problem.Errors).Pointer));
    }

    [Theory]
    [InlineData("{\"sid\": \"SM")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"sid\": \"SM01\", \"date_created\": \"yesterday\"}")]
    public async Task A_success_that_cannot_be_read_is_an_exception_without_a_status(string body)
    {
        await using var service = await Service.StartAsync((201, body));

        var failure = await Assert.ThrowsAsync<ApiException>(() => SendAsync(service.Client()));

        Assert.Equal((0, 0), (failure.Code, failure.Status));
        Assert.NotNull(failure.InnerException);
    }

    [Fact]
    public async Task A_success_without_a_body_is_no_message()
    {
        await using var service = await Service.StartAsync((201, string.Empty));

        Assert.Null(await SendAsync(service.Client()));
    }

    [Fact]
    public async Task A_refused_connection_is_no_answer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        var failure = await Assert.ThrowsAsync<ApiConnectionException>(() => SendAsync(Over(new System.Net.Http.HttpClient(new Detour(address)))));

        Assert.IsType<HttpRequestException>(failure.InnerException);
        Assert.Equal("Connection Error: POSThttps://api.twilio.com/2010-04-01/Accounts/ACxx/Messages.json", failure.Message);
    }

    [Fact]
    public async Task A_time_limit_is_no_answer_either()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new System.Net.Http.HttpClient(new Detour(new Uri($"http://{listener.LocalEndpoint}"))) { Timeout = TimeSpan.FromMilliseconds(50) };

        var failure = await Assert.ThrowsAsync<ApiConnectionException>(() => SendAsync(Over(client)));

        Assert.IsAssignableFrom<OperationCanceledException>(failure.InnerException);
    }

    private static TwilioRestClient Over(System.Net.Http.HttpClient client) => new("ACxx", "token", httpClient: new SystemNetHttpClient(client));

    private static Task<MessageResource> SendAsync(ITwilioRestClient client) =>
        MessageResource.CreateAsync(new CreateMessageOptions("+447700900001") { From = "+447700900002", Body = "Hello" }, client);
}
