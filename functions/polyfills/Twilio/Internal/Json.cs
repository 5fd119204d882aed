#nullable enable
using System.Globalization;
using System.Text.Json;

namespace Twilio.Internal;

/// <summary>
/// A JSON object, read as the real client's library does: names in any case, the last of two equal ones, numbers as text
/// and the other way round. What cannot be read that way is a <see cref="JsonException"/>.
/// </summary>
internal readonly record struct Json(JsonElement Element)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static T? Read<T>(string json, Func<Json, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        if (string.IsNullOrWhiteSpace(json))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json, Lenient);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => read(new Json(document.RootElement)),
            var other => throw new JsonException($"A JSON object was expected, and there is a {other}."),
        };
    }

    public JsonElement? Find(string name) =>
        Element.EnumerateObject().Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(member => (JsonElement?)member.Value).LastOrDefault();

    public string? Text(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => Decoded(name, text),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => throw Wrong(name, "text"),
    };

    /// <summary>Null where there is no such member; a member that is null is an error unless it may be null.</summary>
    public int? Int(string name, bool mayBeNull = false) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Null } when mayBeNull => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { ValueKind: JsonValueKind.String } text when int.TryParse(Decoded(name, text), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
        { ValueKind: JsonValueKind.String } text when mayBeNull && Decoded(name, text).Length == 0 => null,
        _ => throw Wrong(name, "a whole number"),
    };

    /// <summary>RFC 2822 or ISO 8601, in local time unless it ends with Z, as the real client gives it.</summary>
    public DateTime? Date(string name) => Text(name) switch
    {
        null or "" => null,
        var text when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date) => date,
        _ => throw Wrong(name, "a date"),
    };

    public List<T>? List<T>(string name, Func<Json, T> read) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => read(new Json(item).Object(name)))],
        _ => throw Wrong(name, "a list"),
    };

    public Dictionary<string, object?>? Values(string name) => Members(name)?.ToDictionary(member => member.Key, member => Value(name, member.Value));

    public Dictionary<string, string?>? Texts(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } found
        ? Members(name)!.ToDictionary(member => member.Key, member => new Json(found).Text(member.Key))
        : null;

    private static object? Value(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.String => Decoded(name, element),
        // The real client gives its JSON library's own types here; both print as JSON.
        _ => element.Clone(),
    };

    private static string Decoded(string name, JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException($"\"{name}\" has half a surrogate pair.", half);
        }
    }

    private static JsonException Wrong(string name, string expected) => new($"\"{name}\" is not {expected}.");

    private Json Object(string name) => Element.ValueKind == JsonValueKind.Object ? this : throw Wrong(name, "a list of objects");

    /// <summary>The last of equal names.</summary>
    private IEnumerable<KeyValuePair<string, JsonElement>>? Members(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Object } found => found.EnumerateObject().GroupBy(member => member.Name).Select(same => KeyValuePair.Create(same.Key, same.Last().Value)),
        _ => throw Wrong(name, "an object"),
    };
}
