using EngagementFlows.EngineComparison.Framework;

namespace EngagementFlows.EngineComparison.Cases;

/// <summary>Retries of activities and children, by policy and by handler.</summary>
internal static class RetryCases
{
    public static IEnumerable<EngineCase> All =>
    [
        .. new[]
        {
            nameof(RetryOrchestrators.ThreeAttempts), nameof(RetryOrchestrators.SecondAttemptSucceeds), nameof(RetryOrchestrators.GrowingDelays),
            nameof(RetryOrchestrators.LongestDelay), nameof(RetryOrchestrators.TimeLimit), nameof(RetryOrchestrators.FilteredByType),
            nameof(RetryOrchestrators.ByHandler), nameof(RetryOrchestrators.HandlerGivesUp), nameof(RetryOrchestrators.UnknownActivityWithRetries),
            nameof(RetryOrchestrators.UnknownActivityWithHandler), nameof(RetryOrchestrators.ChildWithRetries),
            nameof(RetryOrchestrators.ChildOfOneIdWithRetries), nameof(RetryOrchestrators.RetriesSideBySide),
        }.Select(static orchestrator => new EngineCase($"retry-{Slug(orchestrator)}", async run =>
            await run.EndAsync("end", await run.StartAsync(orchestrator)))),
        new("retry-task-options-as-input", async run =>
            await run.EndAsync("end", await run.StartAsync(nameof(RetryOrchestrators.OptionsAsInput)))),
    ];

    private static string Slug(string name) => string.Concat(name.Select(static letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"))[1..];
}
