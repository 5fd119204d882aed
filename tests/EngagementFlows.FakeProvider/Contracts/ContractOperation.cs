using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace EngagementFlows.FakeProvider.Contracts;

/// <summary>One operation of a contract, ready to hold calls to it.</summary>
internal sealed class ContractOperation
{
    private readonly ContractDocument document;
    private readonly Regex path;
    private readonly Dictionary<string, JsonSchema> bodies;
    private readonly Dictionary<string, JsonObject> bodySchemas;

    public ContractOperation(ContractDocument document, string path, string method, JsonObject pathItem, JsonObject operation)
    {
        this.document = document;
        Method = method;
        Id = operation["operationId"]!.GetValue<string>();
        var pattern = Regex.Replace(Regex.Escape(path), @"\\\{(?<name>\w+)}", "(?<${name}>[^/]+)", RegexOptions.NonBacktracking);
        this.path = new Regex($"^{pattern}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        Parameters =
        [
            .. new[] { pathItem, operation }.SelectMany(static owner => owner["parameters"]?.AsArray() ?? [])
                .Select(parameter => new ContractParameter(document, document.Follow(parameter!))),
        ];
        var request = operation["requestBody"] is { } body ? document.Follow(body) : null;
        BodyRequired = request?["required"]?.GetValue<bool>() ?? false;
        bodySchemas = request?["content"]!.AsObject().ToDictionary(static content => content.Key, content => document.Follow(content.Value!["schema"]!)) ?? [];
        bodies = bodySchemas.ToDictionary(static content => content.Key, content => document.Validator(content.Value));
    }

    public string Id { get; }

    public string Method { get; }

    public bool BodyRequired { get; }

    public IReadOnlyList<ContractParameter> Parameters { get; }

    public IReadOnlyCollection<string> MediaTypes => bodies.Keys;

    /// <returns>The decoded values of the path's parameters; null where the path is another's.</returns>
    public IReadOnlyDictionary<string, string>? Match(string requested) =>
        path.Match(requested) is { Success: true } match
            ? path.GetGroupNames().Where(static name => !char.IsAsciiDigit(name[0])).ToDictionary(static name => name, name => Uri.UnescapeDataString(match.Groups[name].Value))
            : null;

    public IEnumerable<ContractFault> BodyFaults(string mediaType, string json) => SchemaFaults.Of(bodies[mediaType], json);

    /// <summary>The schema of a form's field, by which its text is read; null for a field that the form does not have.</summary>
    public JsonObject? FieldSchema(string mediaType, string field) =>
        bodySchemas[mediaType]["properties"]?[field] is { } schema ? document.Follow(schema) : null;
}

/// <summary>A parameter of a path, a query or a header.</summary>
internal sealed class ContractParameter(ContractDocument document, JsonObject parameter)
{
    private readonly JsonSchema schema = document.Validator(parameter["schema"]!);

    public string Name { get; } = parameter["name"]!.GetValue<string>();

    /// <summary><c>path</c>, <c>query</c> or <c>header</c>.</summary>
    public string In { get; } = parameter["in"]!.GetValue<string>();

    public bool Required { get; } = parameter["required"]?.GetValue<bool>() ?? false;

    private JsonObject Schema { get; } = document.Follow(parameter["schema"]!);

    /// <summary>Described as a date or a time, although the schema says that it is a time.</summary>
    public bool IsDay(string value) =>
        Schema["format"]?.GetValue<string>() == "date-time" && DateOnly.TryParseExact(value, "yyyy-MM-dd", out _);

    public IEnumerable<ContractFault> Faults(string value) =>
        SchemaFaults.Of(schema, FormText.Read(Schema, value)?.ToJsonString() ?? "null").Select(fault => fault with { Field = Name });
}
