using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using EngagementFlows.Messaging;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Webhooks;

public sealed class SignatureTests
{
    private const string Form = "application/x-www-form-urlencoded";

    public static TheoryData<string, string, bool> TwilioVectors { get; } = Read();

    [Theory]
    [MemberData(nameof(TwilioVectors))]
    public async Task Twilios_published_signatures_are_told_apart(string url, string signature, bool valid)
    {
        var (address, path, query) = Split(url);
        var requests = Requests(address);
        var (parameters, refusal) = await requests.ReadAsync(Request(Vectors["params"]!.AsObject(), query, signature), path, default);
        Assert.Equal(valid ? null : StatusCodes.Status403Forbidden, refusal?.StatusCode);
        Assert.Equal(valid, parameters?["From"] == "+14158675309");
    }

    [Fact]
    public async Task A_JSON_body_is_covered_by_its_hash_in_the_signed_URL()
    {
        var vector = Vectors["json_body"]![0]!;
        var (address, path, query) = Split((string)vector["url"]!);
        foreach (var (body, status) in new[] { ((string)vector["body"]!, (int?)null), ((string)vector["body"]! + " ", StatusCodes.Status403Forbidden) })
        {
            var request = Request([], query, (string)vector["signature"]!);
            request.ContentType = "application/json";
            request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
            Assert.Equal(status, (await Requests(address).ReadAsync(request, path, default)).Refusal?.StatusCode);
        }
    }

    [Fact]
    public async Task What_is_not_signed_is_refused_and_nothing_is_written()
    {
        var twilio = new (string, string)[] { ("MessageSid", "SM1"), ("MessageStatus", "sent"), ("From", "+447700900123"), ("Body", "STOP") };
        var body = "MessageSid=SM1&MessageStatus=sent&From=%2B447700900123&Body=STOP";
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        foreach (var path in new[] { "/api/webhooks/twilio/messages", "/api/webhooks/twilio/status" })
        {
            (await providers.RawAsync(path, body, Form)).IsProblem(403);
            foreach (var signature in new[] { "", "x", "AAAA", Providers.Sign("https://other.example.org" + path, twilio), Providers.Sign(Providers.BaseUrl + path + "?m=1", twilio), Providers.Sign(Providers.BaseUrl + path, twilio[..3]) })
            {
                (await providers.RawAsync(path, body, Form, ("X-Twilio-Signature", signature), ("X-Forwarded-Host", "other.example.org"))).IsProblem(403);
            }
        }

        var events = """[{"event":"spamreport","email":"person@example.org","sg_event_id":"1"}]""";
        const string EventsPath = "/api/webhooks/sendgrid/events";
        (await providers.RawAsync(EventsPath, events, "application/json")).IsProblem(403);
        (await providers.SignedAsync(EventsPath, events, "application/json", world.Now.AddSeconds(-601))).IsProblem(403);
        (await providers.SignedAsync(EventsPath, events, "application/json", world.Now.AddSeconds(601))).IsProblem(403);
        foreach (var (signature, timestamp) in new[] { ("x", "1"), ("MEUC", $"{world.Now.ToUnixTimeSeconds()}"), ("", ""), ("AAAA", "-99999999999999999999"), (Providers.Sign("1", Encoding.UTF8.GetBytes(events)), $"{world.Now.ToUnixTimeSeconds()}") })
        {
            (await providers.RawAsync(EventsPath, events, "application/json", ("X-Twilio-Email-Event-Webhook-Signature", signature), ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp))).IsProblem(403);
        }

        foreach (var secret in new[] { "", "wrong", Providers.Secret + "x", Providers.Secret[..^1] })
        {
            (await providers.MailAsync("person@example.org", "us@replies.example.org", "STOP", secret: secret)).IsProblem(403);
        }

