using EngagementFlows.FakeProvider.Client;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>The app in real time with a fake provider of its own, on one of the two engines.</summary>
internal abstract class AppUnderTest(FakeProviderProcess provider) : IAsyncDisposable
{
    public abstract Uri Address { get; }

    public FakeProviderClient Provider => provider.Control;

    /// <summary>Makes a timer's function run now.</summary>
    public abstract Task RunTimerAsync(string function);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task EndAsync();
}

/// <summary>The published app under Microsoft's Durable extension.</summary>
internal sealed class AppInAzure : AppUnderTest
{
    private readonly WholeAzurite storage;

    private AppInAzure(FakeProviderProcess provider, WholeAzurite azurite, WorkerHostProcess host)
        : base(provider) => (storage, Host) = (azurite, host);

    public WorkerHostProcess Host { get; }

    public override Uri Address => Host.Address;

    /// <summary>Requests to its storage so far, where they are counted.</summary>
    public int Requests => storage.Requests;

    public static async Task<AppInAzure> StartAsync(string environment, params (string Name, string Value)[] more) => await StartAsync(environment, await WholeAzurite.StartAsync(), more);

    /// <param name="azurite">Its storage, which ends with it.</param>
    public static async Task<AppInAzure> StartAsync(string environment, WholeAzurite azurite, params (string Name, string Value)[] more)
    {
        var folder = PublishedWorker.FolderAsync();
        var provider = await FakeProviderProcess.StartAsync();
        var settings = (await AppSettings.ForAsync(provider)).ToDictionary(
            static setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), static setting => setting.Value, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        var host = await WorkerHostProcess.StartAsync(await folder, azurite.ConnectionString, settings, environment);
        await provider.PointAsync(host.Address);
        return new AppInAzure(provider, azurite, host);
    }

    public override async Task RunTimerAsync(string function)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.PostAsync(new Uri($"/admin/functions/{function}", UriKind.Relative), content: null);
        answer.EnsureSuccessStatusCode();
    }

    protected override async Task EndAsync()
    {
        await Host.DisposeAsync();
        await storage.DisposeAsync();
    }
}

/// <summary>The same app on the local host and its own engine, in real time too.</summary>
internal sealed class AppOnLocalHost : AppUnderTest
{
    private readonly Azurite storage;
    private readonly LocalHostApp local;

    private AppOnLocalHost(FakeProviderProcess provider, Azurite azurite, LocalHostApp host)
        : base(provider) => (storage, local) = (azurite, host);

    public override Uri Address => local.Address;

    public static async Task<AppOnLocalHost> StartAsync()
    {
        var provider = await FakeProviderProcess.StartAsync();
        var azurite = await Azurite.StartAsync();
        var settings = (await AppSettings.ForAsync(provider)).ToDictionary(static setting => setting.Key, static setting => (string?)setting.Value, StringComparer.Ordinal);
        settings["AzureWebJobsStorage"] = azurite.ConnectionString;
        var store = new TableOrchestrationStore(
            new TableStoreOptions { ConnectionString = azurite.ConnectionString, TableName = "EngagementFlowsHub" }, NullLoggerFactory.Instance);
        var host = LocalHostApp.Build(EngagementFlowsHost.Options(store) with { Port = 0, Settings = settings, LogLevel = Microsoft.Extensions.Logging.LogLevel.Warning });
        await host.StartAsync();
        await provider.PointAsync(host.Address);
        return new AppOnLocalHost(provider, azurite, host);
    }

    public override Task RunTimerAsync(string function) =>
        throw new NotSupportedException("The local host's timers are tested in virtual time; here they run by their schedule only.");

    protected override async Task EndAsync()
    {
        await local.DisposeAsync();
        await storage.DisposeAsync();
    }
}
