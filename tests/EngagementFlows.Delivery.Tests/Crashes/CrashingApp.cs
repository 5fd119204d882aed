using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EngagementFlows.Delivery.CrashHost;
using EngagementFlows.Worlds;

namespace EngagementFlows.Delivery.Tests;

/// <summary>
/// The app in a process that kills itself, and is started again on the same storage at the virtual time that had come, until it has been
/// killed so often and is left to finish.
/// </summary>
/// <param name="kills">Where each process in turn is killed.</param>
internal sealed class CrashingApp(DeliveryGround ground, DateTimeOffset start, Queue<CrashAt> kills) : IRunningApp
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ApiClient api = new(new Uri($"http://127.0.0.1:{ground.Port}"));
    private readonly string timeFile = Path.Combine(Path.GetTempPath(), $"crash-{Path.GetRandomFileName()}.time");
    private readonly ConcurrentQueue<string> output = new();
    private Process? process;

    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>How often it was killed so far.</summary>
    public int Killed { get; private set; }

    public async Task AdvanceAsync(DateTimeOffset to)
    {
        while (true)
        {
            await EnsureAliveAsync();
            if (await AskHostAsync($"advance {to:O}", "reached ") is { } reached)
            {
                Now = DateTimeOffset.Parse(reached, CultureInfo.InvariantCulture);
                return;
            }
        }
    }

    /// <summary>Calls to storage and to providers up to the last day: of the whole run, where no process was killed.</summary>
    public (int Storage, int Provider) Counts { get; private set; }

    public async Task<ApiAnswer> AskAsync(Func<ApiClient, Task<ApiAnswer>> question)
    {
        while (true)
        {
            await EnsureAliveAsync();
            try
            {
                return await question(api);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                await process!.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
            }
        }
    }

    public async Task EnsureAliveAsync()
    {
        while (process is null || process.HasExited || await IsDyingAsync())
        {
            if (process is not null)
            {
                NoteTheCrash();
            }

            process = Start();
            await HearAsync("ready ");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        api.Dispose();
        File.Delete(timeFile);
    }

    public async Task ComeBackAsync(DateTimeOffset at)
    {
        await EnsureAliveAsync();
        if (await AskHostAsync("counts", "counts ") is { } counts && counts.Split(' ') is [var storage, var provider])
        {
            Counts = (int.Parse(storage, CultureInfo.InvariantCulture), int.Parse(provider, CultureInfo.InvariantCulture));
        }

        process!.StandardInput.Close();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        if (File.Exists(timeFile))
        {
            NoteTheCrash();
        }

        process = null;
        Now = at;
        await EnsureAliveAsync();
    }

    /// <summary>A process that has written down its time of death is as good as dead.</summary>
    private async Task<bool> IsDyingAsync()
    {
        if (File.Exists(timeFile))
        {
            await process!.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        }

        return process!.HasExited;
    }

    private void NoteTheCrash()
    {
        Assert.True(File.Exists(timeFile), $"The host ended and was not killed:\n{string.Join('\n', output)}");
        Now = DateTimeOffset.Parse(File.ReadAllText(timeFile), CultureInfo.InvariantCulture);
        File.Delete(timeFile);
        process!.Dispose();
        Killed++;
    }

    private Process Start()
    {
        var kill = kills.TryDequeue(out var next) ? next : new CrashAt("", 0, AfterTheAnswer: false);
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "EngagementFlows.Delivery.CrashHost.dll"),
            JsonSerializer.Serialize(ground), JsonSerializer.Serialize(kill), $"{Now:O}", timeFile,
        ];
        var started = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        started.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        started.BeginErrorReadLine();
        return started;
    }

    private async Task<string?> AskHostAsync(string line, string answer)
    {
        try
        {
            await process!.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            await process!.WaitForExitAsync();
            return null;
        }

        return await HearAsync(answer);
    }

    /// <returns>What follows the word; null where the process has ended.</returns>
    private async Task<string?> HearAsync(string word)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process!.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith(word, StringComparison.Ordinal))
                {
                    return line[word.Length..];
                }

                output.Enqueue(line);
            }
        }
        catch (OperationCanceledException e) when (patience.IsCancellationRequested)
        {
            throw new InvalidOperationException($"The host did not say '{word}', but:\n{string.Join('\n', output)}", e);
        }

        await process.WaitForExitAsync(patience.Token);
        return null;
    }
}