        await HoldsNothingAsync(world);
    }

    [Fact]
    public async Task A_channel_that_is_not_set_up_answers_as_if_the_signature_were_wrong()
    {
        await using var world = await World.StartAsync();
        var providers = new Providers(world);
        (await providers.TextAsync("+447700900123", "STOP")).IsProblem(403);
        (await providers.EventsAsync(new { @event = "delivered" })).IsProblem(403);
        (await providers.MailAsync("person@example.org", "us@replies.example.org", "STOP", secret: "")).IsProblem(403);
        await HoldsNothingAsync(world);
    }

    [Fact]
    public async Task What_is_signed_at_the_edge_of_the_tolerance_is_taken_and_the_published_event_vector_too()
    {
        var vector = JsonNode.Parse(File.ReadAllText(Vector.PathOf("vectors", "sendgrid-event-signature.json")))!;
        var providers = await Providers.StartAsync(settings => settings.SendGrid.EventPublicKey = (string)vector["public_key"]!);
        await using var world = providers.World;
        var headers = new[] { ("X-Twilio-Email-Event-Webhook-Signature", (string)vector["signature"]!), ("X-Twilio-Email-Event-Webhook-Timestamp", (string)vector["timestamp"]!) };
        (await providers.RawAsync("/api/webhooks/sendgrid/events", (string)vector["body"]!, "application/json", headers)).IsProblem(403);

        foreach (var (key, signature, valid) in new[] { ("public_key", "signature", true), ("wrong_public_key", "signature", false), ("public_key", "wrong_signature", false) })
        {
            Assert.Equal(valid, SendGridSignature.IsSigned((string)vector[key]!, (string)vector["body"]!, ((string)vector[signature]!, (string)vector["timestamp"]!)));
        }
    }

    [Fact]
    public async Task A_mail_may_be_signed_instead_of_coming_by_a_secret_address()
    {
        var providers = await Providers.StartAsync(settings => settings.SendGrid.InboundPublicKey = Providers.PublicKey);
        await using var world = providers.World;
        (await providers.MailAsync("person@example.org", "us@replies.example.org", "Hello")).IsProblem(403);

        byte[] body = [.. Encoding.UTF8.GetBytes("--b\r\nContent-Disposition: form-data; name=\"envelope\"\r\n\r\n{\"to\":[\"us@replies.example.org\"],\"from\":\"person@example.org\"}\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHello "), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\r\n--b--\r\n")];
        var timestamp = $"{world.Now.ToUnixTimeSeconds()}";
        foreach (var (signature, status) in new[] { (Providers.Sign(timestamp, body[1..]), 403), (Providers.Sign(timestamp, body), 204) })
        {
            (await providers.RawAsync("/api/webhooks/sendgrid/inbound", body, "multipart/form-data; boundary=b", ("X-Twilio-Email-Event-Webhook-Signature", signature), ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp))).Ok(status);
        }
    }

    private static JsonNode Vectors => JsonNode.Parse(File.ReadAllText(Vector.PathOf("vectors", "twilio-signatures.json")))!;

    /// <summary>No row in any table of the app.</summary>
    internal static async Task HoldsNothingAsync(World world)
    {
        var tables = world.Service<FlowTables>();
        foreach (var table in new[] { tables.Deliveries, tables.Contacts, tables.Participants, tables.Inbox, tables.Outbox })
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                Assert.Fail($"{table.Name} holds {row.PartitionKey} {row.RowKey}.");
            }
        }
    }

    private static TheoryData<string, string, bool> Read()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var one in Vectors["cases"]!.AsArray())
        {
            data.Add((string)one!["url"]!, (string)one["signature"]!, (bool)one["valid"]!);
        }

        return data;
    }

    private static (string Address, string Path, string Query) Split(string url)
    {
        var path = url.IndexOf("/myapp", StringComparison.Ordinal);
        var query = url.IndexOf('?', StringComparison.Ordinal);
        return (url[..path], url[(path + 1)..query], url[query..]);
    }

    private static TwilioRequests Requests(string address) =>
        new(Options.Create(new ProviderSettings { PublicBaseUrl = address, Twilio = new TwilioSettings { AuthToken = (string)Vectors["auth_token"]! } }));

    private static HttpRequest Request(JsonObject fields, string query, string signature)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        request.Headers["X-Twilio-Signature"] = signature;
        request.ContentType = Form;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('&', fields.Select(field => $"{field.Key}={WebUtility.UrlEncode((string)field.Value!)}"))));
        return request;
    }
}
