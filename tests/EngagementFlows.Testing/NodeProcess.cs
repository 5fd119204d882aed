using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EngagementFlows.Testing;

/// <summary>A server on node: started until it listens, and ended with this process.</summary>
internal static class NodeProcess
{
    /// <param name="ports">It is ready when it listens on all of them.</param>
    public static Task<Process> StartAsync(IEnumerable<string> arguments, params int[] ports) => StartAsync(arguments, static _ => { }, ports);

    /// <param name="heard">Called with each line that it prints.</param>
    /// <param name="ports">It is ready when it listens on all of them.</param>
    public static async Task<Process> StartAsync(IEnumerable<string> arguments, Action<string> heard, int[] ports)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var server = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        server.OutputDataReceived += (_, line) => heard(line.Data ?? "");
        var complaints = new ConcurrentQueue<string>();
        server.ErrorDataReceived += (_, line) => complaints.Enqueue(line.Data ?? "");
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(server);

        var deadline = Stopwatch.StartNew();
        foreach (var port in ports)
        {
            while (!await AnswersAsync(port))
            {
                if (server.HasExited || deadline.Elapsed > TimeSpan.FromSeconds(60))
                {
                    var state = server.HasExited ? $"ended with {server.ExitCode}" : "did not answer";
                    End(server);
                    throw new InvalidOperationException($"Azurite {state} (port {port}). {string.Join('\n', complaints)}");
                }

                await Task.Delay(50);
            }
        }

        return server;
    }

    public static void End(Process process)
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
}
