using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>
/// Keeps everything in memory, for tests and dry runs: a second engine on the same store takes over as a second host
/// would, and the first one's writes are refused from then on. Nothing outlives the process.
/// </summary>
public sealed class InMemoryOrchestrationStore : IOrchestrationStore
{
    private readonly ConcurrentDictionary<string, StoredInstance> instances = new(StringComparer.Ordinal);
    private long tags;

    public int Count => instances.Count;

    /// <summary>An instance's episodes as they are stored, for tests and tools; empty if there is no such instance.</summary>
    public IReadOnlyList<EpisodeRecord> HistoryOf(string instanceId) => instances.TryGetValue(instanceId, out var stored) ? stored.History : [];

    public Task<CancellationToken> OpenAsync(CancellationToken cancellation) => Task.FromResult(CancellationToken.None);

    public async IAsyncEnumerable<UnfinishedInstance> ListUnfinishedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var (id, stored) in instances.Where(static pair => pair.Value.Row.IsOpen))
        {
            // A new tag is what a takeover does to a row: whatever an earlier engine still holds no longer fits.
            instances[id] = stored with { Tag = NextTag() };
            yield return new UnfinishedInstance(id, stored.Row.IsFinished, stored.Row.NextDue, stored.Row.NeedsRecovery);
        }
    }

    public Task<InstanceRecord?> FindAsync(string instanceId, CancellationToken cancellation) =>
        Task.FromResult(instances.TryGetValue(instanceId, out var stored) ? stored.Row : null);

    public Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellation) =>
        Task.FromResult(instances.TryGetValue(instanceId, out var stored) ? stored : null);

    public Task<string?> CreateAsync(InstanceRecord row, EpisodeRecord? first, CancellationToken cancellation)
    {
        var tag = NextTag();
        return Task.FromResult(instances.TryAdd(row.InstanceId, new StoredInstance(row, first is null ? [] : [first], tag)) ? tag : null);
    }

    public Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation)
    {
        var kept = before.Row.Generation == after.Generation ? before.History : [];
        var written = new StoredInstance(after, episode is null ? kept : [.. kept, episode], NextTag());
        if (!instances.TryGetValue(after.InstanceId, out var present) || present.Tag != before.Tag || !instances.TryUpdate(after.InstanceId, written, present))
        {
            throw new LeaseLostException($"Instance '{after.InstanceId}' was changed by another host.");
        }

        return Task.FromResult(written.Tag);
    }

    public Task<InstancePage> QueryAsync(OrchestrationQuery query, int pageSize, string? continuationToken, CancellationToken cancellation)
    {
        var found = instances.Values.Select(static stored => stored.Row)
            .Where(row => Matches(row, query) && (continuationToken is null || string.CompareOrdinal(row.InstanceId, continuationToken) > 0))
            .OrderBy(static row => row.InstanceId, StringComparer.Ordinal)
            .Take(pageSize + 1)
            .ToList();
        return Task.FromResult(found.Count > pageSize
            ? new InstancePage(found[..pageSize], found[pageSize - 1].InstanceId)
            : new InstancePage(found, ContinuationToken: null));
    }

    public Task<bool> DeleteAsync(string instanceId, CancellationToken cancellation) => Task.FromResult(
        instances.TryGetValue(instanceId, out var stored) && stored.Row.IsFinished && instances.TryRemove(new KeyValuePair<string, StoredInstance>(instanceId, stored)));

    public Task CloseAsync(CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool Matches(InstanceRecord row, OrchestrationQuery query) =>
        (query.CreatedFrom is not { } from || row.CreatedAt >= from)
        && (query.CreatedTo is not { } to || row.CreatedAt <= to)
        && (query.Statuses is not { } statuses || !statuses.Any() || statuses.Contains(row.Status))
        && (query.InstanceIdPrefix is not { } prefix || row.InstanceId.StartsWith(prefix, StringComparison.Ordinal));

    private string NextTag() => Interlocked.Increment(ref tags).ToString(CultureInfo.InvariantCulture);
}
