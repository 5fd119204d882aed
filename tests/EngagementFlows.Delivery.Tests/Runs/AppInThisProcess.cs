using EngagementFlows.Delivery.CrashHost;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Worlds;

namespace EngagementFlows.Delivery.Tests;

/// <summary>The app in this process: quick, and with its logs at hand.</summary>
internal sealed class AppInThisProcess : IRunningApp
{
    private readonly DeliveryGround ground;
    private readonly InMemoryOrchestrationStore orchestrations = new();
    private readonly ApiClient api;
    private VirtualClock clock = null!;
    private SteppedTime time = null!;
    private LocalHostApp? host;

    private AppInThisProcess(DeliveryGround ground)
    {
        this.ground = ground;
        api = new ApiClient(ground.App);
    }

    public CapturedLogs Logs { get; } = new();

    public DateTimeOffset Now => clock.GetUtcNow();

    public static async Task<AppInThisProcess> StartAsync(DeliveryGround ground, DateTimeOffset at)
    {
        var app = new AppInThisProcess(ground);
        await app.ComeBackAsync(at);
        return app;
    }

    public async Task ComeBackAsync(DateTimeOffset at)
    {
        await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
        clock = new VirtualClock(at);
        time = new SteppedTime(clock);
        host = DeliveryHost.Build(ground, clock, orchestrations, time.StoppingAfterCalls, logs: Logs);
        await host.StartAsync();
    }

    public Task AdvanceAsync(DateTimeOffset to) => time.AdvanceAsync(to);

    public Task<ApiAnswer> AskAsync(Func<ApiClient, Task<ApiAnswer>> question) => question(api);

    public Task EnsureAliveAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        api.Dispose();
    }
}
