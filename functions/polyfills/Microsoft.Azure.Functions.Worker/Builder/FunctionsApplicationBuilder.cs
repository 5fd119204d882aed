using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Collects a function app's services and configuration. Only the real package can build a worker from them.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder application;

    internal FunctionsApplicationBuilder(string[]? args) => application = new HostApplicationBuilder(args);

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)application).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public ConfigurationManager Configuration => application.Configuration;

    public IHostEnvironment Environment => application.Environment;

    public ILoggingBuilder Logging => application.Logging;

    public IMetricsBuilder Metrics => application.Metrics;

    public IServiceCollection Services => application.Services;

    /// <exception cref="InvalidOperationException">Always: there is no Functions host behind a polyfill.</exception>
    public IHost Build() => throw new InvalidOperationException(
        "This build uses polyfills of the Azure Functions packages: they serve building, tests and the local host, and cannot talk to a Functions host. "
        + "Run the app with ./flows run, or build it with -p:UsePolyfills=false on a feed that carries the real packages.");

    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => application.ConfigureContainer(factory, configure);

    /// <summary>Takes the middleware and never runs it, as <see cref="Build"/> never returns.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return this;
    }
}
