namespace EngagementFlows.LocalHost.Durable;

internal sealed record CachedInstance(Slot Slot, StoredInstance Stored, long Bytes);

/// <summary>Loaded instances, as many as fit; those used longest ago go first.</summary>
internal sealed class HistoryCache(long limit)
{
    private readonly Lock gate = new();
    private readonly LinkedList<CachedInstance> recent = new();
    private long bytes;

    public long Bytes => Interlocked.Read(ref bytes);

    public StoredInstance? Find(Slot slot)
    {
        lock (gate)
        {
            if (slot.Cached is not { } node)
            {
                return null;
            }

            recent.Remove(node);
            recent.AddFirst(node);
            return node.Value.Stored;
        }
    }

    public void Put(Slot slot, StoredInstance stored)
    {
        var weight = Weigh(stored);
        lock (gate)
        {
            Drop(slot);
            slot.Cached = recent.AddFirst(new CachedInstance(slot, stored, weight));
            bytes += weight;
            while (bytes > limit && recent.Last is { } oldest)
            {
                Drop(oldest.Value.Slot);
            }
        }
    }

    public void Remove(Slot slot)
    {
        lock (gate)
        {
            Drop(slot);
        }
    }

    private static long Weigh(StoredInstance stored)
    {
        var row = stored.Row;
        return 700 + stored.History.Sum(static episode => episode.Weight)
            + EpisodeRecord.Size(row.Input) + EpisodeRecord.Size(row.Output) + EpisodeRecord.Size(row.CustomStatus) + EpisodeRecord.Size(row.InstanceId)
            + row.Waiting.Sum(static arrival => 96 + EpisodeRecord.Size(arrival.Data)) + row.Outbox.Sum(static message => 160 + EpisodeRecord.Size(message.Data));
    }

    private void Drop(Slot slot)
    {
        if (slot.Cached is { } node)
        {
            recent.Remove(node);
            bytes -= node.Value.Bytes;
            slot.Cached = null;
        }
    }
}
