namespace EngagementFlows.LocalHost.Durable;

public enum ActionKind
{
    Activity,
    Timer,
    SubOrchestration,
    SendEvent,
}

/// <summary>Something an orchestrator asked for. Ids count from 0 within one execution.</summary>
/// <param name="Name">The activity's, orchestrator's or event's name; empty for a timer.</param>
/// <param name="Input">An activity's input; kept so that it can run again after a crash.</param>
/// <param name="Target">The instance that is started or sent to.</param>
/// <param name="FireAt">When a timer is due, UTC.</param>
public sealed record RecordedAction(ActionKind Kind, int Id, string Name, string? Input = null, string? Target = null, DateTime? FireAt = null)
{
    public override string ToString() => Kind switch
    {
        ActionKind.Activity => $"activity '{Name}' (#{Id})",
        ActionKind.Timer => $"a timer (#{Id})",
        ActionKind.SubOrchestration => $"sub-orchestration '{Name}' (#{Id})",
        _ => $"event '{Name}' to instance '{Target}' (#{Id})",
    };

    /// <summary>Whether a replay that asks for <paramref name="other"/> is the same run. A timer's time may differ: history's counts.</summary>
    internal bool Matches(RecordedAction other) =>
        Kind == other.Kind && Id == other.Id && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && (Kind != ActionKind.SendEvent || string.Equals(Target, other.Target, StringComparison.Ordinal));
}
