using System.Text;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class MailEventTests(RunningFake fake) : FakeProviderTests(fake)
{
    private const string To = "person@example.org";

    [Fact]
    public async Task A_mail_is_reported_processed_and_delivered_with_the_apps_own_id_and_a_right_signature()
    {
        await using var app = await HoldAsync();
        using var answer = await SendMailAsync(Mail("key-5"));
        await Control.FlushAsync();

        var key = (await Control.KeysAsync()).EventPublicKey;
        var events = app.Received.SelectMany(static call => Events(call)).ToList();
        Assert.Equal(["processed", "delivered"], events.Select(static one => Text(one, "event")));
        Assert.Equal(2, events.Select(static one => Text(one, "sg_event_id")).Distinct().Count());
        var id = Assert.Single(answer.Headers.GetValues("X-Message-Id"));
        Assert.All(events, one => Assert.Equal(("key-5", To), (Text(one, "m"), Text(one, "email"))));
        Assert.All(events, one => Assert.StartsWith(id + ".", Text(one, "sg_message_id"), StringComparison.Ordinal));
        Assert.All(app.Received, call =>
        {
            Assert.EndsWith("]\r\n", call.Text, StringComparison.Ordinal);
            Assert.Equal("application/json", call.Headers["Content-Type"]);
            var (signature, timestamp) = (call.Headers["X-Twilio-Email-Event-Webhook-Signature"], call.Headers["X-Twilio-Email-Event-Webhook-Timestamp"]);
            Assert.True(Signatures.IsSendGrids(key, timestamp, call.Body, signature));
            Assert.False(Signatures.IsSendGrids(key, timestamp, [.. call.Body[..^2]], signature));
        });
    }

    [Theory]
    [InlineData(Outcome.Deferred, "processed,deferred,delivered")]
    [InlineData(Outcome.Bounce, "processed,bounce")]
    [InlineData(Outcome.Dropped, "dropped")]
    [InlineData(Outcome.SpamReport, "processed,delivered,spamreport")]
    [InlineData(Outcome.Unsubscribe, "processed,delivered,unsubscribe")]
    [InlineData(Outcome.GroupUnsubscribe, "processed,delivered,group_unsubscribe")]
    public async Task A_recipient_has_the_outcome_that_was_set(Outcome outcome, string events)
    {
        await using var app = await HoldAsync(static settings => settings with { GroupEvents = true });
        await Control.SetRecipientsAsync(new RecipientBehaviour(To) { Outcome = outcome });
        using var answer = await SendMailAsync();
        await Control.FlushAsync();

        Assert.Equal(events, string.Join(',', Events(Assert.Single(app.Received)).Select(static one => Text(one, "event"))));
    }

    [Fact]
    public async Task Mail_to_an_address_that_bounced_is_dropped()
    {
        await using var app = await HoldAsync(static settings => settings with { GroupEvents = true });
        await Control.SetRecipientsAsync(new RecipientBehaviour(To) { Outcome = Outcome.Bounce });
        using var first = await SendMailAsync();
        using var second = await SendMailAsync();
        await Control.FlushAsync();

        var dropped = Assert.Single(Events(app.Received[1]));
        Assert.Equal(("dropped", "Bounced Address"), (Text(dropped, "event"), Text(dropped, "reason")));
    }

    [Fact]
    public async Task One_category_is_text_and_several_are_an_array()
    {
        await using var app = await HoldAsync(static settings => settings with { GroupEvents = true });
        foreach (var categories in new string[][] { ["invitation"], ["invitation", "reminder"] })
        {
            var mail = Mail();
            mail["categories"] = new JsonArray([.. categories.Select(static name => JsonValue.Create(name))]);
            using var answer = await SendMailAsync(mail);
        }

        await Control.FlushAsync();

        Assert.Equal("invitation", Text(Events(app.Received[0])[0], "category"));
        Assert.Equal(2, Events(app.Received[1])[0]["category"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_event_is_posted_until_the_app_takes_it_and_keeps_its_id()
    {
        await using var app = await HoldAsync(static settings => settings with { Hold = false, GroupEvents = true, RetryMilliseconds = 5 });
        app.Status = static call => call < 4 ? 503 : 200;
        using var answer = await SendMailAsync();

        var calls = await app.GetsAsync(4);

        Assert.Single(calls.Select(static call => Text(Events(call)[0], "sg_event_id")).Distinct());
        await Control.FlushAsync();
        Assert.Equal([503, 503, 503, 200], (await Control.LedgerAsync()).Callbacks.Select(static call => call.Status!.Value));
    }

    [Fact]
    public async Task Events_show_the_clock_that_was_set()
    {
        await using var app = await HoldAsync();
        await Control.SetClockAsync(DateTimeOffset.UnixEpoch.AddDays(1));
        using var answer = await SendMailAsync();
        await Control.FlushAsync();

        Assert.Equal(86_400, Events(app.Received[0])[0]["timestamp"]!.GetValue<long>());
        Assert.Equal("86400", app.Received[0].Headers["X-Twilio-Email-Event-Webhook-Timestamp"]);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(1), (await Control.LedgerAsync()).Messages[0].At);
    }

    private static List<JsonObject> Events(ReceivedCall call) =>
        [.. JsonNode.Parse(Encoding.UTF8.GetString(call.Body))!.AsArray().Select(static one => one!.AsObject())];

    private static string Text(JsonObject one, string name) => one[name]!.GetValue<string>();

    private async Task<Receiver> HoldAsync(Func<ProviderSettings, ProviderSettings>? change = null)
    {
        var app = await Receiver.StartAsync();
        var settings = new ProviderSettings { Hold = true, DeliverTo = app.Url, EventsUrl = "https://flows.example.org/api/webhooks/sendgrid/events" };
        await Control.SetSettingsAsync(change?.Invoke(settings) ?? settings);
        return app;
    }
}
