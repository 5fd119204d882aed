using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFlows.EngineComparison.Framework;
using Xunit.Abstractions;

namespace EngagementFlows.EngineComparison.Tests;

/// <summary>The local engine does what Microsoft's Durable extension does, except for what docs/engines.md says.</summary>
public sealed class EngineComparisonTests(BothEngines engines, ITestOutputHelper output) : IClassFixture<BothEngines>
{
    public static TheoryData<string> Cases => [.. CaseFunctions.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Both_engines_show_the_same(string name)
    {
        var (local, extension) = await engines.RunAsync(name);
        output.WriteLine($"local engine: {local.ToJsonString(Readable)}\nextension:    {extension.ToJsonString(Readable)}");
        var wanted = WantedDisagreements.All.Where(row => row.Case == name).Select(static row => row.Observation).ToHashSet();
        var differing = local.Concat(extension).Select(static pair => pair.Key).Distinct()
            .Where(observation => !JsonNode.DeepEquals(local[observation], extension[observation]) || local.ContainsKey(observation) != extension.ContainsKey(observation))
            .ToList();
        var faults = differing.Except(wanted).Select(observation =>
                $"'{observation}' differs:\n  local engine: {Text(local, observation)}\n  extension:    {Text(extension, observation)}")
            .Concat(wanted.Except(differing).Select(static observation => $"'{observation}' is the same on both: take it out of docs/engines.md."))
            .ToList();
        Assert.True(faults.Count == 0, $"{name}\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Every_wanted_disagreement_is_of_a_case_that_there_is() =>
        Assert.Empty(WantedDisagreements.All.Select(static row => row.Case).Except(CaseFunctions.All.Keys));

    private static string Text(JsonObject seen, string observation) =>
        seen.TryGetPropertyValue(observation, out var value) ? value?.ToJsonString(Readable) ?? "null" : "not there";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
