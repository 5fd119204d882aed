using System.Collections.Concurrent;
using System.Diagnostics;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>The crash host as a process of its own, to be killed or paused.</summary>
internal sealed class CrashHostProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private CrashHostProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Output => string.Join('\n', output);

    public static CrashHostProcess Start(TableHub hub, string logFile, int count, int leaseSeconds)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "EngagementFlows.LocalHost.Durable.CrashHost.dll");
        string[] arguments = [program, hub.ConnectionString, hub.TableName, logFile, $"{count}", $"{leaseSeconds}"];
        return new CrashHostProcess(Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!);
    }

    public async Task SaysAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!output.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            if (process.HasExited || patience.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The crash host did not say '{text}', but:\n{Output}");
            }

            await Task.Delay(10);
        }
    }

    /// <summary>As by <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public Task PauseAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
