using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Invocations;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Orchestrations;

/// <summary>Runs the durable engine while the host runs.</summary>
internal sealed class EngineService(
    DurableEngineOptions options,
    IOrchestrationStore store,
    HostClock clock,
    IDurableFunctions functions,
    ILoggerFactory loggers,
    IHostApplicationLifetime lifetime)
    : IHostedService, IDurableClientSource, IAsyncDisposable
{
    public DurableEngine Engine { get; } = new(options, store, clock, functions, loggers);

    public DurableTaskClient Client => Engine.Client;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Engine.StartAsync(cancellationToken);
        // A host whose engine has lost its task hub must not go on answering requests.
        Engine.Halted.Register(lifetime.StopApplication);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Engine.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
