using EngagementFlows.Testing;

namespace EngagementFlows.EngineComparison.Tests;

/// <summary>Which observations of which cases are to differ, from the one place where that is written: the table in docs/engines.md.</summary>
internal static class WantedDisagreements
{
    public static IReadOnlySet<(string Case, string Observation)> All { get; } = Read();

    private static HashSet<(string Case, string Observation)> Read()
    {
        var found = new HashSet<(string Case, string Observation)>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "engines.md")).Where(static line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            // | `case` | `observation` | local engine | extension | reason |
            var cells = line.Split('|').Select(static cell => cell.Trim()).ToArray();
            if (cells.Length != 7 || cells[5].Length == 0 || !found.Add((cells[1].Trim('`'), cells[2].Trim('`'))))
            {
                throw new InvalidOperationException($"docs/engines.md: a row needs a case, an observation, both engines and a reason, and stands once: {line}");
            }
        }

        return found;
    }
}
