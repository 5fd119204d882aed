using System.Text;
using EngagementFlows.Worlds;

namespace EngagementFlows.Webhooks;

/// <summary>One post that no provider would send, or that one would; the same for the same seed.</summary>
public sealed record FuzzedPost(string Path, byte[] Body, string ContentType, IReadOnlyList<(string Name, string Value)> Headers);

/// <summary>
/// Makes posts for the webhooks out of sound ones: cut, changed, doubled, swollen, deeply nested, in no UTF-8, of the wrong type; some signed
/// over just these bytes, some with a wrong signature, some with none.
/// </summary>
public sealed class FuzzedPosts(int seed, DateTimeOffset now)
{
    private static readonly string[] Types =
        ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary=\"\"", "text/plain", "nonsense", "application/json; charset=utf-16", ""];

    private readonly Random random = new(seed);

    public IEnumerable<FuzzedPost> Take(int count) => Enumerable.Range(0, count).Select(_ => Next());

    private FuzzedPost Next() => random.Next(4) switch
    {
        0 => Twilio("/api/webhooks/twilio/messages"),
        1 => Twilio($"/api/webhooks/twilio/status?m={Uri.EscapeDataString(Junk(random.Next(60)))}"),
        2 => SendGrid("/api/webhooks/sendgrid/events", Events(), "application/json"),
        _ => SendGrid($"/api/webhooks/sendgrid/inbound/{(random.Next(4) == 0 ? "wrong" : Providers.Secret)}", Mail(), "multipart/form-data; boundary=b"),
    };

    private FuzzedPost Twilio(string path)
    {
        var fields = new List<(string Name, string Value)> { ("MessageSid", $"SM{random.Next()}"), ("From", "+447700900123"), ("Body", Junk(random.Next(300))), ("MessageStatus", random.Next(2) == 0 ? "delivered" : Junk(8)) };
        for (var more = random.Next(4) == 0 ? random.Next(30) : 0; more > 0; more--)
        {
            fields.Insert(random.Next(fields.Count + 1), (random.Next(3) == 0 ? "Body" : Junk(5), Junk(random.Next(20))));
        }

        var isJson = random.Next(8) == 0;
        var sound = Encoding.UTF8.GetBytes(isJson ? Nested() : string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")));
        var body = random.Next(2) == 0 ? sound : Spoilt(sound);
        var url = isJson ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}bodySHA256={Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))}" : path;
        return new FuzzedPost(url, body, TypeOr(isJson ? "application/json" : Types[0]), Signed("X-Twilio-Signature", Providers.Sign(Providers.BaseUrl + url, isJson ? [] : fields)));
    }

    private FuzzedPost SendGrid(string path, byte[] sound, string type)
    {
        var body = random.Next(2) == 0 ? sound : Spoilt(sound);
        var timestamp = random.Next(10) == 0 ? Junk(5) : $"{now.ToUnixTimeSeconds() + random.Next(-700, 700)}";
        return new FuzzedPost(path, body, TypeOr(type), [.. Signed("X-Twilio-Email-Event-Webhook-Signature", Providers.Sign(timestamp, body)), ("X-Twilio-Email-Event-Webhook-Timestamp", Visible(timestamp))]);
    }

    private byte[] Events() => Encoding.UTF8.GetBytes(random.Next(5) == 0
        ? Nested()
        : "[" + string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ =>
            $$"""{"event":"{{(random.Next(2) == 0 ? "delivered" : "spamreport")}}","sg_event_id":"{{random.Next()}}","email":"{{(random.Next(2) == 0 ? "a@example.org" : "\\ud800")}}","m":{{(random.Next(3) == 0 ? "{}" : "\"x:y:z\"")}},"event{{random.Next(3)}}":1}""")) + "]\r\n");

    private byte[] Mail()
    {
        var parts = new List<string>
        {
            Part("envelope", random.Next(4) == 0 ? Nested() : """{"to":["reply+abc@replies.example.org"],"from":"a@example.org"}"""),
            Part("headers", $"Message-ID: <{random.Next()}@example.org>\r\nFrom: {Junk(random.Next(30))} <a@example.org>\r\n{Junk(random.Next(60))}"),
            Part("from", random.Next(4) == 0 ? Junk(40) : "a@example.org"),
            Part(random.Next(3) == 0 ? "html" : "text", random.Next(4) == 0 ? string.Concat(Enumerable.Repeat("<div>", random.Next(20_000))) : Junk(random.Next(500))),
            Part("charsets", random.Next(3) == 0 ? Junk(30) : """{"text":"utf-7","from":"iso-2022-jp"}"""),
            $"--b\r\nContent-Disposition: form-data; name=\"attachment1\"; filename=\"{Visible(Junk(10))}.ics\"\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n{Junk(random.Next(200))}\r\n",
        };
        if (random.Next(5) == 0)
        {
            parts.Add(parts[random.Next(parts.Count)]);
        }

        return Encoding.UTF8.GetBytes(string.Concat(parts) + "--b--\r\n");
    }

    private static string Part(string name, string value) => $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private byte[] Spoilt(byte[] body)
    {
        switch (random.Next(7))
        {
            case 0:
                return body[..random.Next(body.Length + 1)];
            case 1:
                var changed = body.ToArray();
                for (var n = 0; n < 8 && changed.Length > 0; n++)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                return changed;
            case 2:
                var at = random.Next(body.Length + 1);
                return [.. body[..at], 0xE2, 0x82, .. body[at..]];
            case 3:
                return [.. body, .. body];
            case 4 when random.Next(8) == 0:
                return [.. body, .. Enumerable.Repeat((byte)random.Next(256), 1024 * 1024)];
            case 5:
                return Encoding.UTF8.GetBytes(Nested());
            default:
                var bytes = new byte[random.Next(2_000)];
                random.NextBytes(bytes);
                return bytes;
        }
    }

    /// <summary>JSON within JSON, or a member twice.</summary>
    private string Nested()
    {
        var depth = random.Next(3) switch { 0 => random.Next(8), 1 => random.Next(200), _ => random.Next(30_000) };
        return random.Next(3) switch
        {
            0 => new string('[', depth) + new string(']', depth),
            1 => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', random.Next(2) == 0 ? depth : depth / 2),
            _ => """{"MessageSid":"SM1","MessageSid":"SM2","From":"\udead","MessageStatus":1e999}""",
        };
    }

    private (string, string)[] Signed(string header, string signature) => random.Next(4) switch
    {
        0 => [],
        1 => [(header, Visible(Junk(random.Next(100))))],
        _ => [(header, signature)],
    };

    private string TypeOr(string type) => random.Next(8) == 0 ? Types[random.Next(Types.Length)] : type;

    private string Junk(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(random.Next(6) switch { 0 => "%", 1 => "\r\n", 2 => "🙂", 3 => "\0", 4 => "&=+\"<", _ => ((char)random.Next(32, 0x2FF)).ToString() });
        }

        return text.ToString();
    }

    /// <summary>What a client can put into a header.</summary>
    private static string Visible(string text) => new([.. text.Where(character => character is > ' ' and < '\u007F' and not '"' and not '\\')]);
}
