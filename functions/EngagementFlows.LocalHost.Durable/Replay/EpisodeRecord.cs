namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// One turn of an orchestrator: the time it saw, what reached it, and what it then asked for. An instance's history
/// is the list of its episodes; the first one also starts the orchestrator.
/// </summary>
public sealed record EpisodeRecord(DateTime Time, IReadOnlyList<IncomingEvent> Arrivals, IReadOnlyList<RecordedAction> Actions)
{
    /// <summary>History events as Durable Functions counts them: the turn itself, arrivals and actions.</summary>
    public int EventCount => 1 + Arrivals.Count + Actions.Count;

    /// <summary>About how many bytes of memory it holds on to.</summary>
    internal long Weight =>
        96 + Arrivals.Sum(static arrival => 96 + Size(arrival.Name) + Size(arrival.Data) + (arrival.Failure?.Weight ?? 0))
        + Actions.Sum(static action => 80 + Size(action.Name) + Size(action.Input) + Size(action.Target));

    internal static long Size(string? text) => text is null ? 0 : 24 + 2 * text.Length;
}
