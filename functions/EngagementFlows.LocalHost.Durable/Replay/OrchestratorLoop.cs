namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Runs an orchestrator on the calling thread alone, continuation after continuation in the order in which they became
/// due, which is what makes the order of awaits the same at every replay.
/// </summary>
internal sealed class OrchestratorLoop : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Work, object? State)> queue = new();
    private readonly int owner = Environment.CurrentManagedThreadId;

    /// <summary>Something other than the context's tasks (a delay, I/O, a thread) tried to resume the orchestrator.</summary>
    public bool WasResumedFromOutside { get; private set; }

    public bool IsOnItsThread => Environment.CurrentManagedThreadId == owner;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!IsOnItsThread)
        {
            WasResumedFromOutside = true;
            return;
        }

        queue.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs <paramref name="work"/> as the orchestrator and all that follows from it.</summary>
    public void Run(Action work)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
            while (queue.TryDequeue(out var next))
            {
                next.Work(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>
    /// Completes a task the orchestrator may await. There is no current context meanwhile, so that a continuation that
    /// asked for none (ConfigureAwait(false)) runs here at once instead of on some thread of the pool.
    /// </summary>
    public void Complete(Action completion) => Run(() =>
    {
        SetSynchronizationContext(null);
        try
        {
            completion();
        }
        finally
        {
            SetSynchronizationContext(this);
        }
    });
}
