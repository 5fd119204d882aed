using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Privacy.Copies;

namespace EngagementFlows.Messaging.Senders;

/// <summary>What the app relies on from SendGrid's package: where requests go, what they carry, and that a refusal is an answer.</summary>
public sealed class SendGridPackageTests
{
    private static readonly OutboundMessage Email = Wire.Message(Channel.Email, "ann@example.org", "Helo ŵ") with
    {
        Html = "<p>Helo & 😀</p>",
        Envelope = new EmailEnvelope("Y Tîm", "reply+t@example.org", new Uri("https://flows.example.org/u/1"), new CalendarPart("REQUEST", "BEGIN:VCALENDAR")),
    };

    [Fact]
    public async Task An_email_is_posted_as_the_API_takes_it()
    {
        var wire = Taking();

        Assert.Equal(new HandOver.Accepted("filter-0001"), await Sender(wire).SendAsync(Email, default));

        var asked = Assert.Single(wire.Requests);
        Assert.Equal((HttpMethod.Post, "https://api.sendgrid.com/v3/mail/send"), (asked.Method, asked.Address.AbsoluteUri));
        Assert.Equal(("Bearer SG.key", "application/json"), (asked.Headers.Authorization!.ToString(), asked.ContentType));
        var expected = JsonNode.Parse($$"""
            {
              "from": { "name": "Y Tîm", "email": "team@example.org" }, "subject": "Gweithdy",
              "personalizations": [{
                "to": [{ "email": "ann@example.org" }],
                "headers": {
                  "Auto-Submitted": "auto-generated", "List-Unsubscribe": "<https://flows.example.org/u/1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"
                },
                "custom_args": { "{{MessageReference.Name}}": "{{Email.Reference}}" }
              }],
              "content": [
                { "type": "text/plain", "value": "Helo ŵ" }, { "type": "text/html", "value": "<p>Helo & 😀</p>" },
                { "type": "text/calendar; method=REQUEST", "value": "BEGIN:VCALENDAR" }
              ],
              "attachments": [{ "content": "QkVHSU46VkNBTEVOREFS", "type": "application/ics", "filename": "meeting.ics", "disposition": "attachment" }],
              "categories": ["{{Telemetry.KindOf(Email.Step)}}"],
              "tracking_settings": { "click_tracking": { "enable": false, "enable_text": false }, "open_tracking": { "enable": false } },
              "reply_to": { "name": "Y Tîm", "email": "reply+t@example.org" }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(asked.Body)), JsonSerializer.Serialize(JsonNode.Parse(asked.Body)));
    }

    [Fact]
    public async Task The_region_is_a_host()
    {
        var wire = Taking();

        await Sender(wire, settings => settings.SendGrid.Region = "eu").SendAsync(Email, default);
        await new SendGridErasure(Wire.Settings(settings => settings.SendGrid.Region = "eu"), wire.Http()).EraseAsync(["ann@example.org"], default);

        Assert.All(wire.Requests, asked => Assert.Equal("api.eu.sendgrid.com", asked.Address.Host));
        Assert.ThrowsAny<Exception>(() => Sender(wire, settings => settings.SendGrid.Region = "uk"));
    }

    [Theory]
    [InlineData(400, """{"errors":[{"message":"no","field":"personalizations.0.to.0.email","help":null}]}""", FaultClass.BadAddress)]
    [InlineData(401, """{"errors":[{"message":"no","field":null}]}""", null)]
    [InlineData(413, "<html>", null)]
    public async Task A_refusal_is_an_answer_and_nothing_is_sent_again(int status, string body, FaultClass? fault)
    {
        var wire = Wire.Answering(status, body);

        var refused = Assert.IsType<HandOver.Refused>(await Sender(wire).SendAsync(Email, default));

        Assert.Equal($"{status}", refused.Fault.Code);
        Assert.Equal(fault ?? ProviderErrors.ClassOf(status), refused.Fault.Class);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_servers_error_leaves_it_unknown_and_nothing_is_sent_again(int status)
    {
        var wire = Wire.Answering(status);

        Assert.IsType<HandOver.Unknown>(await Sender(wire).SendAsync(Email, default));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_connection_that_was_never_made_is_told_from_one_that_broke()
    {
        var (none, broken) = (Wire.NoConnection(), Wire.Breaking());

        Assert.Equal(FaultClass.Temporary, Assert.IsType<HandOver.Refused>(await Sender(none).SendAsync(Email, default)).Fault.Class);
        Assert.IsType<HandOver.Unknown>(await Sender(broken).SendAsync(Email, default));
        Assert.Equal((1, 1), (none.Requests.Count, broken.Requests.Count));
    }

    [Fact]
    public async Task Any_other_request_goes_below_the_version()
    {
        var wire = Taking();

        Assert.True(await new SendGridErasure(Wire.Settings(), wire.Http()).EraseAsync(["ann@example.org"], default));

        var asked = Assert.Single(wire.Requests);
        Assert.Equal(
            """POST https://api.sendgrid.com/v3/recipients/erasejob {"email_addresses":["ann@example.org"]}""", $"{asked.Method} {asked.Address.AbsoluteUri} {asked.Body}");
    }

    private static Wire Taking() => new(() =>
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent("") };
        answer.Headers.Add("X-Message-Id", "filter-0001");
        return answer;
    });

    private static SendGridEmail Sender(Wire wire, Action<ProviderSettings>? change = null) => new(Wire.Settings(change), wire.Http());
}
