using System.Collections.Concurrent;
using System.Diagnostics;

namespace EngagementFlows.Testing;

/// <summary>
/// The host of a published worker (functions/EngagementFlows.WorkerHost) as a process: Microsoft's Durable extension on a whole Azurite, in
/// real time. It can be killed as a crash kills it, and started again with the same settings.
/// </summary>
public sealed class WorkerHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly ConcurrentQueue<string> output = new();
    private Process process = null!;

    private WorkerHostProcess(string folder, int port, IReadOnlyDictionary<string, string> settings)
    {
        this.folder = folder;
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Where HTTP functions answer, the same after each start.</summary>
    public Uri Address { get; }

    /// <summary>What host and worker have written to the console, over all starts.</summary>
    public IReadOnlyCollection<string> Output => output;

    /// <summary>What it said last, for the report of a test: few lines, so that the failure above them is still seen where reports are cut at their head.</summary>
    public string LastOutput => string.Join('\n', output.TakeLast(60));

    /// <param name="folder">A published worker, such as <see cref="PublishedWorker"/> gives.</param>
    /// <param name="storage">The connection string of a whole Azurite.</param>
    /// <param name="settings">The app's settings as environment variables (<c>EngagementFlows__ContactKey</c>).</param>
    /// <param name="environment"><c>Development</c> or <c>Production</c>.</param>
    /// <param name="port">0 takes any that is free.</param>
    public static async Task<WorkerHostProcess> StartAsync(
        string folder, string storage, IReadOnlyDictionary<string, string> settings, string environment = "Production", int port = 0)
    {
        var all = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = storage, ["AZURE_FUNCTIONS_ENVIRONMENT"] = environment,
        };
        var host = new WorkerHostProcess(folder, port == 0 ? LastingPort.Free() : port, all);
        await host.RestartAsync();
        return host;
    }

    /// <summary>Starts it again after it was killed or stopped; returns when it takes requests.</summary>
    public async Task RestartAsync()
    {
        var dll = Path.Combine(
            Repository.Root, "functions", "EngagementFlows.WorkerHost", "bin", Repository.Configuration, "net10.0", "EngagementFlows.WorkerHost.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "--worker", folder, "--port", $"{Address.Port}", "--end-with-input"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The host ended:\n{string.Join('\n', output)}"));
        process.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => NodeProcess.End(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(Patience);
        }
        catch
        {
            NodeProcess.End(process);
            throw;
        }
    }

    /// <summary>SIGKILL to the host alone, as a crash of the machine: its worker has to end with it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGKILL to the worker alone; the host ends with an error then, which is waited for.</summary>
    /// <returns>The host's exit code.</returns>
    public async Task<int> KillWorkerAsync()
    {
        using var worker = Process.GetProcessById(WorkerId);
        worker.Kill();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        return process.ExitCode;
    }

    /// <summary>The process of the worker that was started last.</summary>
    public int WorkerId
    {
        get
        {
            const string Mark = "Worker process ";
            var line = output.Last(static line => line.Contains(Mark, StringComparison.Ordinal));
            return int.Parse(line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split(' ')[0]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        NodeProcess.End(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource ready)
    {
        if (line is null)
        {
            return;
        }

        output.Enqueue(line);
        if (line.StartsWith("ready ", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
