using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class ContractTests(RunningFake fake) : FakeProviderTests(fake)
{
    [Theory]
    [InlineData("Frm", "+447700900456", "Frm")]
    [InlineData("ValidityPeriod", "soon", "ValidityPeriod")]
    [InlineData("ValidityPeriod", "0", "ValidityPeriod")]
    [InlineData("ValidityPeriod", "36001", "ValidityPeriod")]
    [InlineData("SmartEncoded", "perhaps", "SmartEncoded")]
    [InlineData("ContentRetention", "forget", "ContentRetention")]
    [InlineData("MessagingServiceSid", "MG1", "MessagingServiceSid")]
    [InlineData("MaxPrice", "cheap", "MaxPrice")]
    [InlineData("SendAt", "tomorrow", "SendAt")]
    [InlineData("Body", "a second body", "Body")]
    [InlineData("StatusCallback", "a second one", "StatusCallback")]
    public async Task A_text_that_breaks_its_contract_is_refused_and_recorded(string field, string value, string problem)
    {
        using var answer = await SendTextAsync([.. Text(), (field, value)]);

        await IsViolationAsync(answer, problem);
    }

    [Fact]
    public async Task A_text_without_recipient_is_refused_and_recorded()
    {
        using var answer = await SendTextAsync(("From", Ours), ("Body", "Hello"));

        await IsViolationAsync(answer, "To");
    }

    [Fact]
    public async Task A_status_callback_that_is_no_address_is_refused_and_recorded()
    {
        using var answer = await SendTextAsync(("To", Person), ("From", Ours), ("Body", "Hello"), ("StatusCallback", "/relative"));

        await IsViolationAsync(answer, "StatusCallback");
    }

    [Theory]
    [InlineData("PageSize=1001", "PageSize")]
    [InlineData("PageSize=many", "PageSize")]
    [InlineData("DateSent=yesterday", "DateSent")]
    [InlineData("SentOn=2026-11-23", "SentOn")]
    [InlineData("To=1&To=2", "To")]
    public async Task A_list_that_breaks_its_contract_is_refused_and_recorded(string query, string problem)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{Messages}?{query}");

        await IsViolationAsync(answer, problem);
    }

    [Theory]
    [InlineData("$.subjct", "\"Hello\"", "subjct")]
    [InlineData("$.custom_args", "{\"m\":\"key-1\"}", "custom_args")]
    [InlineData("$.from", "null", "from")]
    [InlineData("$.from", "{\"email\":\"nobody\"}", "from.email")]
    [InlineData("$.content", "[{\"type\":\"text/plain\",\"value\":\"\"}]", "content[0].value")]
    [InlineData("$.content", "[{\"type\":\"text/html\",\"value\":\"a\"},{\"type\":\"text/plain\",\"value\":\"a\"}]", "content")]
    [InlineData("$.content", "null", "content")]
    [InlineData("$.personalizations", "[]", "personalizations")]
    [InlineData("$.personalizations", "[{\"to\":[{\"email\":\"a@example.org\"}],\"cc\":[{\"email\":\"A@example.org\"}]}]", "personalizations")]
    [InlineData("$.categories", "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]", "categories")]
    [InlineData("$.categories", "[\"same\",\"same\"]", "categories")]
    [InlineData("$.headers", "{\"Subject\":\"Mine\"}", "headers.Subject")]
    [InlineData("$.headers", "{\"X-Number\":5}", "headers.X-Number")]
    [InlineData("$.send_at", "\"later\"", "send_at")]
    [InlineData("$.attachments", "[{\"filename\":\"a.ics\"}]", "content")]
    [InlineData("$.attachments", "[{\"filename\":\"a.ics\",\"content\":\"QQ==\",\"disposition\":\"beside\"}]", "attachments[0].disposition")]
    public async Task A_mail_that_breaks_its_contract_is_refused_and_recorded(string member, string value, string problem)
    {
        var mail = Mail();
        var name = member["$.".Length..];
        if (value == "null")
        {
            mail.Remove(name);
        }
        else
        {
            mail[name] = JsonNode.Parse(value);
        }

        using var answer = await SendMailAsync(mail);

        await IsViolationAsync(answer, problem);
    }

    [Theory]
    [InlineData("{\"from\":", "application/json", "body")]
    [InlineData("{\"from\":{},\"from\":{}}", "application/json", "body")]
    [InlineData("from=a", "application/x-www-form-urlencoded", "Content-Type")]
    public async Task A_body_that_is_not_of_its_type_is_refused_and_recorded(string body, string type, string problem)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await SendAsync(HttpMethod.Post, "/v3/mail/send", content);

        await IsViolationAsync(answer, problem);
    }

    [Fact]
    public async Task An_erasure_of_nobody_is_refused_and_recorded()
    {
        using var content = JsonContent.Create(new { email_addresses = Array.Empty<string>() });
        using var answer = await SendAsync(HttpMethod.Post, "/v3/recipients/erasejob", content);

        await IsViolationAsync(answer, "email_addresses");
    }

    [Theory]
    [InlineData("POST", "/v3/mail/sent", 404)]
    [InlineData("POST", "/v3/mail/batch", 404)]
    [InlineData("GET", "/v3/mail/send", 405)]
    [InlineData("PUT", "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json", 405)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json", 404)]
    public async Task A_call_that_nothing_expects_is_refused_and_recorded(string method, string path, int status)
    {
        using var answer = await SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, (int)answer.StatusCode);
        var violation = Assert.Single((await Control.LedgerAsync()).Violations);
        Assert.Equal((method, path), (violation.Method, violation.Path));
    }

    private async Task IsViolationAsync(HttpResponseMessage answer, string problem)
    {
        Assert.Equal(400, (int)answer.StatusCode);
        var ledger = await Control.LedgerAsync();
        Assert.Empty(ledger.Messages);
        Assert.Equal(400, Assert.Single(ledger.Refusals).Status);
        Assert.Contains(Assert.Single(ledger.Violations).Problems, fault => fault.Contains(problem, StringComparison.Ordinal));
    }
}
