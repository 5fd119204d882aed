using System.Globalization;
using System.Text.Json.Nodes;

namespace EngagementFlows.FakeProvider.Contracts;

/// <summary>Forms and queries are text; a schema says which of it is a number.</summary>
internal static class FormText
{
    /// <returns>The value in the schema's type; as text where it is not of that type, which the schema then refuses.</returns>
    public static JsonNode? Read(JsonObject schema, string value) => schema["type"]?.GetValue<string>() switch
    {
        "integer" when long.TryParse(value, CultureInfo.InvariantCulture, out var number) => number,
        "number" when decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) => number,
        "boolean" when value is "true" or "false" => value == "true",
        _ => value,
    };

    /// <summary>A form as the JSON that its schema describes: a field that comes twice is an array.</summary>
    public static JsonObject Read(ContractOperation operation, string mediaType, ILookup<string, string> form)
    {
        var json = new JsonObject();
        foreach (var field in form)
        {
            var schema = operation.FieldSchema(mediaType, field.Key);
            var isArray = schema?["type"]?.GetValue<string>() == "array";
            json[field.Key] = isArray || field.Skip(1).Any()
                ? new JsonArray([.. field.Select(value => Read(schema?["items"]?.AsObject() ?? [], value))])
                : Read(schema ?? [], field.First());
        }

        return json;
    }
}
