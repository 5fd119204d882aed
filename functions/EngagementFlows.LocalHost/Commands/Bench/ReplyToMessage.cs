using System.Collections.Concurrent;
using System.Diagnostics;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>A reply comes in and the next message goes out: how long that takes, one person at a time.</summary>
internal static class ReplyToMessage
{
    public static async Task RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        const string Id = "bench-reply";
        var count = bench.Amount(300);
        var invited = new CountdownEvent(count);
        var waiting = new ConcurrentDictionary<string, TaskCompletionSource>(StringComparer.OrdinalIgnoreCase);
        await using var host = new BenchHost(bench, "Reply", new DateTimeOffset(2026, 11, 16, 10, 0, 0, TimeSpan.Zero), message =>
        {
            if (message.Step == "invitation")
            {
                invited.Signal();
            }
            else if (waiting.TryRemove(message.To, out var answered))
            {
                answered.TrySetResult();
            }
        });

        // Time stands still: what is due at once goes at once, whatever the hour.
        using var still = host.Clock.Busy();
        await host.StartAsync(cancellation);
        await host.Api.CreateAsync(BenchPeople.Campaign(Id, places: count));
        await host.Api.ImportAsync(Id, BenchPeople.Csv(count));
        await host.Api.PostAsync($"/api/campaigns/{Id}/launch", body: null);
        await Task.Run(() => invited.Wait(cancellation), cancellation);

        var times = new List<double>(count);
        for (var n = 0; n < count; n++)
        {
            var address = $"person{n}@example.org";
            var answered = waiting[address] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var watch = Stopwatch.StartNew();
            await host.Api.ReplyAsync(address, "1");
            await answered.Task.WaitAsync(cancellation);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        bench.Heading($"4. A reply in, the next message out ({count:N0} replies, one after another)");
        bench.Line($"p50 {times[times.Count / 2]:0} ms, p99 {times[(int)(times.Count * 0.99)]:0} ms");
    }
}
