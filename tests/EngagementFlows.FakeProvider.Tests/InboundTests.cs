using System.Text;
using EngagementFlows.FakeProvider.Client;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class InboundTests(RunningFake fake) : FakeProviderTests(fake)
{
    private const string SmsUrl = "https://flows.example.org/api/webhooks/twilio/messages";

    [Fact]
    public async Task A_text_comes_in_as_a_signed_form()
    {
        await using var app = await StartAsync();

        var answer = await Control.ReceiveSmsAsync(new InboundSms(Person, Ours, "Ie, diolch & see you ŵ"));

        Assert.Equal(200, answer.Status);
        var call = Assert.Single(app.Received);
        Assert.Equal(("Ie, diolch & see you ŵ", Person, Ours, "0"), (call.Form["Body"], call.Form["From"], call.Form["To"], call.Form["NumMedia"]));
        Assert.Equal(answer.MessageId, call.Form["MessageSid"]);
        Assert.Equal(Signatures.Twilio(FakeProviderProcess.AuthToken, SmsUrl, call.Form), call.Headers["X-Twilio-Signature"]);
        Assert.Empty((await Control.LedgerAsync()).ProviderReplies);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop ")]
    [InlineData("Cancel")]
    [InlineData("OPTOUT")]
    public async Task A_word_of_opting_out_blocks_the_sender_until_START(string word)
    {
        await using var app = await StartAsync();
        await Control.ReceiveSmsAsync(new InboundSms(Person, Ours, word));

        using var blocked = await SendTextAsync();
        Assert.Equal((400, 21610), ((int)blocked.StatusCode, (await JsonAsync(blocked))["code"]!.GetValue<int>()));
        using var another = await SendTextAsync(Text(to: "+447700900999"));
        Assert.Equal(201, (int)another.StatusCode);

        await Control.ReceiveSmsAsync(new InboundSms(Person, Ours, "start"));
        using var again = await SendTextAsync();
        Assert.Equal(201, (int)again.StatusCode);
        Assert.Equal([Person, Person], (await Control.LedgerAsync()).ProviderReplies.Select(static reply => reply.To));
        Assert.Equal(2, app.Received.Count);
    }

    [Theory]
    [InlineData("STOP please")]
    [InlineData("STOPIO")]
    [InlineData("stop.")]
    public async Task Other_words_are_the_apps_own_business(string words)
    {
        await using var app = await StartAsync();
        await Control.ReceiveSmsAsync(new InboundSms(Person, Ours, words));

        using var answer = await SendTextAsync();

        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Empty((await Control.LedgerAsync()).ProviderReplies);
    }

    [Fact]
    public async Task Opting_in_does_not_make_a_landline_a_mobile()
    {
        await using var app = await StartAsync();
        await Control.SetRecipientsAsync(new RecipientBehaviour(Person) { Refuse = 21614 });
        await Control.ReceiveSmsAsync(new InboundSms(Person, Ours, "YES"));

        using var answer = await SendTextAsync();

        Assert.Equal(21614, (await JsonAsync(answer))["code"]!.GetValue<int>());
    }

    [Fact]
    public async Task Advanced_opt_out_says_what_kind_of_word_it_was()
    {
        await using var app = await StartAsync(static settings => settings with { AdvancedOptOut = true });
        await Control.ReceiveSmsAsync(new InboundSms(Person, Ours, "Stop") { MessageSid = $"SM{new string('1', 32)}" });
        await Control.ReceiveSmsAsync(new InboundSms(Person, Ours, "HELP"));

        Assert.Equal(["STOP", "HELP"], app.Received.Select(static call => call.Form["OptOutType"]));
        Assert.Equal($"SM{new string('1', 32)}", app.Received[0].Form["MessageSid"]);
    }

    [Fact]
    public async Task An_email_comes_in_as_signed_parts_each_in_its_charset()
    {
        await using var app = await StartAsync();
        await Control.ReceiveEmailAsync(new InboundEmail(new Dictionary<string, string>
        {
            ["from"] = "Siân <sian@example.org>",
            ["text"] = "Café £5",
            ["charsets"] = "{\"from\":\"UTF-8\",\"text\":\"iso-8859-1\"}",
        })
        {
            Attachments = [new LedgerAttachment("reply.ics", "text/calendar", null, Convert.ToBase64String("BEGIN"u8))],
        });

        var call = Assert.Single(app.Received);
        Assert.Equal("/api/webhooks/sendgrid/inbound/secret", call.PathAndQuery);
        Assert.True(Signatures.IsSendGrids(
            (await Control.KeysAsync()).EventPublicKey, call.Headers["X-Twilio-Email-Event-Webhook-Timestamp"], call.Body, call.Headers["X-Twilio-Email-Event-Webhook-Signature"]));
        var parts = await PartsAsync(call);
        Assert.Equal("Siân <sian@example.org>", Encoding.UTF8.GetString(parts["from"]));
        Assert.Equal("Café £5", Encoding.Latin1.GetString(parts["text"]));
        Assert.Equal("1", Encoding.UTF8.GetString(parts["attachments"]));
        Assert.Equal("BEGIN", Encoding.UTF8.GetString(parts["attachment1"]));
        Assert.Contains("reply.ics", Encoding.UTF8.GetString(parts["attachment-info"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_body_is_posted_as_it_is()
    {
        await using var app = await StartAsync();
        byte[] body = [0, 255, 10, 13];
        await Control.ReceiveEmailAsync(new InboundEmail(new Dictionary<string, string>()) { RawBody = Convert.ToBase64String(body), ContentType = "multipart/form-data; boundary=b" });

        var call = Assert.Single(app.Received);
        Assert.Equal(body, call.Body);
        Assert.Equal("multipart/form-data; boundary=b", call.Headers["Content-Type"]);
    }

    private static async Task<Dictionary<string, byte[]>> PartsAsync(ReceivedCall call)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(call.Headers["Content-Type"]).Boundary).Value!;
        var reader = new MultipartReader(boundary, new MemoryStream(call.Body));
        var parts = new Dictionary<string, byte[]>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            parts[ContentDispositionHeaderValue.Parse(section.ContentDisposition).Name.Value!.Trim('"')] = content.ToArray();
        }

        return parts;
    }

    private async Task<Receiver> StartAsync(Func<ProviderSettings, ProviderSettings>? change = null)
    {
        var app = await Receiver.StartAsync();
        var settings = new ProviderSettings
        {
            Callbacks = false,
            DeliverTo = app.Url,
            InboundSmsUrl = SmsUrl,
            InboundEmailUrl = "https://flows.example.org/api/webhooks/sendgrid/inbound/secret",
        };
        await Control.SetSettingsAsync(change?.Invoke(settings) ?? settings);
        return app;
    }
}
