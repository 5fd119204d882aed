using System.Net;
using System.Net.Sockets;
using SendGrid.Helpers.Errors.Model;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

namespace SendGrid.Tests;

public class ClientTests
{
    private static readonly SendGridMessage Message = MailHelper.CreateSingleEmail(new EmailAddress("a@example.org"), new EmailAddress("b@example.org"), "s", "Bore da ŵ", htmlContent: null);

    [Fact]
    public async Task An_email_is_posted_as_json_with_the_key_and_its_answer_has_an_id()
    {
        await using var service = await Service.StartAsync((202, string.Empty));

        var response = await new SendGridClient(service.Options()).SendEmailAsync(Message);

        Assert.Equal((HttpStatusCode.Accepted, true, "filter-0001"), (response.StatusCode, response.IsSuccessStatusCode, response.DeserializeResponseHeaders()["X-Message-Id"]));
        var asked = Assert.Single(service.Requests);
        Assert.Equal("POST /v3/mail/send", $"{asked.Method} {asked.PathAndQuery}");
        Assert.Equal(("Bearer SG.key", "application/json", "application/json"), (asked.Headers.Authorization.ToString(), asked.Headers.ContentType.ToString(), asked.Headers.Accept.ToString()));
        Assert.StartsWith("sendgrid/9.29.3", asked.Headers.UserAgent.ToString(), StringComparison.Ordinal);
        Assert.Equal(Message.Serialize(), asked.Body);
    }

    [Fact]
    public async Task Any_other_request_goes_below_the_version_with_its_query()
    {
        await using var service = await Service.StartAsync((204, string.Empty));
        var client = new SendGridClient(service.Options(options => options.RequestHeaders = new() { ["On-Behalf-Of"] = "council" }));

        var response = await client.RequestAsync(BaseClient.Method.DELETE, """{"delete_all":false}""", """{"limit":2,"emails":["a b","c"],"all":true}""", "suppression/bounces");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var asked = Assert.Single(service.Requests);
        Assert.Equal("DELETE /v3/suppression/bounces?limit=2&emails=a%20b&emails=c&all=True {\"delete_all\":false} council", $"{asked.Method} {asked.PathAndQuery} {asked.Body} {asked.Headers["On-Behalf-Of"]}");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_refusal_is_an_answer_and_nothing_is_sent_again(int status)
    {
        await using var service = await Service.StartAsync((status, """{"errors":[{"message":"no","field":"from","help":null}],"id":7}"""));

        var response = await new SendGridClient(service.Options()).SendEmailAsync(Message);

        Assert.Equal((status, false), ((int)response.StatusCode, response.IsSuccessStatusCode));
        var body = await response.DeserializeResponseBodyAsync();
        Assert.Equal(7L, body["id"]);
        Assert.Contains("\"no\"", ((object)body["errors"]).ToString(), StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_body_that_is_no_json_can_still_be_read_as_text()
    {
        await using var service = await Service.StartAsync((502, "<html>"));

        var response = await new SendGridClient(service.Options()).SendEmailAsync(Message);

        await Assert.ThrowsAnyAsync<Exception>(() => response.DeserializeResponseBodyAsync());
        Assert.Equal("<html>", await response.Body.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_refusal_is_an_exception_where_that_is_wanted()
    {
        await using var service = await Service.StartAsync((429, string.Empty));
        using var http = new HttpClient(new PlainAnswer((HttpStatusCode)429, """{"errors":[{"message":"too many","field":null}]}"""));
        var client = new SendGridClient(http, service.Options(options => options.HttpErrorAsException = true));

        var refusal = await Assert.ThrowsAsync<TooManyRequestsException>(() => client.SendEmailAsync(Message));

        Assert.Equal("""{"ErrorHttpStatusCode":429,"ErrorReasonPhrase":"Too Many Requests","SendGridErrorMessage":"too many","FieldWithError":null,"HelpLink":null}""", refusal.Message);
    }

    [Fact]
    public async Task Retries_are_made_after_a_servers_error_when_they_are_asked_for()
    {
        await using var service = await Service.StartAsync((503, string.Empty), (500, string.Empty), (202, string.Empty));
        var client = new SendGridClient(service.Options(options => options.ReliabilitySettings = new(2, TimeSpan.Zero, TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(1))));

        var response = await client.SendEmailAsync(Message);

        Assert.Equal((HttpStatusCode.Accepted, 3), (response.StatusCode, service.Requests.Count));
    }

    [Fact]
    public async Task When_the_retries_are_over_a_servers_error_is_an_exception_and_429_is_never_retried()
    {
        await using var service = await Service.StartAsync((503, string.Empty));
        await using var busy = await Service.StartAsync((429, string.Empty));
        var settings = new ReliabilitySettings(1, TimeSpan.Zero, TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<HttpRequestException>(() => new SendGridClient(service.Options(options => options.ReliabilitySettings = settings)).SendEmailAsync(Message));
        await new SendGridClient(busy.Options(options => options.ReliabilitySettings = settings)).SendEmailAsync(Message);

        Assert.Equal((2, 1), (service.Requests.Count, busy.Requests.Count));
    }

    [Fact]
    public async Task No_answer_is_the_http_clients_own_exception()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new SendGridClientOptions { ApiKey = "k", Host = $"http://{listener.LocalEndpoint}" };
        using var hasty = new HttpClient { Timeout = TimeSpan.FromMilliseconds(50) };

        await Assert.ThrowsAsync<TaskCanceledException>(() => new SendGridClient(hasty, options).SendEmailAsync(Message));
        listener.Stop();
        await Assert.ThrowsAsync<HttpRequestException>(() => new SendGridClient(options).SendEmailAsync(Message));
    }

    [Fact]
    public void The_region_is_a_host()
    {
        Assert.Equal("https://api.sendgrid.com", new SendGridClientOptions().Host);
        Assert.Equal("https://api.eu.sendgrid.com/", new SendGridClientOptions().SetDataResidency("eu").Host);
        Assert.Throws<InvalidOperationException>(() => new SendGridClientOptions().SetDataResidency("uk"));
        Assert.Throws<ArgumentNullException>(() => new SendGridClientOptions().SetDataResidency(string.Empty));
        Assert.Throws<ArgumentNullException>(() => new SendGridClientOptions { ApiKey = " " });
    }

    [Fact]
    public void Retries_have_bounds()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReliabilitySettings(6, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReliabilitySettings(1, TimeSpan.Zero, TimeSpan.FromSeconds(31), TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReliabilitySettings(1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), TimeSpan.Zero));
        Assert.Equal(0, new SendGridClientOptions().ReliabilitySettings.MaximumNumberOfRetries);
    }

    private sealed class PlainAnswer(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
    }
}
