using System.Diagnostics;
using EngagementFlows.Testing;

namespace EngagementFlows.EngineComparison.Tests;

/// <summary>The app of cases as a worker under Microsoft's Durable extension, in a process of its own.</summary>
internal sealed class ExtensionHost : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private ExtensionHost(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ExtensionHost> StartAsync(string storage)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Output("functions", "EngagementFlows.WorkerHost"), "--worker", Path.GetDirectoryName(App)!, "--port", "0" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["AzureWebJobsStorage"] = storage },
        };
        var started = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(started);
        var log = new BoundedLog();
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, line) =>
        {
            log.Add(line.Data);
            if (line.Data?.StartsWith("ready ", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult(new Uri(line.Data["ready ".Length..]));
            }
        };
        started.ErrorDataReceived += (_, line) => log.Add(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        if (await Task.WhenAny(ready.Task, started.WaitForExitAsync(), Task.Delay(StartPatience)) != ready.Task)
        {
            End(started);
            throw new InvalidOperationException($"The host with the Durable extension did not become ready:\n{log}");
        }

        return new ExtensionHost(started, await ready.Task);
    }

    public async ValueTask DisposeAsync()
    {
        End(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The app's own output folder has all that a published one has that the host reads.</summary>
    private static string App => Output("tests", "EngagementFlows.EngineComparison.App");

    private static string Output(string folder, string project)
    {
        // bin/CONFIGURATION/FRAMEWORK, as these tests were built.
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Repository.Root, folder, project, "bin", framework.Parent!.Name, framework.Name, $"{project}.dll");
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already, which is what was wanted.
        }
    }

    /// <summary>The last lines of the console.</summary>
    private sealed class BoundedLog
    {
        private const int Most = 200;
        private readonly Queue<string> lines = new();

        public void Add(string? line)
        {
            lock (lines)
            {
                lines.Enqueue(line ?? "");
                if (lines.Count > Most)
                {
                    lines.Dequeue();
                }
            }
        }

        public override string ToString()
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }
}
