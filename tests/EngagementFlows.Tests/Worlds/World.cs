using Azure.Data.Tables;
using EngagementFlows.LocalHost.Commands;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Storage;
using EngagementFlows.Testing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Worlds;

/// <summary>
/// The whole app in this process, on tables of its own in a real Azurite, in virtual time that stands still until a test lets it run.
/// Tests use it by the front door: HTTP in, the outbox and the timelines out.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static int worlds;
    private static int people;

    private readonly LocalHostApp app;
    private readonly VirtualClock clock;
    private readonly Ground ground;
    private IDisposable hold;

    private World(LocalHostApp app, VirtualClock clock, CapturedLogs logs, Ground ground)
    {
        (this.app, this.clock, Logs, this.ground) = (app, clock, logs, ground);
        Canary = ground.Canary;
        Canary.Listen("EngagementFlows", "Microsoft.AspNetCore");
        hold = clock.Busy();
    }

    /// <summary>Where most stories begin: Monday 16 November 2026, 09:00 in London.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    /// <summary>When every journey of the sample has ended: what came to nothing is in the timeline then, with the reason.</summary>
    public static DateTimeOffset TheEnd { get; } = new(2027, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public ApiClient Api { get; private set; } = null!;

    public CapturedLogs Logs { get; }

    /// <summary>Who is in this world, so that every test looks for them where they have no business.</summary>
    public Canary Canary { get; }

    /// <summary>Where the app answers on this machine.</summary>
    public Uri Address => app.Address;

    public string TablePrefix => ground.TablePrefix;

    public string Storage => ground.Storage;

    public string ContactKey => ground.ContactKey;

    public IOrchestrationStore Orchestrations => ground.Orchestrations;

    /// <summary>Set where a test makes something fail on purpose; otherwise a logged warning fails the test.</summary>
    public bool ExpectsFaults { get; init; }

    /// <summary>Set where a test has ended the storage, so that nothing can be looked up there any more.</summary>
    public bool StorageIsGone { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public IServiceProvider Services => app.Services;

    public DurableEngine Engine => app.Engine;

    /// <param name="store">Where orchestrations are kept, by the storage's connection and the prefix of the world's tables; in memory unless said.</param>
    /// <param name="change">What a test puts in the place of the app's own services: only what stands at the network's edge.</param>
    /// <param name="settings">Beside those that every world has.</param>
    public static async Task<World> StartAsync(
        DateTimeOffset? at = null, Action<IServiceCollection>? change = null, string? storage = null, bool expectsFaults = false, IReadOnlyDictionary<string, string?>? settings = null, Func<string, string, IOrchestrationStore>? store = null)
    {
        var (connection, prefix) = (storage ?? (await Azurite.SharedAsync()).ConnectionString, $"World{Interlocked.Increment(ref worlds)}");
        var fresh = new Ground(
            store?.Invoke(connection, prefix) ?? new InMemoryOrchestrationStore(), connection, prefix, EngagementFlowsHost.NewContactKey(), change, settings ?? new Dictionary<string, string?>(), new Canary());
        return await StartAsync(fresh, at ?? Monday, expectsFaults);
    }

    /// <summary>The app ends, and starts again later on the same storage: nothing happened in between.</summary>
    public async Task<World> RestartAsync(DateTimeOffset at)
    {
        await DisposeAsync();
        return await StartAsync(ground, at, ExpectsFaults);
    }

    /// <summary>The app of this build starts on storage that an earlier one has left behind.</summary>
    /// <param name="prefix">Of the tables' names.</param>
    public static Task<World> ContinueAsync(string connection, string prefix, string contactKey, IOrchestrationStore store, DateTimeOffset at) =>
        StartAsync(new Ground(store, connection, prefix, contactKey, Change: null, new Dictionary<string, string?>(), new Canary()), at, expectsFaults: false);

    private static async Task<World> StartAsync(Ground ground, DateTimeOffset at, bool expectsFaults)
    {
        var time = new VirtualClock(at);
        var logs = new CapturedLogs();
        var host = LocalHostApp.Build(EngagementFlowsHost.Options(ground.Orchestrations) with
        {
            Clock = time,
            Port = 0,
            LogLevel = LogLevel.Debug,
            Settings = new Dictionary<string, string?>(ground.Settings, StringComparer.Ordinal)
            {
                ["AzureWebJobsStorage"] = ground.Storage,
                ["EngagementFlows:TablePrefix"] = ground.TablePrefix,
                ["EngagementFlows:ContactKey"] = ground.ContactKey,
                // The outbox is where tests see what left the app: it outlasts their stories.
                ["EngagementFlows:Retention:Outbox"] = "P5Y",
                // A sweep a day through months of virtual time costs more than the stories themselves: the tests of retention turn it on.
                ["AzureWebJobs.SweepRetention.Disabled"] = ground.Settings.GetValueOrDefault("AzureWebJobs.SweepRetention.Disabled") ?? "true",
            },
            ConfigureServices = (services, configuration) =>
            {
                services.AddEngagementFlows(configuration);
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(logs);
                ground.Change?.Invoke(services);
            },
        });

        var world = new World(host, time, logs, ground) { ExpectsFaults = expectsFaults };
        try
        {
            await host.StartAsync();
        }
        catch
        {
            world.Canary.Dispose();
            await host.DisposeAsync();
            throw;
        }

        world.Api = new ApiClient(host.Address);
        return world;
    }

    /// <summary>A mobile number that nobody else in these tests has, from the range that Ofcom keeps for drama.</summary>
    public static string NewPhone() => $"+447700900{Interlocked.Increment(ref people) % 1000:D3}";

    /// <summary>A service of the app, to call it as the host does.</summary>
    public T Service<T>()
        where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(Services);

    public Task AdvanceAsync(TimeSpan time) => AdvanceToAsync(Now + time);

    /// <summary>Lets all work under way be done; a moment passes.</summary>
    public Task SettleAsync() => AdvanceAsync(TimeSpan.FromMilliseconds(1));

    /// <summary>Does something at an instant that virtual time will come to.</summary>
    public void Later(DateTimeOffset at, Func<Task> action) => clock.Schedule(at, action);

    /// <summary>Lets virtual time run up to an instant; what is due before it is done when this returns.</summary>
    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        var reached = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        clock.Schedule(instant, () =>
        {
            reached.SetResult(clock.Busy());
            return Task.CompletedTask;
        });
        hold.Dispose();
        hold = await reached.Task.WaitAsync(Patience);
    }

    /// <summary>London's wall clock in the winter of these stories is UTC: <c>At(12, 3, 10)</c> is 3 December 2026, 10:00.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(month >= 10 ? 2026 : 2027, month, day, hour, minute, 0, TimeSpan.Zero);

    /// <summary>The names of the app's tables in this world.</summary>
    public IReadOnlyList<string> TableNames => [.. typeof(FlowTables).GetProperties().Where(property => property.PropertyType == typeof(TableClient)).Select(property => $"{TablePrefix}{property.Name}")];

    public async ValueTask DisposeAsync()
    {
        var leaks = StorageIsGone ? [] : await LeaksAsync();
        Canary.Dispose();
        await app.DisposeAsync();
        Api.Dispose();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(5)));
        if (!ExpectsFaults)
        {
            Assert.Empty(Logs.Faults);
        }
    }

    /// <summary>Where anybody of this world can be read who should not be.</summary>
    public async Task<IReadOnlyList<string>> LeaksAsync()
    {
        await Canary.KnowEverybodyAsync(Storage, TablePrefix);
        var (keys, instances) = (new List<string>(), new List<string>());
        var service = LocalTables.Service(Storage);
        foreach (var name in TableNames)
        {
            await foreach (var row in service.GetTableClient(name).QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            {
                keys.Add($"{name} {row.PartitionKey} {row.RowKey}");
            }
        }

        await foreach (var instance in Engine.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
        {
            instances.Add($"{instance.Name} {instance.InstanceId} {instance.SerializedInput} {instance.SerializedOutput} {instance.SerializedCustomStatus} {instance.FailureDetails}");
        }

        return [.. Canary.Singing("A log", Logs.All), .. Canary.Singing("A span", Canary.Spans), .. Canary.Singing("A table key", keys), .. Canary.Singing("An orchestration", instances)];
    }

    /// <summary>What outlives the process.</summary>
    private sealed record Ground(IOrchestrationStore Orchestrations, string Storage, string TablePrefix, string ContactKey, Action<IServiceCollection>? Change, IReadOnlyDictionary<string, string?> Settings, Canary Canary);
}
