using System.Net;
using System.Text.Json;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Invocations;
using EngagementFlows.LocalHost.Orchestrations;
using EngagementFlows.LocalHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace EngagementFlows.LocalHost.Hosting;

/// <summary>What the host itself needs, beside the function app's own services.</summary>
internal static class LocalHostServices
{
    // The whole stop may take five seconds; the rest is for the process to end.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(4);

    public static void AddLocalHost(this WebApplicationBuilder builder, LocalHostOptions options, HostJson hostJson, FunctionCatalog functions)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Logging
            .AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(options.LogLevel)
            // Below a warning these tell of every request, with its address.
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            // MVC brings it along; where the app gives it no place for its keys, it warns on a fresh machine of the one that it makes.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        var services = builder.Services;
        services.AddRouting();
        // What ConfigureFunctionsWebApplication() adds: results and [FromBody] are MVC's.
        services.AddMvc();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        var storage = new LocalStorage(builder.Configuration, hostJson.HubName);
        // Before the function app's own services, which take what is there.
        services.AddSingleton(_ => storage.Tables());
        options.ConfigureServices(services, builder.Configuration);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(options.Clock));

        var worker = new LocalWorkerBuilder(services);
        options.ConfigureWorker(worker);
        services.AddSingleton(worker.Build());

        services.AddSingleton(options.Clock);
        services.AddSingleton(functions);
        services.AddSingleton(options.TimerStatuses ?? storage.TimerStatuses());
        if (options.Store is { } given)
        {
            // As an instance, so that its owner and not this host disposes it.
            services.AddSingleton(given);
        }
        else
        {
            services.AddSingleton(provider => storage.Orchestrations(provider.GetRequiredService<ILoggerFactory>()));
        }

        services.AddSingleton<IDurableFunctions, DurableFunctions>();
        // As the worker's own are: what the app configures of them holds for durable payloads too.
        services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        services.AddSingleton(provider => new DurableEngineOptions
        {
            ThrowStatusExceptionsOnRaiseEvent = hostJson.ThrowStatusExceptionsOnRaiseEvent,
            Versioning = hostJson.Versioning,
            Converter = new WorkerDataConverter(provider.GetRequiredService<IOptions<JsonSerializerOptions>>().Value),
        });
        services.AddSingleton<EngineService>();
        services.AddSingleton<IDurableClientSource>(provider => provider.GetRequiredService<EngineService>());
        services.AddHostedService(provider => provider.GetRequiredService<EngineService>());
        services.AddHostedService<TimerService>();
    }
}
