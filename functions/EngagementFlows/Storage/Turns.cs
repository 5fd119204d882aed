using System.Collections.Concurrent;

namespace EngagementFlows.Storage;

/// <summary>
/// Lets writers of one row within this process take turns, where many would race for it and each lost race costs two requests.
/// Only a saving: between processes the ETag decides, as ever.
/// </summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    public async Task<T> TakeAsync<T>(string row, Func<Task<T>> write, CancellationToken cancellation)
    {
        var turn = turns.GetOrAdd(row, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        try
        {
            return await write();
        }
        finally
        {
            turn.Release();
        }
    }
}
