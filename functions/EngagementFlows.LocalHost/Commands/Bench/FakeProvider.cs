using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>The tests' fake provider, a process of its own, whose program <c>./flows bench</c> builds and names.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "bench-auth-token";
    public const string ApiKey = "SG.bench-api-key";

    private readonly Process process;
    private readonly HttpClient control;

    private FakeProvider(Process process, Uri address, Uri control)
    {
        (this.process, Address) = (process, address);
        this.control = new HttpClient { BaseAddress = control, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri Address { get; }

    /// <param name="program">Its assembly.</param>
    public static async Task<FakeProvider> StartAsync(string program, CancellationToken cancellation)
    {
        var started = Process.Start(new ProcessStartInfo("dotnet", [program, "--port", "0", "--account", Account, "--auth-token", Token, "--api-key", ApiKey, "--parent-pid", $"{Environment.ProcessId}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var controlledAt = await SaysAsync(started, "control ", cancellation);
        return new FakeProvider(started, await SaysAsync(started, "ready ", cancellation), controlledAt);
    }

    public async Task SettingsAsync(object settings, CancellationToken cancellation) =>
        (await control.PostAsJsonAsync("/control/settings", settings, cancellation)).EnsureSuccessStatusCode();

    /// <summary>When each message was accepted, by its key (<c>campaign:participant:message</c>), with its provider's id and recipient.</summary>
    public async Task<IReadOnlyList<(string Key, string Id, string To, DateTimeOffset At)>> AcceptedAsync(CancellationToken cancellation)
    {
        var ledger = JsonNode.Parse(await control.GetStringAsync("/control/ledger", cancellation))!;
        return [.. ledger["messages"]!.AsArray().Select(message => ((string)message!["key"]!, (string)message["id"]!, (string)message["to"]!, (DateTimeOffset)message["at"]!))];
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Uri> SaysAsync(Process process, string label, CancellationToken cancellation) =>
        await process.StandardOutput.ReadLineAsync(cancellation) is { } line && line.StartsWith(label, StringComparison.Ordinal)
            ? new Uri(line[label.Length..])
            : throw new InvalidOperationException("The fake provider did not start.");
}
