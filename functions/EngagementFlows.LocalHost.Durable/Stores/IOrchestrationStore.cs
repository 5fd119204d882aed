using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable;

/// <summary>An instance with its present execution's history. The tag stands for the state that a write expects to find.</summary>
public sealed record StoredInstance(InstanceRecord Row, IReadOnlyList<EpisodeRecord> History, string Tag);

/// <summary>As much of an unfinished instance as a starting host needs.</summary>
public readonly record struct UnfinishedInstance(string InstanceId, bool IsFinished, DateTimeOffset? NextDue, bool NeedsRecovery);

/// <summary>Some instances, and the token that asks for the next ones; null after the last.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceRecord> Instances, string? ContinuationToken);

/// <summary>
/// Keeps instances and their histories for one host at a time. Each write is all or nothing and succeeds only on the
/// state that was read; a host that another one has replaced gets <see cref="LeaseLostException"/>.
/// </summary>
public interface IOrchestrationStore : IAsyncDisposable
{
    /// <summary>Makes this host the owner, waiting for an earlier one if need be.</summary>
    /// <returns>Cancelled when ownership is lost.</returns>
    Task<CancellationToken> OpenAsync(CancellationToken cancellation);

    IAsyncEnumerable<UnfinishedInstance> ListUnfinishedAsync(CancellationToken cancellation);

    /// <summary>The instance's row without its history; null if there is none.</summary>
    Task<InstanceRecord?> FindAsync(string instanceId, CancellationToken cancellation);

    Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellation);

    /// <returns>The new tag; null if the id is taken.</returns>
    Task<string?> CreateAsync(InstanceRecord row, EpisodeRecord? first, CancellationToken cancellation);

    /// <summary>Writes the row and one more episode together. With a new generation the old history goes.</summary>
    /// <returns>The new tag.</returns>
    Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation);

    /// <param name="query">Its page size and token are not looked at.</param>
    Task<InstancePage> QueryAsync(OrchestrationQuery query, int pageSize, string? continuationToken, CancellationToken cancellation);

    /// <summary>Removes a finished instance and all that belongs to it.</summary>
    /// <returns>False if there is none, or it has been started anew.</returns>
    Task<bool> DeleteAsync(string instanceId, CancellationToken cancellation);

    /// <summary>Gives up ownership, so that the next host need not wait.</summary>
    Task CloseAsync(CancellationToken cancellation);
}
