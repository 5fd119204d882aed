using EngagementFlows.LocalHost.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>The engine alone on Table Storage, with functions given as lambdas and its requests counted.</summary>
internal sealed class BenchEngine(string connection, string table) : IDurableFunctions, IAsyncDisposable
{
    private TableOrchestrationStore? store;

    public StorageRequestCounter Requests { get; } = new();

    public DurableEngine Engine { get; private set; } = null!;

    public Dictionary<string, OrchestratorFunction> Orchestrators { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, ActivityFunction> Activities { get; } = new(StringComparer.OrdinalIgnoreCase);

    public OrchestratorFunction? FindOrchestrator(string name) => Orchestrators.GetValueOrDefault(name);

    public ActivityFunction? FindActivity(string name) => Activities.GetValueOrDefault(name);

    public async Task StartAsync(CancellationToken cancellation)
    {
        store = new TableOrchestrationStore(new TableStoreOptions { ConnectionString = connection, TableName = table, Policies = [Requests] }, NullLoggerFactory.Instance);
        Engine = new DurableEngine(new DurableEngineOptions(), store, new RealClock(), this, NullLoggerFactory.Instance);
        await Engine.StartAsync(cancellation);
    }

    /// <summary>Requests for orchestration data, by kind: set-up, and the lease row's renewals, are not among them.</summary>
    public IEnumerable<(string Kind, int Count)> DataRequests() =>
        Requests.Counts.Where(count => count.Key.Kind is not ("table" or "lease")).GroupBy(count => count.Key.Kind).Select(kind => (kind.Key, kind.Sum(count => count.Value))).OrderByDescending(kind => kind.Item2);

    public async ValueTask DisposeAsync()
    {
        await Engine.StopAsync(CancellationToken.None);
        await Engine.DisposeAsync();
        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }
}
