using System.Text.Json.Nodes;

namespace EngagementFlows.FakeProvider;

/// <summary>What a provider answers. Everything from 400 on is a refusal.</summary>
/// <param name="Code">Twilio's error code.</param>
internal sealed record ProviderAnswer(int Status, JsonNode? Body = null, int? Code = null)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[] Bytes => Body is null ? [] : System.Text.Encoding.UTF8.GetBytes(Body.ToJsonString());
}
