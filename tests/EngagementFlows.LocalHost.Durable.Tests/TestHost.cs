using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Durable.Tests;

/// <summary>An engine on virtual time for one test; its store outlives it, so that another one can go on from there.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private TestHost(TestFunctions functions, IOrchestrationStore store, HostClock clock, DurableEngineOptions options) =>
        (Store, Clock, Engine) = (store, clock, new DurableEngine(options, store, clock, functions, NullLoggerFactory.Instance));

    public DurableEngine Engine { get; }

    public IOrchestrationStore Store { get; }

    public HostClock Clock { get; }

    public DurableTaskClient Client => Engine.Client;

    public static async Task<TestHost> RunAsync(
        TestFunctions functions, IOrchestrationStore? store = null, HostClock? clock = null, DurableEngineOptions? options = null)
    {
        var host = new TestHost(functions, store ?? new InMemoryOrchestrationStore(), clock ?? new VirtualClock(Start), options ?? new DurableEngineOptions());
        await host.Engine.StartAsync(CancellationToken.None);
        return host;
    }

    public Task<string> ScheduleAsync(string name, object? input = null, string? id = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));

    public async Task<OrchestrationMetadata> FinishAsync(string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, patience.Token);
    }

    /// <summary>Runs an orchestration to its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? id = null) => await FinishAsync(await ScheduleAsync(name, input, id));

    /// <summary>Waits until an instance's custom status is as given, without time of its own.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
