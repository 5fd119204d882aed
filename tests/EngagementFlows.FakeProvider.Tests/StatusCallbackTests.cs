using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class StatusCallbackTests(RunningFake fake) : FakeProviderTests(fake)
{
    private const string PublicUrl = "https://flows.example.org/api/webhooks/twilio/status";

    [Fact]
    public async Task A_text_is_reported_sent_and_delivered_to_its_callback_with_a_right_signature()
    {
        await using var app = await Receiver.StartAsync();
        using var answer = await SendTextAsync(Text("key-3", callback: $"{app.Url}/status"));
        var sid = (await JsonAsync(answer))["sid"]!.GetValue<string>();

        var calls = await app.GetsAsync(2);

        Assert.Equal(["sent", "delivered"], calls.Select(static call => call.Form["MessageStatus"]));
        foreach (var call in calls)
        {
            Assert.Equal("/status?m=key-3", call.PathAndQuery);
            Assert.Equal((sid, Person, Ours, FakeProviderProcess.AccountSid), (call.Form["MessageSid"], call.Form["To"], call.Form["From"], call.Form["AccountSid"]));
            Assert.Equal(Signatures.Twilio(FakeProviderProcess.AuthToken, $"{app.Url}/status?m=key-3", call.Form), call.Headers["X-Twilio-Signature"]);
        }
    }

    [Theory]
    [InlineData(Outcome.Undelivered, "sent,undelivered")]
    [InlineData(Outcome.Failed, "failed")]
    public async Task A_text_that_fails_is_reported_with_its_code(Outcome outcome, string statuses)
    {
        await using var app = await HoldAsync();
        await Control.SetRecipientsAsync(new RecipientBehaviour(Person) { Outcome = outcome, ErrorCode = 30005 });
        using var answer = await SendTextAsync(Text(callback: PublicUrl));

        await Control.FlushAsync();

        Assert.Equal(statuses, string.Join(',', app.Received.Select(static call => call.Form["MessageStatus"])));
        Assert.Equal("30005", app.Received[^1].Form["ErrorCode"]);
    }

    [Fact]
    public async Task A_public_address_is_signed_as_given_and_reached_elsewhere()
    {
        await using var app = await HoldAsync();
        using var answer = await SendTextAsync(Text("key-4", callback: PublicUrl));
        Assert.Empty(app.Received);

        var flushed = await Control.FlushAsync();

        Assert.Equal(["sent", "delivered"], flushed.Select(static call => call.Event));
        Assert.All(flushed, static call => Assert.Equal(200, call.Status));
        Assert.Equal(flushed, (await Control.LedgerAsync()).Callbacks);
        var first = app.Received[0];
        Assert.Equal("/api/webhooks/twilio/status?m=key-4", first.PathAndQuery);
        Assert.Equal(Signatures.Twilio(FakeProviderProcess.AuthToken, $"{PublicUrl}?m=key-4", first.Form), first.Headers["X-Twilio-Signature"]);
        Assert.Empty(await Control.FlushAsync());
    }

    [Fact]
    public async Task Callbacks_come_as_often_as_the_settings_say()
    {
        await using var app = await HoldAsync(static settings => settings with { Repeat = 46 });
        using var answer = await SendTextAsync(Text(callback: PublicUrl));

        await Control.FlushAsync(concurrency: 8);

        Assert.Equal(92, app.Received.Count);
        Assert.Equal(46, app.Received.Count(static call => call.Form["MessageStatus"] == "sent"));
    }

    [Fact]
    public async Task Shuffled_callbacks_all_come_in_another_order_that_the_seed_decides()
    {
        await using var app = await HoldAsync(static settings => settings with { Shuffle = true, Seed = 11 });
        for (var number = 0; number < 10; number++)
        {
            using var answer = await SendTextAsync(Text($"{number}", callback: PublicUrl));
        }

        await Control.FlushAsync();

        var order = app.Received.Select(static call => $"{call.PathAndQuery[^1]}{call.Form["MessageStatus"]}").ToList();
        var straight = Enumerable.Range(0, 10).SelectMany(static number => new[] { $"{number}sent", $"{number}delivered" }).ToList();
        Assert.NotEqual(straight, order);
        Assert.Equal(straight.Order(StringComparer.Ordinal), order.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lost_callbacks_never_come_and_are_recorded()
    {
        await using var app = await HoldAsync(static settings => settings with { LostShare = 0.5, Seed = 3 });
        for (var number = 0; number < 20; number++)
        {
            using var answer = await SendTextAsync(Text($"{number}", callback: PublicUrl));
        }

        await Control.FlushAsync();

        var lost = (await Control.LedgerAsync()).Callbacks.Count(static call => call.Lost);
        Assert.InRange(lost, 5, 35);
        Assert.Equal(40 - lost, app.Received.Count);
    }

    [Fact]
    public async Task Late_callbacks_come_after_their_delay_or_at_once_on_a_flush()
    {
        await using var app = await HoldAsync(static settings => settings with { Hold = false, DelayMilliseconds = 3_600_000 });
        using var answer = await SendTextAsync(Text(callback: PublicUrl));
        Assert.Empty(app.Received);
        Assert.Equal(2, (await Control.FlushAsync()).Count);

        await Control.SetSettingsAsync(new ProviderSettings { DelayMilliseconds = 300, DeliverTo = app.Url });
        var before = DateTimeOffset.UtcNow;
        using var later = await SendTextAsync(Text(callback: PublicUrl));
        await app.GetsAsync(4);
        Assert.True(DateTimeOffset.UtcNow - before >= TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task No_callbacks_are_made_where_they_are_off_though_the_list_shows_the_outcome()
    {
        await using var app = await HoldAsync(static settings => settings with { Callbacks = false });
        using var answer = await SendTextAsync(Text(callback: PublicUrl));

        Assert.Empty(await Control.FlushAsync());
        Assert.Equal("delivered", (await ListAsync("PageSize=1"))["messages"]![0]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Twilio_tries_once_more_where_nobody_listens_and_the_ledger_says_so()
    {
        await Control.SetSettingsAsync(new ProviderSettings { Hold = true });
        using var answer = await SendTextAsync(Text(callback: "http://127.0.0.1:9/status"));

        var answers = await Control.FlushAsync();

        Assert.Equal(["sent", "sent", "delivered", "delivered"], answers.Select(static call => call.Event));
        Assert.All(answers, static call => Assert.True(call.Status is null && call.Error is not null));
    }

    private async Task<Receiver> HoldAsync(Func<ProviderSettings, ProviderSettings>? change = null)
    {
        var app = await Receiver.StartAsync();
        var settings = new ProviderSettings { Hold = true, DeliverTo = app.Url };
        await Control.SetSettingsAsync(change?.Invoke(settings) ?? settings);
        return app;
    }
}
