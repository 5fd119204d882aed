using EngagementFlows.LocalHost.Durable;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Worlds;

/// <summary>A store of orchestrations of which some cannot be looked up, as while a part of the storage is away.</summary>
internal sealed class FailingStore : IOrchestrationStore
{
    private readonly InMemoryOrchestrationStore inner = new();

    /// <summary>Asked by the id of the instance at each look.</summary>
    public Func<string, bool> Fails { get; set; } = static _ => false;

    public Task<InstanceRecord?> FindAsync(string instanceId, CancellationToken cancellation) =>
        Fails(instanceId) ? throw new IOException("The storage of this instance is away.") : inner.FindAsync(instanceId, cancellation);

    public Task<CancellationToken> OpenAsync(CancellationToken cancellation) => inner.OpenAsync(cancellation);

    public IAsyncEnumerable<UnfinishedInstance> ListUnfinishedAsync(CancellationToken cancellation) =>
        inner.ListUnfinishedAsync(cancellation);

    public Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellation) => inner.LoadAsync(instanceId, cancellation);

    public Task<string?> CreateAsync(InstanceRecord row, EpisodeRecord? first, CancellationToken cancellation) =>
        inner.CreateAsync(row, first, cancellation);

    public Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation) =>
        inner.CommitAsync(before, after, episode, cancellation);

    public Task<InstancePage> QueryAsync(
        OrchestrationQuery query, int pageSize, string? continuationToken, CancellationToken cancellation) =>
        inner.QueryAsync(query, pageSize, continuationToken, cancellation);

    public Task<bool> DeleteAsync(string instanceId, CancellationToken cancellation) => inner.DeleteAsync(instanceId, cancellation);

    public Task CloseAsync(CancellationToken cancellation) => inner.CloseAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
