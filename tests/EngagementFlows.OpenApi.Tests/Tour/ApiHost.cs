using EngagementFlows.LocalHost.Commands;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.OpenApi.Tests.Tour;

/// <summary>The whole app on the local host, on a free port and with tables of its own. Its time stands still until a test moves it.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly VirtualClock clock;
    private IDisposable curtain;

    private ApiHost(LocalHostApp app, VirtualClock clock, IDisposable curtain)
    {
        App = app;
        this.clock = clock;
        this.curtain = curtain;
        // Cookies and redirects are as the tour sends and sees them.
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>A Monday, 09:00 in London: quiet hours are over.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    public LocalHostApp App { get; }

    public HttpClient Http { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static async Task<ApiHost> StartAsync(string storage)
    {
        var time = new VirtualClock(Start);
        var still = time.Busy();
        var app = LocalHostApp.Build(new LocalHostOptions
        {
            FunctionApp = typeof(EngagementFlowsServices).Assembly,
            ConfigureServices = static (services, configuration) => services.AddEngagementFlows(configuration),
            ConfigureWorker = LocalWorker.Configure,
            Store = new InMemoryOrchestrationStore(),
            Clock = time,
            Port = 0,
            LogLevel = LogLevel.Warning,
            MapLocal = LocalEndpoints.Map,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["AzureWebJobsStorage"] = storage,
                ["EngagementFlows:TablePrefix"] = $"Api{Guid.NewGuid():N}",
                ["EngagementFlows:ContactKey"] = Convert.ToBase64String(new byte[32]),
                ["EngagementFlows:PublicBaseUrl"] = ProviderTour.BaseUrl,
                ["EngagementFlows:Twilio:AuthToken"] = ProviderTour.Token,
                ["EngagementFlows:SendGrid:EventPublicKey"] = ProviderTour.PublicKey,
                ["EngagementFlows:SendGrid:InboundSecret"] = ProviderTour.Secret,
            },
        });
        await app.StartAsync();
        return new ApiHost(app, time, still);
    }

    /// <summary>Returns when everything that is due has been done; a minute has passed then.</summary>
    public Task SettleAsync() => AdvanceAsync(TimeSpan.FromMinutes(1));

    /// <summary>Lets time run, with all that it brings, and stops it again.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        clock.Schedule(clock.GetUtcNow() + by, () =>
        {
            curtain = clock.Busy();
            there.SetResult();
            return Task.CompletedTask;
        });
        curtain.Dispose();
        await there.Task;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        curtain.Dispose();
    }
}
