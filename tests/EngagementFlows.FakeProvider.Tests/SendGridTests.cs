using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Client;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class SendGridTests(RunningFake fake) : FakeProviderTests(fake)
{
    [Fact]
    public async Task An_accepted_mail_is_answered_202_with_its_id_and_kept_in_the_ledger()
    {
        var mail = Mail("key-9");
        mail["headers"] = new JsonObject { ["Auto-Submitted"] = "auto-generated" };
        mail["reply_to"] = new JsonObject { ["email"] = "reply+token@example.org" };
        mail["attachments"] = new JsonArray(new JsonObject { ["content"] = "QkVHSU4=", ["filename"] = "invite.ics", ["type"] = "text/calendar; method=REQUEST" });

        using var answer = await SendMailAsync(mail);

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        var ledger = await Control.LedgerAsync();
        Assert.Empty(ledger.Violations);
        var kept = Assert.Single(ledger.Messages);
        Assert.Equal(Assert.Single(answer.Headers.GetValues("X-Message-Id")), kept.Id);
        Assert.Equal(
            ("sendgrid", "key-9", "person@example.org", "team@example.org", "Come along", "Hello", "<p>Hello</p>", "reply+token@example.org"),
            (kept.Provider, kept.Key, kept.To, kept.From, kept.Subject, kept.Text, kept.Html, kept.ReplyTo));
        Assert.Equal("auto-generated", kept.Headers["Auto-Submitted"]);
        Assert.Equal(new LedgerAttachment("invite.ics", "text/calendar; method=REQUEST", null, "QkVHSU4="), Assert.Single(kept.Attachments));
        Assert.False(kept.Sandbox);
    }

    [Fact]
    public async Task Each_personalization_is_a_message_of_its_own()
    {
        var mail = Mail("first", "first@example.org");
        mail["personalizations"]!.AsArray().Add(Mail("second", "second@example.org")["personalizations"]![0]!.DeepClone());

        using var answer = await SendMailAsync(mail);

        Assert.Equal(["first", "second"], (await Control.LedgerAsync()).Messages.Select(static message => message.Key));
    }

    [Fact]
    public async Task The_sandbox_answers_200_and_sends_no_events()
    {
        await Control.SetSettingsAsync(new ProviderSettings { Hold = true, EventsUrl = "http://127.0.0.1:9/events" });
        var mail = Mail();
        mail["mail_settings"] = new JsonObject { ["sandbox_mode"] = new JsonObject { ["enable"] = true } };

        using var answer = await SendMailAsync(mail);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.True(Assert.Single((await Control.LedgerAsync()).Messages).Sandbox);
        Assert.Empty(await Control.FlushAsync());
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_the_errors_of_SendGrid()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/v3/mail/send", JsonContent.Create(Mail()), token: "wrong");

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Contains("authorization grant is invalid", (await JsonAsync(answer))["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty((await Control.LedgerAsync()).Messages);
    }

    [Fact]
    public async Task A_compressed_mail_is_read()
    {
        using var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(Mail().ToJsonString()));
        }

        using var content = new ByteArrayContent(zipped.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await SendAsync(HttpMethod.Post, "/v3/mail/send", content);

        Assert.Equal(202, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Erasures_are_accepted_and_recorded()
    {
        using var content = JsonContent.Create(new { email_addresses = new[] { "gone@example.org" } });
        using var answer = await SendAsync(HttpMethod.Post, "/v3/recipients/erasejob", content);

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.NotEmpty((await JsonAsync(answer))["job_id"]!.GetValue<string>());
        var ledger = await Control.LedgerAsync();
        Assert.Equal(["gone@example.org"], ledger.Erased);
        Assert.Empty(ledger.Violations);
    }
}
