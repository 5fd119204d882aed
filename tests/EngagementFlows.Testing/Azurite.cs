using System.Diagnostics;

namespace EngagementFlows.Testing;

/// <summary>
/// A real Azurite table service for one test run: in memory, on a free port of the loopback interface,
/// ended with the process that started it.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>Azurite's published development account; it opens nothing outside this machine.</summary>
    public const string AccountName = "devstoreaccount1";
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly Lazy<Task<Azurite>> Running = new(StartAsync);
    private readonly Process process;

    private Azurite(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};TableEndpoint=http://127.0.0.1:{Port}/{AccountName};";

    /// <summary>The one Azurite that all tests of this process share; each test uses tables of its own.</summary>
    public static Task<Azurite> SharedAsync() => Running.Value;

    public static async Task<Azurite> StartAsync()
    {
        var main = Path.Combine(Repository.Root, "node_modules", "azurite", "dist", "src", "table", "main.js");
        if (!File.Exists(main))
        {
            throw new InvalidOperationException($"Azurite is not installed ({main} is missing). Run ./flows doctor in {Repository.Root} to see how to get it.");
        }

        var port = LastingPort.Free();
        var azurite = await NodeProcess.StartAsync(
            [main, "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry"],
            port);
        return new Azurite(azurite, port);
    }

    public ValueTask DisposeAsync()
    {
        NodeProcess.End(process);
        return ValueTask.CompletedTask;
    }
}
