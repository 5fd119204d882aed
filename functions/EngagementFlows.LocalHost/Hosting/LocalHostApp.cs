using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Http;
using EngagementFlows.LocalHost.Invocations;
using EngagementFlows.LocalHost.Orchestrations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Hosting;

/// <summary>
/// A function app running in this process: HTTP functions on 127.0.0.1, timers, orchestrations and activities on
/// one clock. Build it, start it, dispose it; a stop drains what runs and takes five seconds at most.
/// </summary>
public sealed class LocalHostApp : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly HostClock clock;

    private LocalHostApp(WebApplication web, HostClock clock)
    {
        this.web = web;
        this.clock = clock;
    }

    /// <summary>Where the functions answer, once started.</summary>
    public Uri Address => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? throw new InvalidOperationException("The local host has no address before it is started."));

    /// <summary>The function app's own services.</summary>
    public IServiceProvider Services => web.Services;

    public DurableEngine Engine => web.Services.GetRequiredService<EngineService>().Engine;

    /// <exception cref="FunctionShapeException">A function cannot be run as it is written.</exception>
    /// <exception cref="InvalidOperationException">host.json, local.settings.json or a setting cannot be used.</exception>
    public static LocalHostApp Build(LocalHostOptions options)
    {
        var folder = options.Folder ?? Path.GetDirectoryName(options.FunctionApp.Location)!;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = options.FunctionApp.GetName().Name,
            ContentRootPath = folder,
        });
        builder.Configuration.AddFunctionAppSettings(folder, options.Settings);
        var host = HostJson.Read(folder, builder.Configuration);
        var functions = FunctionCatalog.Discover(
            options.FunctionApp.GetName().Name!,
            options.Classes ?? options.FunctionApp.GetTypes(),
            new FunctionAppSettings(host.RoutePrefix, builder.Configuration));
        builder.AddLocalHost(options, host, functions);
        // The Functions worker does so in Development; here always, so that what fails there fails in every test.
        builder.Host.UseDefaultServiceProvider(static provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, true));

        var app = builder.Build();
        app.Use(async (_, next) =>
        {
            using var busy = options.Clock.Busy();
            await next();
        });
        app.UseRouting();
        app.Use(static (context, next) =>
        {
            if (context.GetEndpoint() is null or RouteEndpoint)
            {
                return next(context);
            }

            // A method that a route does not take, HEAD included: an empty 404 on the Functions host, where ASP.NET Core would say 405.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.MapFunctions(functions.Http, new HttpInvoker(app.Services, app.Services.GetRequiredService<FunctionPipeline>(), app.Services.GetRequiredService<ILogger<HttpInvoker>>()));
        options.MapLocal(app);
        return new LocalHostApp(app, options.Clock);
    }

    /// <summary>Takes up waiting orchestrations, then the schedules, then requests; virtual time stands still meanwhile.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        using var busy = clock.Busy();
        await web.StartAsync(cancellation);
    }

    public Task StopAsync(CancellationToken cancellation = default) => web.StopAsync(cancellation);

    /// <summary>Returns when the host has stopped, whether by Ctrl-C, SIGTERM or <see cref="StopAsync"/>.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => web.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (!web.Lifetime.ApplicationStopped.IsCancellationRequested)
        {
            await web.StopAsync();
        }

        await web.DisposeAsync();
    }
}
