using System.Text.Json.Nodes;

namespace EngagementFlows.OpenApi.Tests.Description;

/// <summary>One operation of the document.</summary>
/// <param name="Path">As the document has it, <c>/api/campaigns/{id}</c>.</param>
/// <param name="Method">In capitals.</param>
public sealed record DescribedOperation(string Path, string Method, JsonObject Json)
{
    public string Id => (string)Json["operationId"]!;

    public bool IsLocal => Json["tags"]!.AsArray().Any(tag => (string?)tag == "local");

    /// <summary><c>GET /api/campaigns</c>, for comparing with what a host answers.</summary>
    public string Line => $"{Method} {Path}";

    public IEnumerable<string> Parameters => (Json["parameters"]?.AsArray() ?? []).Select(parameter => (string)ApiDescription.Follow(parameter!.AsObject())["name"]!);

    public IEnumerable<(int Status, JsonObject Response)> Responses =>
        Json["responses"]!.AsObject().Select(response => (int.Parse(response.Key), ApiDescription.Follow(response.Value!.AsObject())));

    /// <summary>The media types of a response; none where it has no body.</summary>
    public static JsonObject ContentOf(JsonObject response) => response["content"]?.AsObject() ?? [];

    public JsonObject? RequestContent => Json["requestBody"]?["content"]?.AsObject();

    /// <summary>The document's own example of a request body.</summary>
    public string Example(string mediaType = "application/json")
    {
        var example = RequestContent?[mediaType]?["example"] ?? throw new InvalidOperationException($"{Id} has no example of a {mediaType} request.");
        return example is JsonValue value && value.TryGetValue<string>(out var text) ? text : example.ToJsonString();
    }
}
