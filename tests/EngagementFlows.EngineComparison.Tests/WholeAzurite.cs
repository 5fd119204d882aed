using System.Diagnostics;
using System.Net.Sockets;
using EngagementFlows.Testing;

namespace EngagementFlows.EngineComparison.Tests;

/// <summary>Azurite with blobs, queues and tables, in memory and for one run, which the Durable extension needs.</summary>
internal sealed class WholeAzurite : IDisposable
{
    private readonly Process process;

    private WholeAzurite(Process process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public static async Task<WholeAzurite> StartAsync()
    {
        var main = Path.Combine(Repository.Root, "node_modules", "azurite", "dist", "src", "azurite.js");
        var (blobs, queues, tables) = (Azurite.FreePort(), Azurite.FreePort(), Azurite.FreePort());
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                main, "--blobHost", "127.0.0.1", "--blobPort", $"{blobs}", "--queueHost", "127.0.0.1", "--queuePort", $"{queues}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{tables}", "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var started = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        started.OutputDataReceived += static (_, _) => { };
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(started);
        foreach (var port in (int[])[blobs, queues, tables])
        {
            await WaitForAsync(port, started);
        }

        string Endpoint(string service, int port) => $"{service}Endpoint=http://127.0.0.1:{port}/{Azurite.AccountName};";
        return new WholeAzurite(
            started,
            $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};"
            + Endpoint("Blob", blobs) + Endpoint("Queue", queues) + Endpoint("Table", tables));
    }

    public void Dispose() => End(process);

    private static async Task WaitForAsync(int port, Process process)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (!process.HasExited && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(50);
            }
        }
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
}
