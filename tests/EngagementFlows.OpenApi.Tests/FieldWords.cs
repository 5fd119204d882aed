using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.Testing;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>
/// The texts of <c>vectors/field/cases.json</c> that are about words of stopping and about answers, as labelled replies: they say in a
/// sentence what is right, and here are the labels for it.
/// </summary>
internal static class FieldWords
{
    private static readonly string[] Stops = ["stop-all", "stop-sms", "stop-email", "stop-reminders"];

    /// <summary>Of those that say no more than "as a person would read it".</summary>
    private static readonly Dictionary<string, string> AsAPersonWouldReadIt = new(StringComparer.Ordinal)
    {
        ["1)"] = "yes",
        ["'1'"] = "yes",
        ["y"] = "yes",
        ["Yep!"] = "yes",
        ["Yes please x"] = "yes",
        ["👎"] = "no",
        ["Nac ydw"] = "no",
    };

    /// <summary>In the form of <c>replies.json</c>.</summary>
    public static JsonArray Replies()
    {
        var file = Path.Combine(Repository.Root, "tests", "EngagementFlows.Tests", "vectors", "field", "cases.json");
        using var cases = JsonDocument.Parse(File.ReadAllText(file));
        return [.. cases.RootElement.EnumerateArray().Select(ReplyOf).OfType<JsonObject>()];
    }

    private static JsonObject? ReplyOf(JsonElement one)
    {
        string Text(string name) => one.GetProperty(name).GetString()!;
        switch (Text("area"))
        {
            case "opt-out words" or "answers":
                var input = one.GetProperty("input");
                var words = input.GetProperty("text").GetString()!;
                return Reply(Text("id"), input.GetProperty("question")
                    .GetString() == "attendance" ? "rsvp" : "access-needs", words, Text("right"));
            case "opt-out while a question in own words is open":
                // "yes", then after the access question: "..."
                return Reply(Text("id").Replace(' ', '-'), "access-needs", Text("input").Split('"')[^2], Text("right"));
            default:
                return null;
        }
    }

    private static JsonObject Reply(string id, string open, string words, string sentence)
    {
        var right = Right(sentence, words);
        string[] wrong = sentence.StartsWith("opt-out", StringComparison.Ordinal) || sentence.Contains("no more", StringComparison.Ordinal)
            ? ["yes", "answer", "need"]
            : [.. Stops.Except(right)];
        return new()
        {
            ["id"] = id,
            ["open"] = open,
            ["channel"] = "sms",
            ["lang"] = "en",
            ["text"] = words,
            ["kind"] = "field",
            ["right"] = new JsonArray([.. right.Select(label => JsonValue.Create(label))]),
            ["wrong"] = new JsonArray([.. wrong.Except(right).Select(label => JsonValue.Create(label))]),
        };
    }

    private static string[] Right(string sentence, string words) => sentence switch
    {
        "yes" => ["yes"],
        "as a person would read it" => [AsAPersonWouldReadIt[words]],
        "no opt-out" => ["yes", "team", "maybe", "no"],
        _ when sentence.StartsWith("for the team", StringComparison.Ordinal) => ["team", "automatic", "automatic+team"],
        _ when sentence.StartsWith("no more texts", StringComparison.Ordinal) => ["stop-sms", "stop-all"],
        _ when sentence.StartsWith("no more emails", StringComparison.Ordinal) => ["stop-email", "stop-all"],
        _ when sentence.StartsWith("no more reminders", StringComparison.Ordinal)
            || sentence.StartsWith("stop-reminders", StringComparison.Ordinal) =>
            ["stop-reminders", "team"],
        _ when sentence.Contains("team", StringComparison.Ordinal) || sentence.Contains("inbox", StringComparison.Ordinal) =>
            ["stop-all", "team"],
        // A stop of texts by text is no withdrawal by email: "dont send me texts", "Pls stop messaging".
        _ when sentence.StartsWith("opt-out", StringComparison.Ordinal) => ["stop-all", "stop-sms"],
        _ => throw new InvalidOperationException($"No labels for: {sentence}"),
    };
}
