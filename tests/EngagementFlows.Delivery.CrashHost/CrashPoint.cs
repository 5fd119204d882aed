using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using EngagementFlows.LocalHost.Durable;

namespace EngagementFlows.Delivery.CrashHost;

/// <summary>Which call is this process's last.</summary>
/// <param name="To"><c>storage</c> or <c>provider</c>.</param>
/// <param name="Nth">From 1, counted since the process started; 0: none.</param>
/// <param name="AfterTheAnswer">Killed once the answer is there and nothing has been done with it; else before the call leaves.</param>
public sealed record CrashAt(string To, int Nth, bool AfterTheAnswer);

/// <summary>Counts the calls that leave this process, and kills it with SIGKILL at one of them.</summary>
/// <param name="timeFile">Where virtual time had come to, for the next process to go on from.</param>
public sealed class CrashPoint(CrashAt at, string timeFile, VirtualClock clock)
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal) { ["storage"] = 0, ["provider"] = 0 };

    public (int Storage, int Provider) Counts
    {
        get
        {
            lock (counts)
            {
                return (counts["storage"], counts["provider"]);
            }
        }
    }

    public HttpPipelinePolicy StoragePolicy => new Policy(this);

    public HttpMessageHandler Around(HttpMessageHandler inner) => new Handler(this, inner);

    private async ValueTask CallAsync(string to, Func<ValueTask> call)
    {
        int number;
        lock (counts)
        {
            number = ++counts[to];
        }

        var isLast = at.To == to && at.Nth == number;
        if (isLast && !at.AfterTheAnswer)
        {
            Die();
        }

        await call();
        if (isLast)
        {
            Die();
        }
    }

    private void Die()
    {
        File.WriteAllText(timeFile, $"{clock.GetUtcNow():O}");
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    private sealed class Policy(CrashPoint point) : HttpPipelinePolicy
    {
        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            point.CallAsync("storage", () => ProcessNextAsync(message, pipeline));

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            point.CallAsync("storage", () =>
            {
                ProcessNext(message, pipeline);
                return ValueTask.CompletedTask;
            }).AsTask().GetAwaiter().GetResult();
    }

    private sealed class Handler(CrashPoint point, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage? answer = null;
            await point.CallAsync("provider", async () => answer = await base.SendAsync(request, cancellationToken));
            return answer!;
        }
    }
}
