using System.Text.Json.Nodes;

namespace EngagementFlows.OpenApi.Tests.Readme;

/// <summary>Holds an answer to what the README shows of it.</summary>
public static class ShownAnswer
{
    private const string Anything = "…";

    /// <summary>
    /// Every member that is shown must be there with that value; others may be there too. A list has as many items as are shown.
    /// <c>…</c> is any text.
    /// </summary>
    public static IEnumerable<string> Differences(JsonNode? shown, JsonNode? actual, string path = "$") => (shown, actual) switch
    {
        (JsonObject members, JsonObject there) => members.SelectMany(member => Differences(member.Value, there[member.Key], $"{path}.{member.Key}")),
        (JsonArray items, JsonArray there) when items.Count == there.Count => items.SelectMany((item, n) => Differences(item, there[n], $"{path}[{n}]")),
        (JsonValue value, JsonValue text) when value.ToString() == Anything && text.TryGetValue<string>(out var any) && any.Length > 0 => [],
        _ when JsonNode.DeepEquals(shown, actual) => [],
        _ => [$"{path} is {actual?.ToJsonString() ?? "not there"}, and the README shows {shown?.ToJsonString()}"],
    };
}
