using System.Diagnostics;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Hosting;

namespace EngagementFlows.FakeProvider.Tests;

public sealed class ProcessTests(RunningFake fake) : FakeProviderTests(fake)
{
    [Fact]
    public async Task It_ends_with_the_process_that_it_watches()
    {
        using var parent = Process.Start("sleep", "60");
        var program = Path.Combine(AppContext.BaseDirectory, "EngagementFlows.FakeProvider.dll");
        using var provider = Process.Start(new ProcessStartInfo("dotnet", [program, "--parent-pid", $"{parent.Id}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Assert.StartsWith("control http://127.0.0.1:", await provider.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        Assert.StartsWith("ready http://127.0.0.1:", await provider.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);

        parent.Kill();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await provider.WaitForExitAsync(patience.Token);
        Assert.Equal(0, provider.ExitCode);
    }

    [Fact]
    public async Task It_ends_when_it_is_disposed_of()
    {
        var other = await FakeProviderProcess.StartAsync();
        using var process = Process.GetProcessById(other.Id);

        await other.DisposeAsync();

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task It_takes_two_thousand_messages_at_once_and_keeps_each_of_them()
    {
        await Control.SetSettingsAsync(new ProviderSettings { Hold = true, EventsUrl = "http://127.0.0.1:9/events" });
        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
        {
            using var answer = number % 2 == 0 ? await SendTextAsync(Text($"{number}")) : await SendMailAsync(Mail($"{number}"));
            Assert.True(answer.IsSuccessStatusCode);
        });

        var ledger = await Control.LedgerAsync();
        Assert.Equal(2000, ledger.Messages.Select(static message => message.Key).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 2000).Select(static number => (long)number), ledger.Messages.Select(static message => message.Number));
        Assert.Empty(ledger.Violations);
    }

    [Theory]
    [InlineData("--prot", "1")]
    [InlineData("--port")]
    public void An_argument_that_is_unknown_or_incomplete_is_named(params string[] arguments)
    {
        var fault = Assert.Throws<ArgumentException>(() => ProviderArguments.Parse(arguments));
        Assert.Contains(arguments[0], fault.Message, StringComparison.Ordinal);
    }
}
