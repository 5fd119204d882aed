using EngagementFlows.WorkerHost.Worker;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.WorkerHost.Durable;

/// <summary>The job host: Microsoft's Durable extension and timers, with the worker's functions behind them.</summary>
internal static class JobHosting
{
    public static IHost Build(WorkerHostOptions options, IConfiguration configuration, WorkerCalls calls, IEnumerable<WorkerFunction> functions, Uri address)
    {
        Type[] types = [TriggerFunctions.For(functions), typeof(DurableClientFunction)];
        return new HostBuilder()
            .UseEnvironment(options.Environment)
            .ConfigureAppConfiguration(builder => builder.AddConfiguration(configuration))
            .ConfigureLogging(builder => HostLogging.Configure(builder, configuration))
            .ConfigureWebJobs(static builder =>
            {
                builder.AddAzureStorageCoreServices();
                builder.AddTimers();
                builder.AddDurableTask();
            })
            .ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<ScheduleMonitor, BlobScheduleMonitor>());
                services.AddSingleton(calls);
                services.AddSingleton<ITypeLocator>(new GivenTypes(types));
                services.AddSingleton<IHostIdProvider>(new FolderHostId(configuration));
#pragma warning disable CS0618 // Obsolete, and asked for by the Durable extension all the same.
                services.AddSingleton<IWebHookProvider>(new WebHooks(address));
#pragma warning restore CS0618
            })
            .Build();
    }

    /// <summary>Hands the durable client to the worker's calls and starts the job host.</summary>
    public static async Task StartAsync(IHost host, CancellationToken cancellation)
    {
        // First, since the start of the job host waits for timers that run on startup, and these may want the client.
        await host.Services.GetRequiredService<IJobHost>().CallAsync(
            $"{nameof(DurableClientFunction)}.{nameof(DurableClientFunction.TakeDurableClient)}", arguments: null, cancellation);
        await host.StartAsync(cancellation);
    }

    private sealed class GivenTypes(IReadOnlyList<Type> types) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => types;
    }

    /// <summary>Locks and the times of timers are kept under it, so it is the same at each start: the hub's name.</summary>
    private sealed class FolderHostId(IConfiguration configuration) : IHostIdProvider
    {
        public Task<string> GetHostIdAsync(CancellationToken cancellationToken)
        {
            var hub = configuration[$"{WorkerHostOptions.HostSection}:extensions:durableTask:hubName"] ?? "worker";
            return Task.FromResult(new string([.. hub.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(32)]));
        }
    }

#pragma warning disable CS0618 // See above.
    private sealed class WebHooks(Uri address) : IWebHookProvider
    {
        public Uri GetUrl(IExtensionConfigProvider extension) => new(address, "/runtime/webhooks/durabletask");
    }
#pragma warning restore CS0618
}
