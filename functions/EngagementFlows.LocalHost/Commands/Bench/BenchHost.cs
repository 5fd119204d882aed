using Azure.Core.Pipeline;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.LocalHost.Commands.Demo;
using EngagementFlows.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>The whole app on the local host in virtual time, everything in Table Storage, every request counted.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly LocalHostApp app;

    public BenchHost(BenchSettings bench, string name, DateTimeOffset start, Action<OutboundMessage> watcher, params HttpPipelinePolicy[] policies)
    {
        Clock = new VirtualClock(start);
        Store = new TableOrchestrationStore(
            new TableStoreOptions { ConnectionString = bench.Connection, TableName = $"Bench{name}Hub", Policies = [Requests] }, NullLoggerFactory.Instance);
        app = LocalHostApp.Build(EngagementFlowsHost.Options(Store) with
        {
            Clock = Clock,
            Port = 0,
            LogLevel = LogLevel.Error,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [EngagementFlowsHost.ContactKeySetting] = EngagementFlowsHost.NewContactKey(),
                ["EngagementFlows:TablePrefix"] = $"Bench{name}",
            },
            ConfigureServices = (services, configuration) =>
            {
                services.AddSingleton(LocalTables.Service(bench.Connection, [Requests, .. policies]));
                services.AddEngagementFlows(configuration);
                services.AddSingleton<IMessageChannel>(provider => new WatchedOutbox(provider.GetRequiredService<Outbox>(), watcher));
            },
        });
    }

    public StorageRequestCounter Requests { get; } = new();

    public VirtualClock Clock { get; }

    public TableOrchestrationStore Store { get; }

    public DemoApi Api { get; private set; } = null!;

    public async Task StartAsync(CancellationToken cancellation)
    {
        await app.StartAsync(cancellation);
        Api = new DemoApi(app.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
