using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>Those who wait for an instance to start or to finish; told by the engine, so that nobody polls.</summary>
internal sealed class InstanceWatch
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Watcher>> watchers = new(StringComparer.Ordinal);

    /// <summary>Watches until disposed.</summary>
    public Watcher Watch(string instanceId, bool forFinish)
    {
        var watcher = new Watcher(this, instanceId, forFinish);
        lock (gate)
        {
            if (!watchers.TryGetValue(instanceId, out var list))
            {
                watchers[instanceId] = list = [];
            }

            list.Add(watcher);
        }

        return watcher;
    }

    public void Tell(InstanceRecord row)
    {
        lock (gate)
        {
            if (row.Status == OrchestrationRuntimeStatus.Pending || !watchers.TryGetValue(row.InstanceId, out var list))
            {
                return;
            }

            list.ForEach(watcher => watcher.Tell(row));
        }
    }

    public void Fail(Exception reason)
    {
        lock (gate)
        {
            foreach (var watcher in watchers.Values.SelectMany(static list => list))
            {
                watcher.Fail(reason);
            }
        }
    }

    private void Remove(Watcher watcher)
    {
        lock (gate)
        {
            if (watchers.TryGetValue(watcher.InstanceId, out var list) && list.Remove(watcher) && list.Count == 0)
            {
                watchers.Remove(watcher.InstanceId);
            }
        }
    }

    internal sealed class Watcher(InstanceWatch owner, string instanceId, bool forFinish) : IDisposable
    {
        private readonly TaskCompletionSource<InstanceRecord> told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string InstanceId => instanceId;

        /// <summary>The row as it was written then: nobody need read it again.</summary>
        public Task<InstanceRecord> Told => told.Task;

        public void Tell(InstanceRecord row)
        {
            if (row.IsFinished || !forFinish)
            {
                told.TrySetResult(row);
            }
        }

        public void Fail(Exception reason)
        {
            if (told.TrySetException(reason))
            {
                // Seen here, should whoever watches have found what it wanted already.
                _ = told.Task.Exception;
            }
        }

        public void Dispose() => owner.Remove(this);
    }
}
