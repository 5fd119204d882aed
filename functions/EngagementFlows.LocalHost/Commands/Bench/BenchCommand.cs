using System.CommandLine;
using Spectre.Console;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>Measures the durable engine and the campaign on the Azurite that runs beside it. Prints figures, and fails where one of them breaks a limit.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var scale = new Option<double>("--scale") { Description = "A fraction of the usual amounts, such as 0.1 for a quick look.", DefaultValueFactory = static _ => 1 };
        var fake = new Option<string?>("--fake-provider") { Description = "The assembly of the tests' fake provider, to measure sending through it." };
        var stock = new Option<string?>("--stock-durable") { Description = "The assembly that runs stock Durable Task on the same storage, to compare with." };
        var command = new Command("bench", "Measures the durable engine, the campaign and sending.") { scale, fake, stock };
        command.SetAction(async (parsed, cancellation) =>
        {
            var bench = new BenchSettings(EngagementFlowsHost.Connection(), parsed.GetValue(scale), AnsiConsole.Console, parsed.GetValue(fake), parsed.GetValue(stock));
            await RawTransactions.RunAsync(bench, cancellation);
            await StockDurable.RunAsync(bench, await SequentialActivities.RunAsync(bench, cancellation), cancellation);
            await WholeCampaign.RunAsync(bench, cancellation);
            var isWithinLimits = await AfterAnOutage.RunAsync(bench, cancellation);
            await WaitingInstances.RunAsync(bench, cancellation);
            await ReplyToMessage.RunAsync(bench, cancellation);
            await ThroughTheProvider.RunAsync(bench, cancellation);
            return isWithinLimits ? 0 : 1;
        });
        return command;
    }
}

/// <param name="Scale">1 for the amounts that the README quotes.</param>
internal sealed record BenchSettings(string Connection, double Scale, IAnsiConsole Console, string? FakeProvider, string? StockDurable)
{
    public int Amount(int usual) => Math.Max(1, (int)(usual * Scale));

    public void Heading(string text) => Console.MarkupLine($"\n[bold]{Markup.Escape(text)}[/]");

    public void Line(string text) => Console.WriteLine($"  {text}");
}
