using System.Diagnostics;
using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>Ten thousand journeys that wait for weeks: what they cost in memory, and how long a start takes with them there.</summary>
internal static class WaitingInstances
{
    public static async Task RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        var count = bench.Amount(10_000);
        await using (var first = Waiting(bench))
        {
            await first.StartAsync(cancellation);
            await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancellation }, async (n, token) =>
            {
                var id = await first.Engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", input: n, new StartOrchestrationOptions($"wait-{n}"), token);
                await first.Engine.Client.WaitForInstanceStartAsync(id, getInputsAndOutputs: false, token);
            });
        }

        var idle = Heap();
        await using var second = Waiting(bench);
        var watch = Stopwatch.StartNew();
        await second.StartAsync(cancellation);
        var ready = watch.Elapsed;
        var heap = Heap() - idle;

        bench.Heading($"3. {count:N0} waiting journeys");
        bench.Line($"{heap / 1024.0 / count:0.00} KB of managed heap each after a full collection, over an idle host");
        bench.Line($"{ready.TotalSeconds:0.0} s from start to ready");
    }

    private static BenchEngine Waiting(BenchSettings bench) => new(bench.Connection, "BenchWaiting")
    {
        Orchestrators =
        {
            ["Wait"] = static async context =>
            {
                var reply = context.WaitForExternalEvent<string>("reply");
                using var enough = new CancellationTokenSource();
                await Task.WhenAny(reply, context.CreateTimer(context.CurrentUtcDateTime.AddDays(30), enough.Token));
                return null;
            },
        },
    };

    private static long Heap()
    {
        for (var n = 0; n < 3; n++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
