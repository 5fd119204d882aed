using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>
/// Texts and emails as the providers hand them over: by the same webhooks, signed as theirs are, so that nothing of the path is left out.
/// </summary>
internal sealed class ProviderPosts(HttpClient http)
{
    private const string PublicAddress = "https://flows.example.org";
    private const string ReplyDomain = "replies.example.org";
    private const string OurNumber = "+447700900999";

    private static readonly string Token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private static readonly string Secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>What the app needs to know of the providers to let their posts in.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["EngagementFlows:PublicBaseUrl"] = PublicAddress,
        ["EngagementFlows:Twilio:AuthToken"] = Token,
        ["EngagementFlows:SendGrid:InboundSecret"] = Secret,
        ["EngagementFlows:SendGrid:ReplyDomain"] = ReplyDomain,
    };

    /// <param name="id">Of the message, the provider's.</param>
    public async Task TextAsync(string from, string body, string id, CancellationToken cancellation)
    {
        const string Path = "/api/webhooks/twilio/messages";
        (string Name, string Value)[] fields =
            [("MessageSid", id), ("AccountSid", "AC1"), ("From", from), ("To", OurNumber), ("Body", body), ("NumMedia", "0")];
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("X-Twilio-Signature", Sign(PublicAddress + Path, fields));
        await SendAsync(request, cancellation);
    }

    /// <summary>The whole message (Inbound Parse's raw mode), with what the provider has found out of its sender.</summary>
    public async Task MailAsync(ReplyMail reply, CancellationToken cancellation)
    {
        var to = reply.To ?? $"calendar@{ReplyDomain}";
        var subject = Encoding.UTF8.GetBytes($"Re: {reply.Subject}");
        var text = Encoding.UTF8.GetBytes(reply.Text.ReplaceLineEndings("\r\n"));
        var mail = string.Join("\r\n",
            $"From: {reply.Name} <{reply.From}>",
            $"To: <{to}>",
            $"Subject: =?utf-8?B?{Convert.ToBase64String(subject)}?=",
            $"Date: {reply.At.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
            $"Message-ID: <{reply.Id}@mail.example.org>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            Convert.ToBase64String(text, Base64FormattingOptions.InsertLineBreaks),
            "");
        using var form = new MultipartFormDataContent
        {
            { Field(mail), "email" },
            { Field(JsonSerializer.Serialize(new { to = new[] { to }, from = reply.From })), "envelope" },
            { Field("pass"), "SPF" },
            { Field("{@example.org : pass}"), "dkim" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/webhooks/sendgrid/inbound/{Secret}") { Content = form };
        await SendAsync(request, cancellation);
    }

    private static StringContent Field(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));

    private static string Sign(string url, IEnumerable<(string Name, string Value)> fields)
    {
        var inOrder = fields.OrderBy(field => field.Name, StringComparer.Ordinal);
        var signed = url + string.Concat(inOrder.Select(field => field.Name + field.Value));
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }

    private async Task SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var answer = await http.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            var said = await answer.Content.ReadAsStringAsync(cancellation);
            throw new InvalidOperationException($"The webhook answered with {(int)answer.StatusCode}: {said}");
        }
    }
}

/// <summary>An email in reply to one of ours.</summary>
/// <param name="To">The address to which the answered message asked replies; null for a message that answers none.</param>
/// <param name="Subject">Of the answered message.</param>
/// <param name="Id">What is unique in its Message-ID.</param>
internal sealed record ReplyMail(string Name, string From, string? To, string? Subject, string Text, string Id, DateTimeOffset At);
