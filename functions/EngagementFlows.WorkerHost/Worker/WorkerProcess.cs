using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.WorkerHost.Worker;

/// <summary>
/// The published worker as a process that never outlives this one. On Linux <c>setpriv --pdeathsig</c> asks the kernel to kill it when the
/// thread that started it ends, however that comes about; so it has a thread of its own here, which waits for it to the end.
/// </summary>
internal sealed class WorkerProcess(WorkerHostOptions options, ILogger<WorkerProcess> log)
{
    private const string Launcher = "/usr/bin/setpriv";

    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Completes with the exit code once the worker has ended.</summary>
    public Task<int> Ended => ended.Task;

    public void Start(Uri grpc)
    {
        var started = new TaskCompletionSource();
        new Thread(() => Run(grpc, started)) { IsBackground = true, Name = "Worker" }.Start();
        started.Task.GetAwaiter().GetResult();
    }

    public async Task StopAsync(TimeSpan patience)
    {
        if (await Task.WhenAny(Ended, Task.Delay(patience)) != Ended)
        {
            process?.Kill(entireProcessTree: true);
            await Ended;
        }
    }

    private void Run(Uri grpc, TaskCompletionSource started)
    {
        try
        {
            using var worker = new Process { StartInfo = StartInfo(grpc) };
            process = worker;
            worker.OutputDataReceived += (_, line) => log.LogDebug("{Line}", line.Data);
            worker.ErrorDataReceived += (_, line) => log.Log(string.IsNullOrEmpty(line.Data) ? LogLevel.Trace : LogLevel.Error, "{Line}", line.Data);
            worker.Start();
            log.LogInformation("Worker process {Id} runs {Folder}.", worker.Id, options.Folder);
            worker.BeginOutputReadLine();
            worker.BeginErrorReadLine();
            started.SetResult();
            worker.WaitForExit();
            ended.SetResult(worker.ExitCode);
        }
        catch (Exception fault) when (!started.Task.IsCompleted)
        {
            started.SetException(fault);
        }
    }

    private ProcessStartInfo StartInfo(Uri grpc)
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(options.Folder, "worker.config.json")));
        var description = config.RootElement.GetProperty("description");
        var program = Path.Combine(options.Folder, description.GetProperty("defaultWorkerPath").GetString()!);
        string[] command =
        [
            description.GetProperty("defaultExecutablePath").GetString()!.Replace("{WorkerRoot}", options.Folder + "/", StringComparison.Ordinal), program,
            "--functions-uri", grpc.ToString(), "--functions-worker-id", Id, "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", int.MaxValue.ToString(CultureInfo.InvariantCulture),
        ];
        if (OperatingSystem.IsLinux() && File.Exists(Launcher))
        {
            command = [Launcher, "--pdeathsig", "KILL", .. command];
        }
        else
        {
            log.LogWarning("There is no {Launcher} here: a host that is killed leaves its worker behind.", Launcher);
        }

        return new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = options.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                ["AZURE_FUNCTIONS_ENVIRONMENT"] = options.Environment,
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
                ["FUNCTIONS_APPLICATION_DIRECTORY"] = options.Folder,
                ["FUNCTIONS_WORKER_DIRECTORY"] = options.Folder,
            },
        };
    }
}
