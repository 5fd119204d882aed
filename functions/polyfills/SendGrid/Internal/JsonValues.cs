#nullable enable
using System.Text.Json;

namespace SendGrid.Internal;

internal static class JsonValues
{
    /// <summary>Null for an empty text or null; what is no object throws <see cref="JsonException"/>.</summary>
    public static Dictionary<string, object?>? Read(string json) => string.IsNullOrWhiteSpace(json)
        ? null
        : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)?.ToDictionary(member => member.Key, member => Value(member.Value));

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => element,
    };
}
