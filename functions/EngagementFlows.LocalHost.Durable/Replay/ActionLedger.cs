namespace EngagementFlows.LocalHost.Durable;

/// <summary>Numbers what an orchestrator asks for and, at a replay, holds it to what it asked for before.</summary>
internal sealed class ActionLedger(ExecutionStart start)
{
    private readonly List<RecordedAction> asked = [];
    private IReadOnlyList<RecordedAction>? recorded;
    private int nextId;

    /// <summary>The first difference that was found; the orchestrator may have caught the exception, the engine does not forget it.</summary>
    public NonDeterministicOrchestrationException? Violation { get; private set; }

    /// <summary>What the present episode asked for.</summary>
    public IReadOnlyList<RecordedAction> Asked => asked;

    public void Begin(IReadOnlyList<RecordedAction>? history)
    {
        asked.Clear();
        recorded = history;
    }

    /// <returns>The action with its number; at a replay the one that history holds.</returns>
    public RecordedAction Add(RecordedAction wanted)
    {
        wanted = wanted with { Id = nextId++ };
        if (recorded is not null)
        {
            var known = asked.Count < recorded.Count ? recorded[asked.Count] : null;
            if (known is null || !known.Matches(wanted))
            {
                throw Violate($"it asked for {wanted}, but history holds {known?.ToString() ?? "nothing more at this point"}");
            }

            wanted = known;
        }

        asked.Add(wanted);
        return wanted;
    }

    public void End()
    {
        if (recorded is not null && asked.Count < recorded.Count && Violation is null)
        {
            Violate($"history holds {recorded[asked.Count]}, which it no longer asks for");
        }
    }

    public NonDeterministicOrchestrationException Violate(string what) => Violation ??= new NonDeterministicOrchestrationException(
        $"Orchestrator '{start.Name}' (instance '{start.InstanceId}') is not deterministic: {what}. It may depend on its input and its context only "
        + "(no clock, random number, I/O or thread of its own), and its steps must not change while instances run.");
}
