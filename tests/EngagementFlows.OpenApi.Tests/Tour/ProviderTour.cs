using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EngagementFlows.OpenApi.Tests.Description;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>What providers post, signed as they sign it, and every way in which the webhooks say no.</summary>
internal sealed class ProviderTour(ApiHost host, Caller caller)
{
    public const string BaseUrl = "https://flows.example.org";
    public const string Token = "12345";
    public const string Secret = "a-secret-of-this-tour";

    private const string Form = "application/x-www-form-urlencoded";

    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static string PublicKey => Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());

    public async Task GoAsync()
    {
        foreach (var operation in new[] { "ReceiveTwilioMessage", "ReceiveTwilioStatus" })
        {
            var fields = ApiDescription.Operation(operation).RequestContent![Form]!["example"]!.AsObject();
            await TwilioAsync(operation, fields);
            await TwilioAsync(operation, []);
            await caller.SendAsync(new Call(operation) { Body = "A=1", ContentType = Form });
            await caller.SendAsync(new Call(operation) { Body = $"A={new string('x', 64 * 1024)}", ContentType = Form, Headers = [("X-Twilio-Signature", "x")] });
            await caller.SendAsync(new Call(operation) { Body = "A=1", ContentType = "text/plain", Headers = [("X-Twilio-Signature", "x")] });
        }

        var events = ApiDescription.Operation("ReceiveSendGridEvents").Example();
        await EventsAsync(events);
        await EventsAsync("{}");
        await caller.SendAsync(new Call("ReceiveSendGridEvents") { Body = events });
        await EventsAsync(events, "text/plain");
        await EventsAsync($"\"{new string('x', 4 * 1024 * 1024)}\"");

        const string Multipart = "multipart/form-data";
        var mail = new Call("ReceiveSendGridMail") { Token = Secret, Body = ApiDescription.Operation("ReceiveSendGridMail").Example(Multipart), ContentType = $"{Multipart}; boundary=b" };
        await caller.SendAsync(mail);
        await caller.SendAsync(mail with { Body = "--b--" });
        await caller.SendAsync(mail with { Token = "wrong" });
        await caller.SendAsync(mail with { ContentType = "text/plain" });
        await caller.SendAsync(mail with { Body = new string('x', (30 * 1024 * 1024) + 1) });
        await host.SettleAsync();
    }

    private Task<Exchange> TwilioAsync(string operation, JsonObject fields)
    {
        var text = BaseUrl + ApiDescription.Operation(operation).Path + string.Concat(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + (string)field.Value!));
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
        var body = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString((string)field.Value!)}"));
        return caller.SendAsync(new Call(operation) { Body = body, ContentType = Form, Headers = [("X-Twilio-Signature", signature)] });
    }

    private Task<Exchange> EventsAsync(string body, string contentType = "application/json")
    {
        var timestamp = $"{host.Now.ToUnixTimeSeconds()}";
        var signature = Convert.ToBase64String(Key.SignData(Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        return caller.SendAsync(new Call("ReceiveSendGridEvents")
        {
            Body = body,
            ContentType = contentType,
            Headers = [("X-Twilio-Email-Event-Webhook-Signature", signature), ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp)],
        });
    }
}
