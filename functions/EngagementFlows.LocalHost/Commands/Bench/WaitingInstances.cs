using System.Diagnostics;
using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>Ten thousand journeys that wait for weeks: what they cost in memory, and how long a start takes with them there.</summary>
internal static class WaitingInstances
{
    public static async Task RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        var count = bench.Amount(10_000);
        long idle;
        await using (var nobody = Waiting(bench, "BenchIdle"))
        {
            await nobody.StartAsync(cancellation);
            idle = Heap();
        }

        long live;
        await using (var first = Waiting(bench, "BenchWaiting"))
        {
            await first.StartAsync(cancellation);
            await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancellation }, async (n, token) =>
            {
                var id = await first.Engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", input: n, new StartOrchestrationOptions($"wait-{n}"), token);
                await first.Engine.Client.WaitForInstanceStartAsync(id, getInputsAndOutputs: false, token);
            });
            live = Heap() - idle;
        }

        await using var second = Waiting(bench, "BenchWaiting");
        var watch = Stopwatch.StartNew();
        await second.StartAsync(cancellation);
        var ready = watch.Elapsed;
        var restarted = Heap() - idle;

        bench.Heading($"3. {count:N0} waiting journeys");
        bench.Line($"{live / 1024.0 / count:0.00} KB of managed heap each after a full collection, over an idle host; {restarted / 1024.0 / count:0.00} KB after a restart");
        bench.Line($"{ready.TotalSeconds:0.0} s from start to ready");
    }

    private static BenchEngine Waiting(BenchSettings bench, string table) => new(bench.Connection, table)
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
