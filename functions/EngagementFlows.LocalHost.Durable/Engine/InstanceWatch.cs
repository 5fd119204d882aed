namespace EngagementFlows.LocalHost.Durable;

/// <summary>Those who wait for an instance to start or to finish; told by the engine, so that nobody polls.</summary>
internal sealed class InstanceWatch
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<(bool ForFinish, TaskCompletionSource Told)>> waiting = new(StringComparer.Ordinal);

    public Task WaitAsync(string instanceId, bool forFinish, CancellationToken cancellation)
    {
        var told = Delivery.NewAck();
        lock (gate)
        {
            if (!waiting.TryGetValue(instanceId, out var list))
            {
                waiting[instanceId] = list = [];
            }

            list.Add((forFinish, told));
        }

        return told.Task.WaitAsync(cancellation);
    }

    public void Tell(InstanceRecord row)
    {
        if (row.Status == Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Pending)
        {
            return;
        }

        lock (gate)
        {
            if (!waiting.TryGetValue(row.InstanceId, out var list))
            {
                return;
            }

            foreach (var (_, told) in list.Where(waiter => row.IsFinished || !waiter.ForFinish))
            {
                told.TrySetResult();
            }

            list.RemoveAll(static waiter => waiter.Told.Task.IsCompleted);
            if (list.Count == 0)
            {
                waiting.Remove(row.InstanceId);
            }
        }
    }

    public void Fail(Exception reason)
    {
        lock (gate)
        {
            foreach (var (_, told) in waiting.Values.SelectMany(static list => list))
            {
                told.TrySetException(reason);
            }

            waiting.Clear();
        }
    }
}
