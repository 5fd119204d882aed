using System.Text.Json;
using EngagementFlows.Messaging;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>The file cannot be used; the message names the field and says what it should be.</summary>
internal sealed class ReplyFileException(string message) : Exception(message);

/// <summary>Reads a file of labelled replies: a JSON array, each reply in the form of <c>vectors/field/replies.json</c>. Pure.</summary>
internal static class ReplyFile
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false,
    };

    private static readonly string[] Asks = [OpenQuestion.Ratings, OpenQuestion.Barriers];

    /// <exception cref="ReplyFileException">A field is missing, or is not what it should be.</exception>
    public static IReadOnlyList<LabelledReply> Read(string json)
    {
        using var document = Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new ReplyFileException("The file must be a JSON array of replies.");
        }

        var replies = document.RootElement.EnumerateArray().Select((item, place) => ReadOne(item, place)).ToList();
        if (replies.GroupBy(reply => reply.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new ReplyFileException($"id: \"{twice}\" stands there twice. Give each reply an id of its own.");
        }

        return replies.Count > 0 ? replies : throw new ReplyFileException("The file has no replies.");
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException fault)
        {
            throw new ReplyFileException($"It is no JSON (line {fault.LineNumber + 1}).");
        }
    }

    private static LabelledReply ReadOne(JsonElement item, int place)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new ReplyFileException($"[{place}]: must be an object.");
        }

        var fields = new ReplyFields(item, place);
        var id = fields.Text("id", text => text.Length is > 0 and <= 64, "1 to 64 characters");
        var open = fields.Text("open", OpenQuestion.IsName, OpenQuestion.Expected);
        var ask = open == "feedback" ? fields.Text("ask", Asks.Contains, $"{string.Join(" or ", Asks)} on feedback") : null;
        var channel = fields.Text("channel", text => text is "sms" or "email", "sms or email");
        var language = fields.Text("lang", LabelledReply.Languages.ContainsKey, string.Join(", ", LabelledReply.Languages.Keys));
        var words = fields.Text("text", text => !string.IsNullOrWhiteSpace(text), "what the person wrote");
        var kind = fields.Text("kind", text => text.Length > 0, "what the reply is counted under");
        var (right, wrong) = (fields.Treatments("right"), fields.Treatments("wrong"));
        if (right.Count == 0)
        {
            throw fields.Fault("right", "one treatment at least");
        }

        if (right.FirstOrDefault(wrong.Contains) is { } both)
        {
            throw fields.Fault("wrong", $"no treatment that is right, too: {both}");
        }

        var by = channel == "sms" ? Channel.Sms : Channel.Email;
        return new LabelledReply(id, new OpenQuestion(open, ask), by, language, words, kind, right, wrong);
    }
}

/// <summary>The members of one reply, each of which says its own name where it is wrong.</summary>
internal readonly struct ReplyFields(JsonElement item, int place)
{
    public string Text(string field, Func<string, bool> isRight, string expected) =>
        item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && isRight(value.GetString()!)
            ? value.GetString()!
            : throw Fault(field, expected);

    public IReadOnlyList<Treatment> Treatments(string field)
    {
        if (!item.TryGetProperty(field, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw Fault(field, "an array of treatments, such as [\"no\", \"no+team\"]");
        }

        var treatments = new List<Treatment>();
        foreach (var value in list.EnumerateArray())
        {
            var name = $"{field}[{treatments.Count}]";
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Fault(name, "a text");
            var (treatment, unknown) = Treatment.Parse(text);
            treatments.Add(treatment ?? throw Fault(name, $"labels that there are, joined by +; \"{unknown}\" is none"));
        }

        return treatments;
    }

    public ReplyFileException Fault(string field, string expected)
    {
        var id = item.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String ? $" ({value.GetString()})" : "";
        return new ReplyFileException($"[{place}].{field}{id}: must be {expected}.");
    }
}
