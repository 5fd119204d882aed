using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

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

        var port = FreePort();
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                main, "--tableHost", "127.0.0.1", "--tablePort", $"{port}",
                "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var azurite = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        azurite.OutputDataReceived += static (_, _) => { };
        azurite.ErrorDataReceived += static (_, _) => { };
        azurite.BeginOutputReadLine();
        azurite.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(azurite);

        var deadline = Stopwatch.StartNew();
        while (!await AnswersAsync(port))
        {
            if (azurite.HasExited || deadline.Elapsed > TimeSpan.FromSeconds(60))
            {
                End(azurite);
                throw new InvalidOperationException($"Azurite did not answer on port {port}.");
            }

            await Task.Delay(50);
        }

        return new Azurite(azurite, port);
    }

    public ValueTask DisposeAsync()
    {
        End(process);
        return ValueTask.CompletedTask;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
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
