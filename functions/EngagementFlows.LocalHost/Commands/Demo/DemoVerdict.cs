using System.Text.Json.Nodes;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>Holds what came out against the script. Whatever differs is a line for the reader.</summary>
internal static class DemoVerdict
{
    public static IReadOnlyList<string> Differences(DemoScript script, DemoResult result) =>
    [
        .. Import(script.Expect, result.Import),
        .. result.People.SelectMany(person => Person(script, person!)),
        .. script.Expect.Funnel.Select(figure => Figure($"report.funnel.{figure.Key}", figure.Value, (int?)result.Report["funnel"]![figure.Key])).OfType<string>(),
        .. new[] { Figure("messages in the team's inbox", script.Expect.InboxItems, result.Inbox.Count) }.OfType<string>(),
        .. new[] { Figure("messages of which it is not known whether they went", 0, (int?)result.Campaign["messages"]!["sending"]) }.OfType<string>(),
    ];

    private static IEnumerable<string> Import(DemoExpectation expect, JsonNode import) =>
        new[]
        {
            Figure("imported", expect.Imported, (int?)import["imported"]),
            Figure("unchanged", expect.Unchanged, (int?)import["unchanged"]),
            Figure("rejected rows", expect.Rejected, import["rejected"]!.AsArray().Select(problem => (int)problem!["line"]!).Distinct().Count()),
        }.OfType<string>();

    private static IEnumerable<string> Person(DemoScript script, JsonNode person)
    {
        var name = (string)person["name"]!;
        if (!script.People.TryGetValue(name, out var expected))
        {
            yield return $"{name} is not in the script.";
            yield break;
        }

        if ((string?)person["partstat"] != expected.Ends)
        {
            yield return $"{name} ended as {person["partstat"]}, not as {expected.Ends}.";
        }

        if ((bool?)person["withdrawn"] != expected.Withdrawn)
        {
            yield return $"{name} {(expected.Withdrawn ? "has not withdrawn" : "has withdrawn")} against the script.";
        }

        if ((bool?)person["ended"] != true)
        {
            yield return $"{name}'s journey has not ended; next is {person["nextStep"]} at {person["nextDue"]}.";
        }
    }

    private static string? Figure(string what, int expected, int? actual) => expected == actual ? null : $"{what}: {actual} instead of {expected}.";
}
