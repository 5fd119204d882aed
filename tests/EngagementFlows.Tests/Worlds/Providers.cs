using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using EngagementFlows.Contacts;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EngagementFlows.Worlds;

/// <summary>Twilio and SendGrid as the app meets them: posts, signed as they sign theirs. Nothing is sent through them; the outbox takes that.</summary>
public sealed class Providers(World world)
{
    public const string BaseUrl = "https://flows.example.org";
    public const string Token = "12345";
    public const string Secret = "a-secret-of-this-test";
    public const string ReplyDomain = "replies.example.org";

    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static int posts;

    public World World => world;

    public static string PublicKey => Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());

    /// <param name="counter">Counts the app's requests to Table Storage, not those of its orchestrations.</param>
    public static async Task<Providers> StartAsync(
        Action<ProviderSettings>? change = null,
        bool expectsFaults = false,
        StorageRequestCounter? counter = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Func<string, string, IOrchestrationStore>? store = null) =>
        new(await World.StartAsync(
            change: services =>
            {
                services.Configure<ProviderSettings>(settings => Set(settings, change));
                if (counter is not null)
                {
                    services.RemoveAll<TableServiceClient>();
                    services.AddSingleton(provider => Counted(provider, counter));
                }
            },
            expectsFaults: expectsFaults,
            settings: settings,
            store: store));

    /// <summary>A post signed as Twilio signs: with the address that it was told, whatever the one that it reaches.</summary>
    public Task<ApiAnswer> TwilioAsync(string path, params (string Name, string Value)[] fields) =>
        RawAsync(path, string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")), "application/x-www-form-urlencoded", ("X-Twilio-Signature", Sign(BaseUrl + path, fields)));

    public Task<ApiAnswer> TextAsync(string from, string body, string? sid = null, params (string, string)[] more) =>
        TwilioAsync("/api/webhooks/twilio/messages", [("MessageSid", sid ?? NewSid()), ("AccountSid", "AC1"), ("From", from), ("To", "+447700900999"), ("Body", body), ("NumMedia", "0"), .. more]);

    public Task<ApiAnswer> StatusAsync(string reference, string status, string sid = "SM1", string? error = null) =>
        TwilioAsync($"/api/webhooks/twilio/status?m={Uri.EscapeDataString(reference)}", [("MessageSid", sid), ("MessageStatus", status), .. error is null ? Array.Empty<(string, string)>() : [("ErrorCode", error)]]);

    /// <summary>Events as SendGrid posts them, with a line break at the end.</summary>
    public Task<ApiAnswer> EventsAsync(params object[] events) => SignedAsync("/api/webhooks/sendgrid/events", JsonSerializer.Serialize(events) + "\r\n", "application/json");

    public Task<ApiAnswer> SignedAsync(string path, string body, string contentType, DateTimeOffset? at = null)
    {
        var timestamp = $"{(at ?? world.Now).ToUnixTimeSeconds()}";
        return RawAsync(path, body, contentType, ("X-Twilio-Email-Event-Webhook-Signature", Sign(timestamp, Encoding.UTF8.GetBytes(body))), ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp));
    }

    /// <summary>A mail as Inbound Parse posts it.</summary>
    public async Task<ApiAnswer> MailAsync(
        string from, string to, string text, string? id = null, string headers = "", string? calendar = null, string? envelopeFrom = null, string secret = Secret,
        string subject = "Re: our meeting", string? html = null)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"Message-ID: <{id ?? $"{Interlocked.Increment(ref posts)}@example.org"}>\r\nFrom: {from}\r\n{headers}"), "headers" },
            { new StringContent(from), "from" },
            { new StringContent(text), "text" },
            { new StringContent(subject), "subject" },
            { new StringContent(JsonSerializer.Serialize(new { to = new[] { to }, from = envelopeFrom ?? from })), "envelope" },
            { new StringContent("""{"from":"UTF-8","text":"UTF-8","subject":"UTF-8"}"""), "charsets" },
        };
        if (html is not null)
        {
            form.Add(new StringContent(html), "html");
        }

        if (calendar is not null)
        {
            var file = new StringContent(calendar, Encoding.UTF8);
            file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/calendar; method=REPLY; charset=UTF-8");
            form.Add(file, "attachment1", "invite.ics");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/webhooks/sendgrid/inbound/{secret}") { Content = form };
        return await world.Api.SendAsync(request);
    }

    /// <summary>A whole message as Inbound Parse posts it in its raw mode.</summary>
    public async Task<ApiAnswer> RawMailAsync(string from, string to, byte[] message)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(message), "email" },
            { new StringContent(JsonSerializer.Serialize(new { to = new[] { to }, from })), "envelope" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/webhooks/sendgrid/inbound/{Secret}") { Content = form };
        return await world.Api.SendAsync(request);
    }

    public Task<ApiAnswer> RawAsync(string path, string body, string contentType, params (string Name, string Value)[] headers) => RawAsync(path, Encoding.UTF8.GetBytes(body), contentType, headers);

    public async Task<ApiAnswer> RawAsync(string path, byte[] body, string contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await world.Api.SendAsync(request, headers);
    }

    public static string Sign(string url, IEnumerable<(string Name, string Value)> fields)
    {
        var text = url + string.Concat(fields.Distinct().OrderBy(field => field.Name, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal).Select(field => field.Name + field.Value));
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    public static string Sign(string timestamp, byte[] body) =>
        Convert.ToBase64String(Key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    public static string NewSid() => $"SM{Guid.NewGuid():N}";

    private static TableServiceClient Counted(IServiceProvider provider, StorageRequestCounter counter) =>
        LocalTables.Service(provider.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!, counter);

    private static void Set(ProviderSettings settings, Action<ProviderSettings>? change)
    {
        settings.PublicBaseUrl = BaseUrl;
        settings.Twilio.AuthToken = Token;
        settings.SendGrid.EventPublicKey = PublicKey;
        settings.SendGrid.InboundSecret = Secret;
        settings.SendGrid.ReplyDomain = ReplyDomain;
        change?.Invoke(settings);
    }
}

public static class ProviderReferences
{
    /// <summary>What goes with a message to a provider and comes back.</summary>
    public static async Task<MessageReference> ReferenceAsync(this TestPerson person, TestCampaign campaign, string step) =>
        new(new ParticipantRef(campaign.Id, person.Id), (await person.SentAsync()).Single(message => message.Step == step).Id);
}
