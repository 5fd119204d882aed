using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.LocalHost.Timers;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Tests;

/// <summary>The local host with classes of this test assembly as its function app, on a free port, and a client of it.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private SampleHost(LocalHostApp app)
    {
        App = app;
        Http = new HttpClient { BaseAddress = app.Address };
    }

    public LocalHostApp App { get; }

    public HttpClient Http { get; }

    public static LocalHostOptions Options(params Type[] classes) => new()
    {
        FunctionApp = typeof(SampleHost).Assembly,
        Classes = classes,
        Folder = EmptyFolder,
        Port = 0,
        LogLevel = LogLevel.Warning,
        Store = new InMemoryOrchestrationStore(),
        TimerStatuses = new InMemoryTimerStatuses(),
    };

    /// <summary>A folder with neither host.json nor settings, so that the Functions host's defaults hold.</summary>
    public static string EmptyFolder { get; } = Directory.CreateTempSubdirectory("flows-").FullName;

    public static Task<SampleHost> StartAsync(params Type[] classes) => StartAsync(Options(classes));

    public static async Task<SampleHost> StartAsync(LocalHostOptions options)
    {
        var app = LocalHostApp.Build(options);
        await app.StartAsync();
        return new SampleHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }
}
