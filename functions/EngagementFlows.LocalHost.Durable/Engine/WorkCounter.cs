namespace EngagementFlows.LocalHost.Durable;

/// <summary>Counts what is being worked on, so that virtual time waits for it and a stop can.</summary>
internal sealed class WorkCounter(HostClock clock)
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> waiting = [];
    private int count;

    public IDisposable Begin()
    {
        lock (gate)
        {
            count++;
        }

        return new Work(this, clock.Busy());
    }

    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (count == 0)
            {
                return Task.CompletedTask;
            }

            var idle = Delivery.NewAck();
            waiting.Add(idle);
            return idle.Task;
        }
    }

    private void End()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                waiting.ForEach(static idle => idle.SetResult());
                waiting.Clear();
            }
        }
    }

    private sealed class Work(WorkCounter counter, IDisposable busy) : IDisposable
    {
        public void Dispose()
        {
            counter.End();
            busy.Dispose();
        }
    }
}
