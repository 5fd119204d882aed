using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Publish.Tests;

/// <summary>
/// The first step of a Functions host: gRPC over plain HTTP/2, where the worker opens <c>EventStream</c> and says in its first message, a
/// StreamingMessage with a StartStream, which worker it is. Nothing is answered.
/// </summary>
internal sealed class HostListener : IAsyncDisposable
{
    private const string WorkerId = "the-worker-of-these-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TaskCompletionSource<byte[]> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication app;

    private HostListener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        app = builder.Build();
        app.MapPost("/AzureFunctionsRpcMessages.FunctionRpc/EventStream", ListenAsync);
    }

    /// <summary>StreamingMessage's start_stream (field 20) with its worker_id (field 2), as protobuf writes them.</summary>
    public byte[] StartStream { get; } = [0xA2, 0x01, (byte)(WorkerId.Length + 2), 0x12, (byte)WorkerId.Length, .. Encoding.ASCII.GetBytes(WorkerId)];

    public static async Task<HostListener> StartAsync()
    {
        var listener = new HostListener();
        await listener.app.StartAsync();
        return listener;
    }

    /// <summary>As worker.config.json has it, and with the arguments that the Functions host gives.</summary>
    public Worker StartWorker(string folder, string storage)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "EngagementFlows.dll",
                "--functions-uri", $"{app.Urls.Single()}/",
                "--functions-worker-id", WorkerId,
                "--functions-request-id", "a-request",
                "--functions-grpc-max-message-length", $"{int.MaxValue}",
            },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = folder;
        start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment["EngagementFlows__ContactKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return new Worker(start);
    }

    public async Task<byte[]> FirstMessageAsync(Worker worker)
    {
        var ended = worker.EndedAsync();
        var done = await Task.WhenAny(first.Task, ended, Task.Delay(Patience));
        Assert.True(done == first.Task, done == ended ? $"The worker ended: {await ended}" : $"The worker has not called within {Patience}: {worker.Said}");
        return await first.Task;
    }

    public async ValueTask DisposeAsync()
    {
        first.TrySetCanceled();
        await app.DisposeAsync();
    }

    /// <summary>A gRPC message is a byte that says whether it is compressed, its length in four, and itself.</summary>
    private async Task ListenAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.StartAsync();
        var prefix = new byte[5];
        await context.Request.Body.ReadExactlyAsync(prefix);
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
        await context.Request.Body.ReadExactlyAsync(message);
        first.TrySetResult(message);
    }
}

/// <summary>The worker's process, ended with its test.</summary>
internal sealed class Worker : IDisposable
{
    private readonly StringBuilder said = new();
    private readonly Process process;

    public Worker(ProcessStartInfo start)
    {
        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public async Task<string> EndedAsync()
    {
        await process.WaitForExitAsync();
        return Said;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.AppendLine(line.Data);
        }
    }
}
