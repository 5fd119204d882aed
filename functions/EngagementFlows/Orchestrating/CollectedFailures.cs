using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace EngagementFlows.Orchestrating;

/// <summary>
/// For work on several people of whom none is to go without because it fails for another: failures are kept until everybody has had their
/// turn, and thrown then, so that the caller tries again. May be used by several threads at once.
/// </summary>
public sealed class CollectedFailures
{
    private readonly ConcurrentQueue<Exception> failures = new();

    /// <summary>Does it; a failure is kept. Nothing is kept once the caller has been cancelled: that ends everything.</summary>
    public async Task CollectAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            failures.Enqueue(failure);
        }
    }

    /// <summary>Does it for one after the other.</summary>
    public async Task CollectEachAsync<T>(IEnumerable<T> all, Func<T, Task> work, CancellationToken cancellation)
    {
        foreach (var one in all)
        {
            await CollectAsync(() => work(one), cancellation);
        }
    }

    /// <exception cref="AggregateException">Several things failed; a single failure is thrown as it was.</exception>
    public void ThrowIfAny()
    {
        switch (failures.ToArray())
        {
            case []:
                return;
            case [var single]:
                ExceptionDispatchInfo.Throw(single);
                return;
            case var several:
                throw new AggregateException(several);
        }
    }
}
