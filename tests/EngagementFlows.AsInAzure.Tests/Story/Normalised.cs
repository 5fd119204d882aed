using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EngagementFlows.AsInAzure;

/// <summary>
/// An answer without what differs from run to run: times, ids that are made at random, and the order of lists, which follows these ids.
/// </summary>
internal static partial class Normalised
{
    public static string Of(int status, string text)
    {
        string body;
        try
        {
            body = text.Length == 0 ? "" : Of(JsonNode.Parse(text))?.ToJsonString() ?? "null";
        }
        catch (System.Text.Json.JsonException)
        {
            body = string.Join('\n', Replaced(text).Split('\n').Order(StringComparer.Ordinal));
        }

        return $"{status} {body}";
    }

    private static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject item => Of(item),
        JsonArray list => new JsonArray([.. Looks(list).Select(Of).OrderBy(static one => one?.ToJsonString(), StringComparer.Ordinal)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Replaced(text)),
        _ => node?.DeepClone(),
    };

    // Names may hold ids too, and be the same without them.
    private static JsonObject Of(JsonObject item) => new(item
        .Where(pair => pair.Key != "count" || !IsAudit(item))
        .Select(static pair => (Name: Replaced(pair.Key), Value: Of(pair.Value)))
        .GroupBy(static pair => pair.Name, StringComparer.Ordinal)
        .SelectMany(static same => same.OrderBy(static pair => pair.Value?.ToJsonString(), StringComparer.Ordinal)
            .Select(static (pair, number) => KeyValuePair.Create(number == 0 ? pair.Name : $"{pair.Name} {number + 1}", pair.Value))));

    /// <summary>Every look at what people said is in the audit log, and how often somebody looks while they wait differs from run to run.</summary>
    private static bool IsAudit(JsonObject item) => (string?)item["place"] == "audit";

    private static IEnumerable<JsonNode?> Looks(JsonArray list) =>
        list.Count > 0 && list.All(static one => one is JsonObject entry && entry.ContainsKey("who") && entry.ContainsKey("what"))
            ? list.DistinctBy(static one => Of(one)!.ToJsonString(), StringComparer.Ordinal)
            : list;

    private static string Replaced(string text) => Id().Replace(Time().Replace(text, "<time>"), "<id>");

    // A time of day alone stands in what people read.
    [GeneratedRegex(
        @"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?|\b\d\d:\d\d\b"
        + @"|\b\d{1,2}(:\d\d)?(am|pm)\b|\b(midday|midnight|hanner dydd|hanner nos)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Time();

    /// <summary>Long words with digits in them, which no name or text of these stories has.</summary>
    [GeneratedRegex(@"\b(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{14,}\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
