using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFlows.LocalHost.Commands.Demo;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Commands.Bench;

/// <summary>The whole app on the local host in real time, its texts going to the fake provider.</summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    public const string PublicBaseUrl = "https://flows.example.org";

    private readonly LocalHostApp app;
    private readonly TableOrchestrationStore store;

    public ProviderHost(BenchSettings bench, string name, FakeProvider provider)
    {
        store = new TableOrchestrationStore(new TableStoreOptions { ConnectionString = bench.Connection, TableName = $"Bench{name}Hub" }, NullLoggerFactory.Instance);
        app = LocalHostApp.Build(EngagementFlowsHost.Options(store) with
        {
            Port = 0,
            LogLevel = LogLevel.Error,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [EngagementFlowsHost.ContactKeySetting] = EngagementFlowsHost.NewContactKey(),
                ["EngagementFlows:TablePrefix"] = $"Bench{name}",
                ["EngagementFlows:Live"] = "true",
                ["EngagementFlows:PublicBaseUrl"] = PublicBaseUrl,
                ["EngagementFlows:Twilio:AccountSid"] = FakeProvider.Account,
                ["EngagementFlows:Twilio:AuthToken"] = FakeProvider.Token,
                ["EngagementFlows:Twilio:From"] = "+447700900000",
                ["EngagementFlows:Twilio:BaseUrl"] = provider.Address.ToString(),
                ["EngagementFlows:Twilio:SegmentsPerSecond"] = "100000",
            },
            ConfigureServices = (services, configuration) =>
            {
                services.AddSingleton(LocalTables.Service(bench.Connection, Requests));
                services.AddEngagementFlows(configuration);
            },
        });
    }

    public StorageRequestCounter Requests { get; } = new();

    public DemoApi Api { get; private set; } = null!;

    public Uri Address => app.Address;

    public async Task StartAsync(CancellationToken cancellation)
    {
        await app.StartAsync(cancellation);
        Api = new DemoApi(app.Address);
    }

    /// <summary>A campaign without quiet hours, so that it can be measured at any time of day, whose people have a mobile number each.</summary>
    public async Task PrepareAsync(string id, int firstPerson, int count)
    {
        var campaign = JsonNode.Parse(BenchPeople.Campaign(id, places: count))!.AsObject();
        campaign["quietHours"] = new JsonObject { ["from"] = "00:00", ["until"] = "00:00" };
        campaign["meeting"]!["start"] = "2035-06-12T10:00";
        campaign["meeting"]!["end"] = "2035-06-12T12:00";
        campaign["meeting"]!["replyBy"] = "2035-06-01";
        await Api.CreateAsync(campaign.ToJsonString());
        // Numbers that look like any mobile's: the provider is a fake, and nobody gets a text.
        await Api.ImportAsync(id, "name,phone,preferred contact,language\n" + string.Concat(Enumerable.Range(firstPerson, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"Person {n},+4474{n:D8},text,en\n"))));
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }
}
