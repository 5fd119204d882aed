using System.Diagnostics;

namespace EngagementFlows.FakeProvider.Client;

/// <summary>
/// A fake provider as a child process on a free port; it ends with this object, or with the process that started it. The
/// program lies beside the tests of any project that refers to EngagementFlows.FakeProvider.
/// </summary>
public sealed class FakeProviderProcess : IAsyncDisposable
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "fake-auth-token";
    public const string ApiKey = "SG.fake-api-key";

    private readonly Process process;

    private FakeProviderProcess(Process process, Uri address, Uri control)
    {
        this.process = process;
        Address = address;
        Control = new FakeProviderClient(control);
    }

    /// <summary>The base URL of both providers, <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Address { get; }

    public FakeProviderClient Control { get; }

    public int Id => process.Id;

    public static async Task<FakeProviderProcess> StartAsync(int port = 0)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "EngagementFlows.FakeProvider.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is missing: let the test project refer to EngagementFlows.FakeProvider.");
        }

        string[] arguments =
        [
            program, "--port", $"{port}", "--account", AccountSid, "--auth-token", AuthToken, "--api-key", ApiKey,
            "--parent-pid", $"{Environment.ProcessId}",
        ];
        var started = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var control = await SaysAsync(started, "control ", patience.Token);
            var address = await SaysAsync(started, "ready ", patience.Token);
            return new FakeProviderProcess(started, address, control);
        }
        catch (Exception fault) when (fault is InvalidOperationException or OperationCanceledException)
        {
            started.Kill();
            started.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<Uri> SaysAsync(Process started, string prefix, CancellationToken patience)
    {
        var line = await started.StandardOutput.ReadLineAsync(patience);
        return line?.StartsWith(prefix, StringComparison.Ordinal) == true
            ? new Uri(line[prefix.Length..])
            : throw new InvalidOperationException($"The fake provider said '{line}' where '{prefix}' was expected.");
    }
}
