namespace EngagementFlows.LocalHost.Functions;

/// <summary>The function app has functions that this host cannot run: each by name, with the reason.</summary>
public sealed class FunctionShapeException(string app, IReadOnlyList<string> problems)
    : Exception($"{app} cannot start, for {problems.Count} reason{(problems.Count == 1 ? "" : "s")}:\n  - {string.Join("\n  - ", problems)}")
{
    /// <summary>One line each: the function's name, a colon, the reason and what to do about it.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
