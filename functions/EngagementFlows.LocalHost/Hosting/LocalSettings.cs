using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace EngagementFlows.LocalHost.Hosting;

/// <summary>
/// The function app's settings as the Functions tools give them: the Values of local.settings.json, then the
/// environment, then what the caller set; later ones win.
/// </summary>
internal static class LocalSettings
{
    public static IConfigurationBuilder AddFunctionAppSettings(this IConfigurationBuilder configuration, string folder, IReadOnlyDictionary<string, string?> overriding)
    {
        var values = JsonFile.Read(Path.Combine(folder, "local.settings.json"))?["Values"] as JsonObject ?? [];
        return configuration
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(Key(value.Key), value.Value?.ToString())))
            .AddEnvironmentVariables()
            .AddInMemoryCollection(overriding.Select(value => KeyValuePair.Create(Key(value.Key), value.Value)));
    }

    // A__B is A:B, as it is in the environment that the Functions tools make of these values.
    private static string Key(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
