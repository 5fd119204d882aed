using System.Text.Json;
using System.Text.Json.Nodes;

namespace EngagementFlows.LocalHost.Hosting;

/// <summary>What this host takes from a function app's host.json.</summary>
internal sealed record HostJson(string RoutePrefix, string HubName)
{
    private const string DefaultRoutePrefix = "api";
    private const string DefaultHubName = "TestHubName";

    /// <exception cref="InvalidOperationException">The file is no JSON.</exception>
    public static HostJson Read(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        var extensions = JsonFile.Read(path)?["extensions"];
        return new HostJson(
            extensions?["http"]?["routePrefix"]?.GetValue<string>() ?? DefaultRoutePrefix,
            extensions?["durableTask"]?["hubName"]?.GetValue<string>() ?? DefaultHubName);
    }
}

/// <summary>The JSON files of a function app, which may have comments and trailing commas.</summary>
internal static class JsonFile
{
    private static readonly JsonNodeOptions Names = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <returns>Null where there is no such file.</returns>
    public static JsonNode? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path), Names, Lenient);
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{path} is no JSON (line {fault.LineNumber + 1}).", fault);
        }
    }
}
