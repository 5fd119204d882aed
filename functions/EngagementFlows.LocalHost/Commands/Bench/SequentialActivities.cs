using System.Diagnostics;
using Microsoft.DurableTask;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>Orchestrations of five activities, one after another: the measure that stock Durable Functions was measured by.</summary>
internal static class SequentialActivities
{
    private const int Activities = 5;

    /// <returns>Orchestrations a second.</returns>
    public static async Task<double> RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        var count = bench.Amount(1_000);
        await using var engine = new BenchEngine(bench.Connection, "BenchSequential")
        {
            Orchestrators =
            {
                ["Five"] = static async context =>
                {
                    var sum = 0;
                    for (var n = 0; n < Activities; n++)
                    {
                        sum = await context.CallActivityAsync<int>("Add", sum);
                    }

                    return sum;
                },
            },
            Activities = { ["Add"] = static (call, _) => Task.FromResult<object?>(call.Converter.Deserialize<int>(call.SerializedInput) + 1) },
        };
        await engine.StartAsync(cancellation);
        engine.Requests.Reset();

        var watch = Stopwatch.StartNew();
        var wrong = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = count, CancellationToken = cancellation }, async (n, token) =>
        {
            var id = await engine.Engine.Client.ScheduleNewOrchestrationInstanceAsync("Five", input: null, new StartOrchestrationOptions($"five-{n}"), token);
            var done = await engine.Engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, token);
            if (done.ReadOutputAs<int>() != Activities)
            {
                Interlocked.Increment(ref wrong);
            }
        });
        var seconds = watch.Elapsed.TotalSeconds;

        bench.Heading($"1. {count:N0} orchestrations of {Activities} sequential activities");
        bench.Line($"{count / seconds:N0} orchestrations a second; {wrong} with a wrong result");
        bench.Line($"{engine.DataRequests().Sum(kind => kind.Count) / (double)count:0.00} storage requests each: {string.Join(", ", engine.DataRequests().Select(kind => $"{kind.Kind} {kind.Count / (double)count:0.00}"))}; the get is the caller who begins to wait for the result");
        return count / seconds;
    }
}
