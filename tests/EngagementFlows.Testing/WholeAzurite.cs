using System.Diagnostics;

namespace EngagementFlows.Testing;

/// <summary>
/// A real Azurite with blobs, queues and tables, which Microsoft's Durable extension needs: in memory or in a folder, on free ports of the
/// loopback interface, ended with the process that started it.
/// </summary>
public sealed class WholeAzurite : IAsyncDisposable
{
    private Process process = null!;
    private int requests;

    private WholeAzurite(int blobs, int queues, int tables)
    {
        string Endpoint(string service, int port) => $"{service}Endpoint=http://127.0.0.1:{port}/{Azurite.AccountName};";
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};"
            + Endpoint("Blob", blobs) + Endpoint("Queue", queues) + Endpoint("Table", tables);
    }

    /// <summary>What the app gets as <c>AzureWebJobsStorage</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>How many it has answered so far, of blobs, queues and tables together; only where it counts them.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <param name="folder">Where it keeps its data; null keeps it in memory.</param>
    /// <param name="counts">Whether it counts requests, by the line that it prints of each.</param>
    public static async Task<WholeAzurite> StartAsync(string? folder = null, bool counts = false)
    {
        var main = Path.Combine(Repository.Root, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(main))
        {
            throw new InvalidOperationException($"Azurite is not installed ({main} is missing). Run ./flows doctor in {Repository.Root} to see how to get it.");
        }

        var ports = LastingPort.Free(3);
        var (blobs, queues, tables) = (ports[0], ports[1], ports[2]);
        string[] data = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        string[] silence = counts ? [] : ["--silent"];
        var azurite = new WholeAzurite(blobs, queues, tables);
        azurite.process = await NodeProcess.StartAsync(
            [
                main, "--blobHost", "127.0.0.1", "--blobPort", $"{blobs}", "--queueHost", "127.0.0.1", "--queuePort", $"{queues}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{tables}", "--skipApiVersionCheck", "--disableTelemetry", .. silence, .. data,
            ],
            azurite.Hear,
            ports);
        return azurite;
    }

    public ValueTask DisposeAsync()
    {
        NodeProcess.End(process);
        return ValueTask.CompletedTask;
    }

    private void Hear(string line)
    {
        if (line.Contains(" HTTP/1.1\" ", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref requests);
        }
    }
}
