using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>Passes everything on to a store in memory; what derives from it breaks one thing.</summary>
internal class PassingStore : IOrchestrationStore
{
    public InMemoryOrchestrationStore Inner { get; } = new();

    public Task<CancellationToken> OpenAsync(CancellationToken cancellation) => Inner.OpenAsync(cancellation);

    public virtual IAsyncEnumerable<UnfinishedInstance> ListUnfinishedAsync(CancellationToken cancellation) => Inner.ListUnfinishedAsync(cancellation);

    public Task<InstanceRecord?> FindAsync(string instanceId, CancellationToken cancellation) => Inner.FindAsync(instanceId, cancellation);

    public Task<StoredInstance?> LoadAsync(string instanceId, CancellationToken cancellation) => Inner.LoadAsync(instanceId, cancellation);

    public virtual Task<string?> CreateAsync(InstanceRecord row, EpisodeRecord? first, CancellationToken cancellation) => Inner.CreateAsync(row, first, cancellation);

    public virtual Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation) =>
        Inner.CommitAsync(before, after, episode, cancellation);

    public Task<InstancePage> QueryAsync(OrchestrationQuery query, int pageSize, string? continuationToken, CancellationToken cancellation) =>
        Inner.QueryAsync(query, pageSize, continuationToken, cancellation);

    public Task<bool> DeleteAsync(string instanceId, CancellationToken cancellation) => Inner.DeleteAsync(instanceId, cancellation);

    public Task CloseAsync(CancellationToken cancellation) => Inner.CloseAsync(cancellation);

    public ValueTask DisposeAsync() => Inner.DisposeAsync();
}

/// <summary>Can bring back what it looked like before a message's arrival was recorded, as after a crash just then.</summary>
internal sealed class RedeliveringStore : PassingStore
{
    private IReadOnlyList<OutgoingMessage> sent = [];

    public bool Settled { get; private set; }

    public override Task<string?> CreateAsync(InstanceRecord row, EpisodeRecord? first, CancellationToken cancellation)
    {
        sent = row.Outbox.Count > 0 ? row.Outbox : sent;
        return base.CreateAsync(row, first, cancellation);
    }

    public override async Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation)
    {
        var tag = await base.CommitAsync(before, after, episode, cancellation);
        Settled |= before.Row.Outbox.Count > after.Outbox.Count;
        return tag;
    }

    public void ForgetSettled(string instanceId)
    {
        var stored = Inner.LoadAsync(instanceId, CancellationToken.None).Result!;
        Inner.CommitAsync(stored, stored.Row with { Outbox = sent }, episode: null, CancellationToken.None).Wait();
    }
}

/// <summary>Fails its next writes, as many as it is told.</summary>
internal sealed class FailingStore : PassingStore
{
    public int FailNext { get; set; }

    public override Task<string?> CreateAsync(InstanceRecord row, EpisodeRecord? first, CancellationToken cancellation)
    {
        ThrowIfToldTo();
        return base.CreateAsync(row, first, cancellation);
    }

    public override Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation)
    {
        ThrowIfToldTo();
        return base.CommitAsync(before, after, episode, cancellation);
    }

    private void ThrowIfToldTo()
    {
        if (FailNext > 0)
        {
            FailNext--;
            throw new IOException("Storage is away.");
        }
    }
}

/// <summary>Lists one instance and then takes its time over the others, or until something is written meanwhile.</summary>
internal sealed class SlowListingStore(string first) : PassingStore
{
    private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isSlow;

    public void SlowDown() => isSlow = true;

    public override async IAsyncEnumerable<UnfinishedInstance> ListUnfinishedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = new List<UnfinishedInstance>();
        await foreach (var instance in base.ListUnfinishedAsync(cancellation))
        {
            all.Add(instance);
        }

        foreach (var instance in all.OrderByDescending(instance => instance.InstanceId == first))
        {
            yield return instance;
            if (isSlow)
            {
                await Task.WhenAny(written.Task, Task.Delay(100, cancellation));
            }
        }
    }

    public override Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation)
    {
        if (isSlow)
        {
            written.TrySetResult();
        }

        return base.CommitAsync(before, after, episode, cancellation);
    }
}

/// <summary>Keeps the changes of one instance waiting until they are let through.</summary>
internal sealed class HoldingStore(string held) : PassingStore
{
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetThrough() => open.SetResult();

    public override async Task<string> CommitAsync(StoredInstance before, InstanceRecord after, EpisodeRecord? episode, CancellationToken cancellation)
    {
        if (after.InstanceId == held)
        {
            await open.Task.WaitAsync(cancellation);
        }

        return await base.CommitAsync(before, after, episode, cancellation);
    }
}
