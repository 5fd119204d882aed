using System.Text.Json;

namespace EngagementFlows.Inbox.Mail;

/// <summary>The fields of the form as texts, each by the charset that the form names for it.</summary>
internal sealed class FormTexts(IReadOnlyDictionary<string, byte[]> fields)
{
    private readonly Dictionary<string, string> charsets = ReadCharsets(fields.GetValueOrDefault("charsets"));

    internal bool HasOwn(string field) => fields.ContainsKey(field);

    internal string? Text(string field) =>
        fields.TryGetValue(field, out var bytes) ? Charsets.Decode(bytes, charsets.GetValueOrDefault(field)) : null;

    private static Dictionary<string, string> ReadCharsets(byte[]? json)
    {
        var read = new Dictionary<string, string>();
        MailJson.Object(json, root =>
        {
            foreach (var charset in root.EnumerateObject())
            {
                if (charset.Value.ValueKind == JsonValueKind.String)
                    read[charset.Name] = charset.Value.GetString()!;
            }
        });
        return read;
    }
}

/// <summary>The small JSON documents inside the form.</summary>
internal static class MailJson
{
    /// <summary>False where the bytes are no JSON object, or one with texts that are no Unicode.</summary>
    internal static bool Object(byte[]? json, Action<JsonElement> read)
    {
        if (json is null)
            return false;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            read(document.RootElement);
            return true;
        }
        // The second is what half a surrogate pair, escaped, comes to.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}

/// <param name="From">Empty for an empty return path; null where it does not say.</param>
internal sealed record MailEnvelope(IReadOnlyList<string> To, string? From)
{
    private const int MostRecipients = 100;
    private const int LongestAddress = 512;

    /// <summary>Null where it names no recipient.</summary>
    internal static MailEnvelope? Read(byte[] json)
    {
        var to = new List<string>();
        string? from = null;
        var read = MailJson.Object(json, root =>
        {
            if (root.TryGetProperty("to", out var recipients))
                to.AddRange(Texts(recipients).Take(MostRecipients).Select(Bare).Where(address => address.Length is > 0 and <= LongestAddress));
            if (root.TryGetProperty("from", out var sender) && sender.ValueKind == JsonValueKind.String)
                from = Bare(sender.GetString()!);
        });
        return read && to.Count > 0 ? new MailEnvelope(to, from) : null;
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };

    private static string Bare(string address) => address.Trim().Trim('<', '>').Trim();
}
