using System.Text;
using System.Text.Json;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Control;

namespace EngagementFlows.FakeProvider.Callbacks;

/// <summary>An email that comes in, as Inbound Parse posts it: <c>multipart/form-data</c>, signed as events are.</summary>
internal sealed class InboundEmailPost(SettingsBook settings, SendGridKey key, ProviderClock clock, CallbackPoster poster)
{
    private const string Boundary = "xYzZY";

    static InboundEmailPost() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async Task<CallbackAnswer> SendAsync(InboundEmail email)
    {
        var url = settings.Current.InboundEmailUrl ?? throw new BadHttpRequestException("inboundEmailUrl: set it first, with POST /control/settings.");
        var body = email.RawBody is { } raw ? Convert.FromBase64String(raw) : Multipart(email);
        var type = email.ContentType ?? $"multipart/form-data; boundary={Boundary}";
        return await poster.PostAsync(new Callback("sendgrid.inbound", url, null, "email", () => key.Signed(body, type, clock.Now)));
    }

    private static byte[] Multipart(InboundEmail email)
    {
        var charsets = email.Fields.TryGetValue("charsets", out var json) ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];
        using var body = new MemoryStream();
        foreach (var (name, value) in Fields(email))
        {
            Part(body, $"name=\"{name}\"", null, Charset(charsets, name).GetBytes(value));
        }

        for (var index = 0; index < email.Attachments.Count; index++)
        {
            var attachment = email.Attachments[index];
            Part(body, $"name=\"attachment{index + 1}\"; filename=\"{attachment.FileName}\"", attachment.Type, Convert.FromBase64String(attachment.Content));
        }

        body.Write(Encoding.ASCII.GetBytes($"--{Boundary}--\r\n"));
        return body.ToArray();
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(InboundEmail email)
    {
        var count = email.Attachments.Count;
        var own = new Dictionary<string, string>(email.Fields);
        own.TryAdd("attachments", $"{count}");
        if (count > 0)
        {
            own.TryAdd("attachment-info", JsonSerializer.Serialize(email.Attachments.Index().ToDictionary(
                static item => $"attachment{item.Index + 1}",
                static item => new Dictionary<string, string?> { ["filename"] = item.Item.FileName, ["name"] = item.Item.FileName, ["type"] = item.Item.Type })));
        }

        return own;
    }

    private static Encoding Charset(Dictionary<string, string> charsets, string field) =>
        charsets.TryGetValue(field, out var name) ? Encoding.GetEncoding(name) : Encoding.UTF8;

    private static void Part(MemoryStream body, string name, string? type, byte[] content)
    {
        body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; {name}\r\n{(type is null ? "" : $"Content-Type: {type}\r\n")}\r\n"));
        body.Write(content);
        body.Write("\r\n"u8);
    }
}
