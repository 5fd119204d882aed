using System.Diagnostics;
using System.Text.Json;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>The same orchestrations on stock Durable Task with Azure Storage: the packages that Azure runs, in a process of its own, on the same Azurite.</summary>
internal static class StockDurable
{
    /// <param name="ours">Orchestrations a second on the local engine, in this same run.</param>
    public static async Task RunAsync(BenchSettings bench, double ours, CancellationToken cancellation)
    {
        if (bench.StockDurable is null)
        {
            return;
        }

        var count = bench.Amount(100);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [bench.StockDurable, bench.Connection, $"{count}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var printed = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var line = printed.Split('\n').FirstOrDefault(one => one.StartsWith('{'))
            ?? throw new InvalidOperationException($"Stock Durable Task could not be measured; it ended with {process.ExitCode} and printed: {printed}");
        var measured = JsonDocument.Parse(line).RootElement;
        var stock = count / measured.GetProperty("seconds").GetDouble();
        bench.Heading($"1b. The same on stock Durable Task with Azure Storage ({count:N0} orchestrations)");
        bench.Line($"{stock:0.0} orchestrations a second; {measured.GetProperty("wrong").GetInt32()} with a wrong result; the local engine does {ours / stock:0.0} times as many");
        bench.Line($"{measured.GetProperty("requests").GetInt32() / (double)count:0.0} storage requests each, with the caller's waiting and the queues' polling");
    }
}
