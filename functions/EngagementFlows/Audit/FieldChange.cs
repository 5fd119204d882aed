using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EngagementFlows.Storage;

namespace EngagementFlows.Audit;

/// <summary>One field before and after, as the record may show it.</summary>
/// <param name="Field">Its path in the stored JSON: <c>details.phone</c>.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    public const string Masked = "***";

    private const int Longest = 100;

    private static readonly JsonSerializerOptions Readable = new(JsonRow.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What tells two states of an aggregate apart; either may be null, for one that is new or gone.</summary>
    public static IReadOnlyList<FieldChange> Between<T>(T? before, T? after, Plain plain)
        where T : class
    {
        var changes = new List<FieldChange>();
        Compare("", Node(before), Node(after), plain, changes);
        return changes;
    }

    private static JsonNode? Node<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.SerializeToNode(value, Readable);

    private static void Compare(string path, JsonNode? before, JsonNode? after, Plain plain, List<FieldChange> changes)
    {
        if (JsonNode.DeepEquals(before, after) || plain.LeavesOut(path))
        {
            return;
        }

        if (before is JsonObject or null && after is JsonObject or null)
        {
            var (was, now) = (before as JsonObject ?? [], after as JsonObject ?? []);
            foreach (var name in was.Select(one => one.Key).Union(now.Select(one => one.Key), StringComparer.Ordinal))
            {
                Compare(path.Length == 0 ? name : $"{path}.{name}", was[name], now[name], plain, changes);
            }

            return;
        }

        changes.Add(new FieldChange(path, Show(path, before, plain), Show(path, after, plain)));
    }

    private static string? Show(string path, JsonNode? node, Plain plain) => node switch
    {
        null => null,
        JsonArray list => $"{list.Count} of them",
        JsonObject => Masked,
        _ when plain.Shows(path) => node.ToString() is var text && text.Length > Longest ? text[..Longest] + "..." : text,
        // Enough to tell two numbers apart, and not enough to call one.
        _ when path.EndsWith(".phone", StringComparison.Ordinal) && node.ToString() is { Length: > 6 } number => Masked + number[^3..],
        _ => Masked,
    };
}
