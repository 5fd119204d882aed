using EngagementFlows.Delivery.CrashHost;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Worlds;

namespace EngagementFlows.Delivery.Tests;

/// <summary>The app in this process: quick, and with its logs at hand.</summary>
internal sealed class AppInThisProcess : IRunningApp
{
    private readonly VirtualClock clock;
    private readonly SteppedTime time;
    private readonly LocalHostApp host;
    private readonly ApiClient api;

    private AppInThisProcess(VirtualClock clock, SteppedTime time, LocalHostApp host, CapturedLogs logs)
    {
        (this.clock, this.time, this.host, Logs) = (clock, time, host, logs);
        api = new ApiClient(host.Address);
    }

    public CapturedLogs Logs { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Uri Address => host.Address;

    public static async Task<AppInThisProcess> StartAsync(DeliveryGround ground, DateTimeOffset at)
    {
        var virtualClock = new VirtualClock(at);
        var steps = new SteppedTime(virtualClock);
        var logs = new CapturedLogs();
        var app = DeliveryHost.Build(ground, virtualClock, new InMemoryOrchestrationStore(), steps.StoppingAfterCalls, logs: logs);
        await app.StartAsync();
        return new AppInThisProcess(virtualClock, steps, app, logs);
    }

    public Task AdvanceAsync(DateTimeOffset to) => time.AdvanceAsync(to);

    public Task<ApiAnswer> AskAsync(Func<ApiClient, Task<ApiAnswer>> question) => question(api);

    public Task EnsureAliveAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        api.Dispose();
    }
}
