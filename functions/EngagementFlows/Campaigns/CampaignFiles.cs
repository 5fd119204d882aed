using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EngagementFlows.Campaigns;

/// <summary>
/// Reads campaign files: what a file leaves out is taken from the flow that it names, a JSON file beside this code
/// (<c>workshop.flow.json</c>). Objects are filled in member by member; a list, once given, is the whole list, so that
/// <c>"consents": []</c> asks for none.
/// </summary>
public sealed class CampaignFiles
{
    /// <summary>The flow of a campaign that names none.</summary>
    public const string DefaultFlow = "workshop";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        // A misspelt member would otherwise be a setting that silently does not count.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly IReadOnlyDictionary<string, string> Flows = FlowFiles();

    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> FlowTexts =
        Flows.ToDictionary(flow => flow.Key, flow => (IReadOnlySet<string>)Texts(JsonNode.Parse(flow.Value)).ToHashSet(StringComparer.Ordinal));

    /// <summary>The names of the flows that are there.</summary>
    public static IEnumerable<string> FlowNames => Flows.Keys;

    /// <summary>The texts that a flow brings along, which are not a campaign's own; empty for a flow that is not there.</summary>
    public static IReadOnlySet<string> TextsOf(string flow) => FlowTexts.GetValueOrDefault(flow) ?? new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// The file with everything filled in, not yet validated (<see cref="CampaignFileValidator"/>).
    /// A <see cref="JsonException"/> where a member is unknown or has the wrong type; its <see cref="JsonException.Path"/> names it.
    /// </summary>
    public CampaignFile Read(JsonObject given)
    {
        var filled = Given(given);
        // An unknown flow is for the validator to name; until then the file is filled from the default one.
        var flow = Flows.GetValueOrDefault(Text(given, "flow") ?? DefaultFlow) ?? Flows[DefaultFlow];
        Fill(filled, JsonNode.Parse(flow)!.AsObject());
        return filled.Deserialize<CampaignFile>(Strict) ?? throw new JsonException("The campaign file is empty.");
    }

    /// <inheritdoc cref="Read(JsonObject)"/>
    public CampaignFile Read(string json) =>
        JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) is JsonObject given
            ? Read(given)
            : throw new JsonException("A campaign file is one JSON object.");

    /// <summary>The members that say something, under the names that the shape has: members are matched whatever their case.</summary>
    private static JsonObject Given(JsonObject given)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (value is not null)
                filled[JsonNamingPolicy.CamelCase.ConvertName(name)] = value is JsonObject inner ? Given(inner) : value.DeepClone();
        }

        return filled;
    }

    private static void Fill(JsonObject file, JsonObject flow)
    {
        foreach (var (name, value) in flow)
        {
            if (file[name] is JsonObject inner && value is JsonObject defaults)
                Fill(inner, defaults);
            else if (!file.ContainsKey(name))
                file[name] = value?.DeepClone();
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static string? Text(JsonObject file, string name) =>
        Given(file)[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static Dictionary<string, string> FlowFiles() => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Campaigns"), "*.flow.json")
        .ToDictionary(file => Path.GetFileName(file)[..^".flow.json".Length], File.ReadAllText);
}
