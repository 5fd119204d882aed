using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>How history and messages are written: compact, without what is null, and read back the same.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EpisodeRecord))]
[JsonSerializable(typeof(IReadOnlyList<EpisodeRecord>))]
[JsonSerializable(typeof(IReadOnlyList<IncomingEvent>))]
[JsonSerializable(typeof(IReadOnlyList<OutgoingMessage>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(ParentLink))]
[JsonSerializable(typeof(Failure))]
internal sealed partial class DurableJson : JsonSerializerContext
{
    /// <summary>Payloads are JSON inside a string: the relaxed encoder leaves their quotes two bytes long. No browser reads this.</summary>
    public static DurableJson Compact { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, typeof(T), Compact);

    public static T Read<T>(string text) => (T)(JsonSerializer.Deserialize(text, typeof(T), Compact)
        ?? throw new JsonException($"A stored {typeof(T).Name} is empty."));
}
