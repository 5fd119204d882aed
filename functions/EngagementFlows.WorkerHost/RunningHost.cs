using System.Net;
using EngagementFlows.WorkerHost.Durable;
using EngagementFlows.WorkerHost.Http;
using EngagementFlows.WorkerHost.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace EngagementFlows.WorkerHost;

/// <summary>A worker and all that runs it, from its start to its end.</summary>
internal sealed class RunningHost(WorkerHostOptions options)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    // The Functions host's own limit.
    private const long LargestRequest = 104_857_600;

    /// <summary>Runs until the host is asked to end or the worker ends by itself.</summary>
    /// <returns>The exit code: 0 where it was asked to.</returns>
    public async Task<int> RunAsync(Action<Uri> ready, CancellationToken stop)
    {
        var configuration = options.Configuration();
        using var loggers = LoggerFactory.Create(builder => HostLogging.Configure(builder, configuration));
        var log = loggers.CreateLogger<RunningHost>();
        var process = new WorkerProcess(options, loggers.CreateLogger<WorkerProcess>());
        var channel = new WorkerChannel(options, process, loggers);
        await using var grpc = GrpcServer(channel, configuration);
        await grpc.StartAsync(stop);
        process.Start(Address(grpc));
        try
        {
            var functions = await channel.InitializeAsync(Disabled(configuration), StartPatience);
            var calls = new WorkerCalls(channel, functions);
            await using var front = Front(channel, calls, functions, configuration);
            var address = new Uri($"http://127.0.0.1:{options.Port}");
            using var jobs = JobHosting.Build(options, configuration, calls, functions, address);
            await JobHosting.StartAsync(jobs, stop);
            await front.StartAsync(stop);
            log.LogInformation("{Count} functions are ready in {Environment}.", functions.Count, options.Environment);
            ready(Address(front));
            if (await Task.WhenAny(process.Ended, Task.Delay(Timeout.Infinite, stop)) == process.Ended)
            {
                log.LogCritical("The worker ended by itself with exit code {Code}; the host ends too.", await process.Ended);
                // At once: what was under way is taken up again after the next start, as after any crash.
                Environment.Exit(1);
            }

            log.LogInformation("Ending ...");
            await front.StopAsync(new CancellationTokenSource(StopPatience).Token);
            await jobs.StopAsync(new CancellationTokenSource(StopPatience).Token);
            return 0;
        }
        finally
        {
            channel.Terminate(StopPatience);
            await process.StopAsync(StopPatience);
        }
    }

    private static WebApplication GrpcServer(WorkerChannel channel, IConfiguration configuration)
    {
        var builder = WebApplication.CreateSlimBuilder();
        HostLogging.Configure(builder.Logging, configuration);
        builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(channel);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddGrpc(static grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.MaxSendMessageSize = null;
        });
        var app = builder.Build();
        app.MapGrpcService<WorkerChannel>();
        return app;
    }

    private WebApplication Front(WorkerChannel channel, WorkerCalls calls, IReadOnlyList<WorkerFunction> functions, IConfiguration configuration)
    {
        var builder = WebApplication.CreateSlimBuilder();
        HostLogging.Configure(builder.Logging, configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRouting().AddHttpForwarder();
        builder.Services.AddSingleton(channel).AddSingleton(calls).AddSingleton<HttpFunctions>();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.UseRouting();
        HttpFunctions.UseNotFound(app);
        var prefix = configuration[$"{WorkerHostOptions.HostSection}:extensions:http:routePrefix"] ?? "api";
        app.Services.GetRequiredService<HttpFunctions>().Map(app, functions, prefix);
        return app;
    }

    /// <summary>Functions that a setting turns off: <c>AzureWebJobs.NAME.Disabled</c>, or with underscores where a shell takes no dots.</summary>
    private static HashSet<string> Disabled(IConfiguration configuration) =>
    [
        .. from setting in configuration.AsEnumerable()
           let parts = setting.Key.Split('.', '_')
           where parts is ["AzureWebJobs", _, "Disabled"] && (bool.TryParse(setting.Value, out var off) ? off : setting.Value == "1")
           select parts[1],
    ];

    private static Uri Address(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>One place listens for signals: the program.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
