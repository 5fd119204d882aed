using System.Text;
using EngagementFlows.Privacy.Copies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.Messaging.Senders;

/// <summary>What the app relies on from Twilio's package: where requests go, what they carry, and what its failures say.</summary>
public sealed class TwilioPackageTests
{
    private const string Text = "Bore da â 😀 & 1+1";
    private const string To = "+447700900001";

    [Fact]
    public async Task A_text_is_posted_as_a_form_with_the_accounts_name_and_token()
    {
        var wire = Wire.Answering(201, Answer("SM01"));

        var result = await Sms(wire).SendAsync(Wire.Message(Channel.Sms, To, Text) with { ValidSeconds = 3600 }, default);

        Assert.Equal(new HandOver.Accepted("SM01"), result);
        var asked = Assert.Single(wire.Requests);
        Assert.Equal((HttpMethod.Post, "https://api.twilio.com/2010-04-01/Accounts/ACxx/Messages.json"), (asked.Method, asked.Address.AbsoluteUri));
        Assert.Equal("application/x-www-form-urlencoded", asked.ContentType);
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes("ACxx:token")), asked.Headers.Authorization!.Parameter);
        var form = QueryHelpers.ParseQuery(asked.Body).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        Assert.Equal((To, "+447700900000", Text, "3600"), (form["To"], form["From"], form["Body"], form["ValidityPeriod"]));
        Assert.StartsWith("https://flows.example.org/api/webhooks/twilio/status?", form["StatusCallback"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ie1", "dublin", "api.dublin.ie1.twilio.com")]
    [InlineData("ie1", "", "api.ie1.twilio.com")]
    [InlineData("", "dublin", "api.dublin.us1.twilio.com")]
    public async Task Region_and_edge_are_in_the_host(string region, string edge, string host)
    {
        var wire = Wire.Answering(201, Answer("SM01"));

        await Sms(wire, settings => (settings.Twilio.Region, settings.Twilio.Edge) = (region, edge)).SendAsync(Wire.Message(Channel.Sms, To, Text), default);

        Assert.Equal(host, Assert.Single(wire.Requests).Address.Host);
    }

    [Theory]
    [InlineData(400, """{"code": 21610, "message": "Unsubscribed", "more_info": "", "status": 400}""", "21610")]
    [InlineData(400, """{"code": 21211, "message": "No number", "more_info": "", "status": 400, "details": {"n": 1}}""", "21211")]
    [InlineData(401, """{"code": 20003, "message": "Authenticate", "more_info": "", "status": 401}""", "20003")]
    [InlineData(404, """{"message": "Not found", "status": 404}""", "404")]
    public async Task A_refusal_has_Twilios_code_or_else_the_status(int status, string body, string code)
    {
        var wire = Wire.Answering(status, body);

        var result = await Sms(wire).SendAsync(Wire.Message(Channel.Sms, To, Text), default);

        Assert.Equal(code, Assert.IsType<HandOver.Refused>(result).Fault.Code);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData(500, """{"code": 20500, "message": "Internal", "status": 500}""")]
    [InlineData(503, "{}")]
    [InlineData(502, "<html>")]
    [InlineData(400, "<html>")]
    [InlineData(400, """{"code": 216""")]
    [InlineData(201, """{"sid": "SM""")]
    [InlineData(201, "<html>")]
    [InlineData(201, "[]")]
    [InlineData(201, "")]
    public async Task What_cannot_be_read_leaves_it_unknown_whether_the_text_was_taken_and_nothing_is_sent_again(int status, string body)
    {
        var wire = Wire.Answering(status, body);

        var result = await Sms(wire).SendAsync(Wire.Message(Channel.Sms, To, Text), default);

        Assert.IsType<HandOver.Unknown>(result);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_connection_that_was_never_made_is_told_from_one_that_broke()
    {
        var (none, broken) = (Wire.NoConnection(), Wire.Breaking());

        Assert.Equal(FaultClass.Temporary, Assert.IsType<HandOver.Refused>(await Sms(none).SendAsync(Wire.Message(Channel.Sms, To, Text), default)).Fault.Class);
        Assert.IsType<HandOver.Unknown>(await Sms(broken).SendAsync(Wire.Message(Channel.Sms, To, Text), default));
        Assert.Equal((1, 1), (none.Requests.Count, broken.Requests.Count));
    }

    [Fact]
    public async Task A_text_is_looked_for_by_its_recipient_in_one_request()
    {
        var wire = Wire.Answering(200, $$"""{ "messages": [{{Answer("SM01")}}], "page": 0, "page_size": 100, "next_page_uri": "/2010-04-01/Accounts/ACxx/Messages.json?Page=1" }""");

        var found = await Sms(wire).LookUpAsync(Wire.Message(Channel.Sms, To, Text).Reference, To, Text, new DateTimeOffset(2023, 8, 24, 5, 1, 45, TimeSpan.Zero), default);
        var later = await Sms(wire).LookUpAsync(Wire.Message(Channel.Sms, To, Text).Reference, To, Text, new DateTimeOffset(2023, 8, 24, 5, 4, 0, TimeSpan.Zero), default);

        Assert.Equal((LookUp.Found, LookUp.NotFound), (found, later));
        Assert.StartsWith("/2010-04-01/Accounts/ACxx/Messages.json?To=%2B447700900001&", wire.Requests[0].Address.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_text_is_fetched_redacted_and_deleted_by_its_SID()
    {
        var (there, gone) = (Wire.Answering(200, Answer("SM01")), Wire.Answering(404, """{"code": 20404, "message": "Not found", "status": 404}"""));
        var copies = new TwilioCopies(Wire.Settings(), there.Http());

        Assert.Equal(Text, (await copies.FindAsync("SM01"))!.Body);
        Assert.True(await copies.RedactAsync("SM01"));
        Assert.False(await new TwilioCopies(Wire.Settings(), gone.Http()).RedactAsync("SM01"));
        await new TwilioCopies(Wire.Settings(), gone.Http()).DeleteAsync("SM01");

        Assert.Equal(
            ["GET /2010-04-01/Accounts/ACxx/Messages/SM01.json ", "POST /2010-04-01/Accounts/ACxx/Messages/SM01.json Body=", "POST /2010-04-01/Accounts/ACxx/Messages/SM01.json Body=", "DELETE /2010-04-01/Accounts/ACxx/Messages/SM01.json "],
            there.Requests.Concat(gone.Requests).Select(asked => $"{asked.Method} {asked.Address.AbsolutePath} {asked.Body}"));
    }

    private static TwilioSms Sms(Wire wire, Action<ProviderSettings>? change = null) => new(Wire.Settings(change), wire.Http(), NullLogger<TwilioSms>.Instance);

    private static string Answer(string sid) => $$"""
        {
          "sid": "{{sid}}", "account_sid": "ACxx", "messaging_service_sid": null, "from": "+447700900000", "to": "{{To}}",
          "body": "{{Text}}", "status": "queued", "direction": "outbound-api", "num_segments": "1", "num_media": "0",
          "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "date_sent": null, "date_updated": "Thu, 24 Aug 2023 05:01:46 +0000",
          "error_code": null, "error_message": null, "price": null, "price_unit": "GBP", "api_version": "2010-04-01",
          "uri": "/2010-04-01/Accounts/ACxx/Messages/{{sid}}.json", "new_to_us": [{ "a": 1 }],
          "subresource_uris": { "media": "/2010-04-01/Accounts/ACxx/Messages/{{sid}}/Media.json" }
        }
        """;
}
