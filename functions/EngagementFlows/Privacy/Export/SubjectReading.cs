using System.Globalization;
using System.Text.Json.Nodes;

namespace EngagementFlows.Privacy.Export;

/// <summary>
/// What is stored of a person, arranged for them to read: in the order of time, their own words where the record only says that there are
/// some, and the same thing once. The files beside the page stay as it is stored. Pure.
/// </summary>
internal static class SubjectReading
{
    /// <summary>When something happened, by the member that says so in each part.</summary>
    private static readonly string[] Times = ["at", "createdAt", "handedOverAt", "askedAt"];

    /// <param name="language"><c>cy</c> or <c>en</c>.</param>
    public static IReadOnlyList<SubjectPart> Of(IReadOnlyList<SubjectPart> parts, string language)
    {
        var words = OwnWords(parts.FirstOrDefault(part => part.Key == StoredKeys.Timeline)?.Holding.Data);
        return [.. parts.Select(part => part with
        {
            Holding = part.Holding with
            {
                Data = part.Holding.Data?.DeepClone() is not JsonArray items ? part.Holding.Data
                    : part.Key == StoredKeys.Participant ? Records(items, words, language)
                    : InTime(items),
            },
        })];
    }

    /// <summary>What they wrote, by the id of the message or form.</summary>
    private static Dictionary<string, string> OwnWords(JsonNode? timeline) => (timeline as JsonArray ?? []).OfType<JsonObject>()
        .Select(line => (Id: (string?)line["messageId"], Text: (string?)line["text"], What: (string?)line["what"]))
        .Where(line => line is { Id: not null, Text.Length: > 0, What: "received" })
        .DistinctBy(line => line.Id).ToDictionary(line => line.Id!, line => line.Text!, StringComparer.Ordinal);

    private static JsonArray Records(JsonArray records, IReadOnlyDictionary<string, string> words, string language)
    {
        foreach (var record in records.OfType<JsonObject>())
        {
            foreach (var answer in (record["answersGiven"] as JsonArray ?? []).OfType<JsonObject>())
            {
                if ((string?)answer["answer"] == Inbox.Replies.InTheirWords)
                {
                    answer["answer"] = words.GetValueOrDefault((string?)answer["evidence"] ?? "")
                        ?? (language == "cy" ? "yn eich geiriau eich hun" : "in your own words");
                }
            }

            if (record["recordedNeeds"] is JsonArray needs)
            {
                var told = needs.DistinctBy(need => $"{need?["kind"]} {need?["about"]} {need?["wording"]} {need?["ended"] is null}");
                record["recordedNeeds"] = new JsonArray([.. told.Select(need => need?.DeepClone())]);
            }
        }

        return records;
    }

    private static JsonArray InTime(JsonArray items) => new([.. items.OrderBy(TimeOf).Select(item => item?.DeepClone())]);

    private static DateTimeOffset TimeOf(JsonNode? item)
    {
        foreach (var name in item is JsonObject ? Times : [])
        {
            if (item![name] is JsonValue value && DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var at))
            {
                return at;
            }
        }

        return default;
    }
}
