using System.Text.Json;
using System.Text.Json.Serialization;

namespace EngagementFlows.FakeProvider.Client;

/// <summary>The JSON of the control API: camel case, enums by name.</summary>
public static class FakeProviderJson
{
    public static JsonSerializerOptions Options { get; } = Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        return options;
    }
}
