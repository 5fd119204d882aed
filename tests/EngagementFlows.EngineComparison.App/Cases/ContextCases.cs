using EngagementFlows.EngineComparison.Framework;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>What an orchestrator and an activity see of themselves.</summary>
internal static class ContextCases
{
    public static IEnumerable<EngineCase> All =>
    [
        .. new[]
        {
            nameof(ContextOrchestrators.NewGuids), nameof(ContextOrchestrators.Replays), nameof(ContextOrchestrators.TellsItself),
            nameof(ContextOrchestrators.TellsChild), nameof(ContextOrchestrators.ActivityTellsItself), nameof(ContextOrchestrators.ReadsInputTwice),
            nameof(ContextOrchestrators.ActivitiesOfManyKinds), nameof(ContextOrchestrators.DeterministicTime),
            nameof(ContextOrchestrators.ReadsOtherCase), nameof(ContextOrchestrators.KeepsFields), nameof(ContextOrchestrators.NullForNumbers),
        }.Select(static orchestrator => new EngineCase($"context-{Slug(orchestrator)}", async run =>
            await run.EndAsync("end", await run.StartAsync(orchestrator, "7")))),
    ];

    private static string Slug(string name) => string.Concat(name.Select(static letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"))[1..];
}
