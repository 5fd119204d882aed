using EngagementFlows.LocalHost.Durable;

namespace EngagementFlows.Delivery.CrashHost;

/// <summary>Virtual time that stands still until it is let go, and stops again at an instant or soon after the app has called a provider.</summary>
public sealed class SteppedTime
{
    /// <summary>Long enough for what is sent together to be sent, short enough for callbacks to seem prompt.</summary>
    private static readonly TimeSpan AfterACall = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly VirtualClock clock;
    private IDisposable hold;
    private TaskCompletionSource<IDisposable>? under;
    private int stopsSoon;

    public SteppedTime(VirtualClock clock)
    {
        this.clock = clock;
        hold = clock.Busy();
    }

    /// <returns>The time that has come, which may be earlier than the one asked for.</returns>
    public async Task<DateTimeOffset> AdvanceAsync(DateTimeOffset to)
    {
        var stop = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref stopsSoon, 0);
        Volatile.Write(ref under, stop);
        StopAt(to, stop);
        hold.Dispose();
        hold = await stop.Task.WaitAsync(Patience);
        return clock.GetUtcNow();
    }

    public HttpMessageHandler StoppingAfterCalls(HttpMessageHandler inner) => new Calls(this, inner);

    private void StopSoon()
    {
        if (Volatile.Read(ref under) is { } stop && Interlocked.Exchange(ref stopsSoon, 1) == 0)
        {
            StopAt(clock.GetUtcNow() + AfterACall, stop);
        }
    }

    private void StopAt(DateTimeOffset at, TaskCompletionSource<IDisposable> stop) => clock.Schedule(at, () =>
    {
        var busy = clock.Busy();
        if (!stop.TrySetResult(busy))
        {
            busy.Dispose();
        }

        return Task.CompletedTask;
    });

    private sealed class Calls(SteppedTime time, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            time.StopSoon();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
