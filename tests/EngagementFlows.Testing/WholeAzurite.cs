using System.Diagnostics;

namespace EngagementFlows.Testing;

/// <summary>
/// A real Azurite with blobs, queues and tables, which Microsoft's Durable extension needs: in memory or in a folder, on free ports of the
/// loopback interface, ended with the process that started it.
/// </summary>
public sealed class WholeAzurite : IAsyncDisposable
{
    private readonly Process process;

    private WholeAzurite(Process process, int blobs, int queues, int tables)
    {
        this.process = process;
        string Endpoint(string service, int port) => $"{service}Endpoint=http://127.0.0.1:{port}/{Azurite.AccountName};";
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};"
            + Endpoint("Blob", blobs) + Endpoint("Queue", queues) + Endpoint("Table", tables);
    }

    /// <summary>What the app gets as <c>AzureWebJobsStorage</c>.</summary>
    public string ConnectionString { get; }

    /// <param name="folder">Where it keeps its data; null keeps it in memory.</param>
    public static async Task<WholeAzurite> StartAsync(string? folder = null)
    {
        var main = Path.Combine(Repository.Root, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(main))
        {
            throw new InvalidOperationException($"Azurite is not installed ({main} is missing). Run ./flows doctor in {Repository.Root} to see how to get it.");
        }

        var ports = Azurite.FreePorts(3);
        var (blobs, queues, tables) = (ports[0], ports[1], ports[2]);
        string[] data = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        var azurite = await NodeProcess.StartAsync(
            [
                main, "--blobHost", "127.0.0.1", "--blobPort", $"{blobs}", "--queueHost", "127.0.0.1", "--queuePort", $"{queues}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{tables}", "--silent", "--skipApiVersionCheck", "--disableTelemetry", .. data,
            ],
            ports);
        return new WholeAzurite(azurite, blobs, queues, tables);
    }

    public ValueTask DisposeAsync()
    {
        NodeProcess.End(process);
        return ValueTask.CompletedTask;
    }
}
