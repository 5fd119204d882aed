using System.Text.Json.Nodes;
using EngagementFlows.FakeProvider.Contracts;

namespace EngagementFlows.FakeProvider;

/// <summary>A call as it was read, held to its contract.</summary>
/// <param name="Query">Decoded; a name can come more than once.</param>
/// <param name="Form">The fields of a form; empty where the body is none.</param>
/// <param name="Json">The body where it is JSON.</param>
internal sealed record ProviderRequest(
    HttpRequest Http, ContractOperation Operation, IReadOnlyDictionary<string, string> PathValues, ILookup<string, string> Query, ILookup<string, string> Form, JsonNode? Json)
{
    public string? Field(string name) => Form[name].FirstOrDefault();
}
