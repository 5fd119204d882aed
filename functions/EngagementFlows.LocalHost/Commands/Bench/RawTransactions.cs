using System.Diagnostics;
using Azure.Data.Tables;
using EngagementFlows.LocalHost.Durable;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>What this Azurite does at most: bare entity-group transactions of three small rows, with nothing around them.</summary>
internal static class RawTransactions
{
    private const int AtOnce = 32;

    public static async Task RunAsync(BenchSettings bench, CancellationToken cancellation)
    {
        var count = bench.Amount(5_000);
        var table = LocalTables.Table(bench.Connection, "BenchRaw");
        await table.CreateIfNotExistsAsync(cancellation);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (n, token) =>
            await table.SubmitTransactionAsync(Enumerable.Range(0, 3).Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity($"p{n}", $"r{row}") { ["Data"] = "x" })), token));
        bench.Heading("0. This Azurite, for scale");
        bench.Line($"{count / watch.Elapsed.TotalSeconds:N0} raw entity-group transactions a second (three rows each, {AtOnce} at once, {count:N0} in all)");
        await table.DeleteAsync(cancellation);
    }
}
