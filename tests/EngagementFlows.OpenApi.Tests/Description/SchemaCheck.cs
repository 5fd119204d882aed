using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace EngagementFlows.OpenApi.Tests.Description;

/// <summary>
/// Holds JSON to a schema of the document. Objects are closed for the check, although clients are told to expect new members:
/// what the app answers and the document leaves out is a fault of the document.
/// </summary>
public static class SchemaCheck
{
    private static readonly Dictionary<string, JsonSchema> Known = new(StringComparer.Ordinal);
    private static readonly SemaphoreSlim Gate = new(1);

    /// <returns>Each fault with the path of the member; none where the JSON is as described.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(JsonNode schema, string json)
    {
        try
        {
            return [.. (await ReadAsync(schema)).Validate(json).Select(fault => $"{fault.Path}: {fault.Kind} ({json})")];
        }
        catch (Newtonsoft.Json.JsonException fault)
        {
            return [$"No JSON: {fault.Message}"];
        }
    }

    /// <summary>A form is an object of texts to its schema; other text that is no JSON (CSV, HTML) is a string.</summary>
    public static Task<IReadOnlyList<string>> FaultsAsync(JsonNode schema, string mediaType, string body) =>
        FaultsAsync(schema, mediaType.EndsWith("json", StringComparison.Ordinal) ? body : JsonSerializer.Serialize<object>(mediaType.EndsWith("urlencoded", StringComparison.Ordinal) ? Fields(body) : body));

    private static Dictionary<string, string> Fields(string form) =>
        form.Split('&').Select(field => field.Split('=', 2)).ToDictionary(field => Uri.UnescapeDataString(field[0]), field => Uri.UnescapeDataString(field[1]), StringComparer.Ordinal);

    private static async Task<JsonSchema> ReadAsync(JsonNode schema)
    {
        // What validates takes JSON Schema's own place for shared schemas, and OpenAPI has another.
        var whole = new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["definitions"] = ApiDescription.Schemas.DeepClone() };
        Close(whole);
        var text = whole.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        await Gate.WaitAsync();
        try
        {
            return Known.TryGetValue(text, out var known) ? known : Known[text] = await JsonSchema.FromJsonAsync(text);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static void Close(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                array.ToList().ForEach(Close);
                break;
            case JsonObject schema:
                schema.Select(member => member.Value).ToList().ForEach(Close);
                if ((string?)(schema["type"] as JsonValue) == "object" && schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties"))
                {
                    schema["additionalProperties"] = false;
                }

                break;
        }
    }
}
