using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>Refuses requests to storage as an outage does: from so many requests on, until storage is said to be back.</summary>
internal sealed class StorageAway : HttpPipelineSynchronousPolicy
{
    private long left = long.MaxValue;
    private long refused;

    /// <summary>Requests refused so far.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>So many more requests are answered, and none after them.</summary>
    public void LeaveAfter(int requests) => Interlocked.Exchange(ref left, requests);

    public void ComeBack() => Interlocked.Exchange(ref left, long.MaxValue);

    /// <summary>Answers whoever looks on during an outage; away again afterwards.</summary>
    public IDisposable Pause() => new Paused(this, Interlocked.Exchange(ref left, long.MaxValue));

    /// <exception cref="RequestFailedException">While storage is away: one that the client does not repeat by itself, which would take real time.</exception>
    public override void OnSendingRequest(HttpMessage message)
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            Interlocked.Increment(ref refused);
            throw new RequestFailedException(503, "Storage is away.", "ServerBusy", innerException: null);
        }
    }

    private sealed class Paused(StorageAway away, long left) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref away.left, left);
    }
}
