using System.Text.Json;
using System.Text.Json.Nodes;
using DurableTask.Core.Settings;
using Microsoft.Extensions.Configuration;

namespace EngagementFlows.LocalHost.Hosting;

/// <summary>What this host takes from a function app's host.json.</summary>
/// <param name="ThrowStatusExceptionsOnRaiseEvent">Whether an event for an instance that has ended or is not known is an error.</param>
/// <param name="Versioning">The default version, which instances are run beside it, and what happens to the others.</param>
internal sealed record HostJson(string RoutePrefix, string HubName, bool ThrowStatusExceptionsOnRaiseEvent, VersioningSettings Versioning)
{
    private const string DefaultRoutePrefix = "api";
    private const string DefaultHubName = "TestHubName";

    /// <param name="settings">A setting AzureFunctionsJobHost__extensions__... comes before the file, as on the Functions host.</param>
    /// <exception cref="InvalidOperationException">The file is no JSON, or a value in it cannot be used.</exception>
    public static HostJson Read(string folder, IConfiguration settings)
    {
        var file = JsonFile.Read(Path.Combine(folder, "host.json"))?["extensions"];
        string? Value(string extension, string name) =>
            settings[$"AzureFunctionsJobHost:extensions:{extension}:{name}"] ?? file?[extension]?[name]?.ToString();

        var throws = Value("durableTask", "throwStatusExceptionsOnRaiseEvent") is { } text
            ? bool.TryParse(text, out var given)
                ? given
                : throw new InvalidOperationException($"host.json's throwStatusExceptionsOnRaiseEvent is '{text}': write true or false.")
            : true;
        var versioning = new VersioningSettings
        {
            Version = Value("durableTask", "defaultVersion") ?? "",
            MatchStrategy = Choice("versionMatchStrategy", VersioningSettings.VersionMatchStrategy.CurrentOrOlder),
            FailureStrategy = Choice("versionFailureStrategy", VersioningSettings.VersionFailureStrategy.Reject),
        };
        return new HostJson(Value("http", "routePrefix") ?? DefaultRoutePrefix, Value("durableTask", "hubName") ?? DefaultHubName, throws, versioning);

        T Choice<T>(string name, T unlessGiven)
            where T : struct, Enum => Value("durableTask", name) is not { } given ? unlessGiven
            : Enum.TryParse<T>(given, ignoreCase: true, out var chosen) ? chosen
            : throw new InvalidOperationException($"host.json's {name} is '{given}': write one of {string.Join(", ", Enum.GetNames<T>())}.");
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
