using EngagementFlows.LocalHost.Timers;

namespace EngagementFlows.LocalHost.Functions;

/// <summary>Answers requests: <paramref name="Route"/> is the whole template, prefix included; no methods means all of them.</summary>
internal sealed record HttpFunction(FunctionBody Body, string Route, IReadOnlyList<string> Methods);

/// <summary>Runs on a schedule, in UTC.</summary>
internal sealed record TimerFunction(FunctionBody Body, TimerSchedule Schedule, bool RunOnStartup, bool UseMonitor);

/// <summary>An orchestrator or an activity, by the name that orchestrations call it by.</summary>
internal sealed record DurableFunction(FunctionBody Body, string Name);

/// <summary>Every function of a function app, ready to run.</summary>
internal sealed record FunctionCatalog(
    IReadOnlyList<HttpFunction> Http,
    IReadOnlyList<TimerFunction> Timers,
    IReadOnlyList<DurableFunction> Orchestrators,
    IReadOnlyList<DurableFunction> Activities)
{
    /// <exception cref="FunctionShapeException">At least one function cannot be run as it is written.</exception>
    public static FunctionCatalog Discover(string app, IEnumerable<Type> classes, FunctionAppSettings settings) =>
        new FunctionDiscovery(settings).Discover(app, classes);
}
