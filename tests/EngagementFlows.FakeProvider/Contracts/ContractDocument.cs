using System.Text.Json.Nodes;
using NJsonSchema;

namespace EngagementFlows.FakeProvider.Contracts;

/// <summary>One OpenAPI document.</summary>
internal sealed class ContractDocument(JsonObject root)
{
    /// <summary>Words that describe and do not constrain; some have shapes that a schema reader refuses.</summary>
    private static readonly string[] Prose = ["description", "example", "examples", "title", "x-twilio"];

    public JsonObject Root { get; } = root;

    /// <summary>What a <c>$ref</c> points to; the node itself where it is none.</summary>
    public JsonObject Follow(JsonNode node)
    {
        if ((node as JsonObject)?["$ref"] is not JsonValue reference)
        {
            return node.AsObject();
        }

        JsonNode found = Root;
        foreach (var name in reference.GetValue<string>().Split('/').Skip(1))
        {
            found = found[name] ?? throw new InvalidOperationException($"{reference} points to nothing.");
        }

        return Follow(found);
    }

    /// <summary>A validator for a schema of the document. Objects that list their properties are closed, as the providers close them.</summary>
    public JsonSchema Validator(JsonNode schema)
    {
        var whole = new JsonObject
        {
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["definitions"] = Root["components"]!["schemas"]!.DeepClone(),
        };
        Prepare(whole, isNames: false);
        var text = whole.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        return JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult();
    }

    /// <param name="isNames">The members are names of properties or schemas, not words of JSON Schema.</param>
    private static void Prepare(JsonNode? node, bool isNames)
    {
        if (node is JsonArray array)
        {
            array.ToList().ForEach(static item => Prepare(item, isNames: false));
            return;
        }

        if (node is not JsonObject members)
        {
            return;
        }

        if (!isNames)
        {
            Array.ForEach(Prose, word => members.Remove(word));
            if (members["properties"] is JsonObject && !members.ContainsKey("additionalProperties"))
            {
                members["additionalProperties"] = false;
            }

            if (members["nullable"]?.GetValue<bool>() == true && members["type"] is JsonValue type)
            {
                // JSON Schema's own way to say it.
                members["type"] = new JsonArray(type.DeepClone(), "null");
            }
        }

        foreach (var (name, value) in members.ToList())
        {
            Prepare(value, isNames: !isNames && name is "properties" or "definitions");
        }
    }
}
