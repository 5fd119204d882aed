using System.Text.Json.Nodes;
using EngagementFlows.Http;

namespace EngagementFlows.OpenApi.Tests.Description;

/// <summary>The OpenAPI document as the app serves it.</summary>
public static class ApiDescription
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public static JsonObject Document { get; } = JsonNode.Parse(GetOpenApi.Document)!.AsObject();

    public static JsonObject Schemas => Document["components"]!["schemas"]!.AsObject();

    public static IReadOnlyList<DescribedOperation> Operations { get; } =
    [
        .. from path in Document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           where Methods.Contains(method.Key)
           select new DescribedOperation(path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject()),
    ];

    public static DescribedOperation Operation(string id) =>
        Operations.SingleOrDefault(operation => operation.Id == id) ?? throw new InvalidOperationException($"The document has no operation {id}.");

    /// <summary>What a <c>$ref</c> points to; the node itself where it is none.</summary>
    public static JsonObject Follow(JsonObject node)
    {
        if ((string?)node["$ref"] is not { } reference)
        {
            return node;
        }

        JsonNode found = Document;
        foreach (var name in reference.Split('/').Skip(1))
        {
            found = found[name] ?? throw new InvalidOperationException($"{reference} points to nothing.");
        }

        return found.AsObject();
    }
}
