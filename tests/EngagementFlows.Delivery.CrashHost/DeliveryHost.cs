using EngagementFlows.FakeProvider.Client;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.Delivery.CrashHost;

/// <summary>Where one app under test lives, and the provider that it talks to.</summary>
/// <param name="Provider">The fake provider's address, in place of both real ones.</param>
/// <param name="EventPublicKey">Of the fake provider, Base64 SPKI.</param>
/// <param name="PatienceMilliseconds">How long the app waits for a provider's answer, in real time.</param>
public sealed record DeliveryGround(string Storage, string TablePrefix, string ContactKey, Uri Provider, string EventPublicKey, int PatienceMilliseconds)
{
    public const string PublicBaseUrl = "https://flows.example.org";
    public const string InboundSecret = "a-secret-of-these-tests";
    public const string ReplyDomain = "replies.example.org";
    public const string OurNumber = "+447700900999";

    public double SegmentsPerSecond { get; init; } = 1_000;

    public bool Live { get; init; } = true;

    public string AllowedRecipients { get; init; } = "";

    /// <summary>The app's own, the same after each start.</summary>
    public required int Port { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public Uri App => new($"http://127.0.0.1:{Port}");
}

/// <summary>The whole app as in production but for three things: virtual time, the providers' address, and no waiting for answers that do not come.</summary>
public static class DeliveryHost
{
    /// <param name="calls">Told of every call to a provider.</param>
    /// <param name="change">Registered before the app's own services, which take what is there.</param>
    public static LocalHostApp Build(
        DeliveryGround ground, VirtualClock clock, IOrchestrationStore store, Func<HttpMessageHandler, HttpMessageHandler> calls, Action<IServiceCollection>? change = null, ILoggerProvider? logs = null) =>
        LocalHostApp.Build(new LocalHostOptions
        {
            FunctionApp = typeof(EngagementFlowsServices).Assembly,
            ConfigureWorker = LocalHost.Commands.LocalWorker.Configure,
            MapLocal = LocalHost.Commands.LocalEndpoints.Map,
            Store = store,
            Clock = clock,
            Port = ground.Port,
            LogLevel = logs is null ? LogLevel.Warning : LogLevel.Debug,
            Settings = Settings(ground),
            ConfigureServices = (services, configuration) =>
            {
                change?.Invoke(services);
                services.AddEngagementFlows(configuration);
                services.RemoveAll<ProviderHttp>();
                services.AddSingleton(_ => new ProviderHttp(inner => calls(new TellsTheTime(clock, inner)), TimeSpan.FromMilliseconds(ground.PatienceMilliseconds)));
                if (logs is not null)
                {
                    services.RemoveAll<ILoggerProvider>();
                    services.AddSingleton(logs);
                }
            },
        });

    private static Dictionary<string, string?> Settings(DeliveryGround ground) => new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage"] = ground.Storage,
        ["EngagementFlows:TablePrefix"] = ground.TablePrefix,
        ["EngagementFlows:ContactKey"] = ground.ContactKey,
        // A sweep a day through months of virtual time; nothing of it is sent.
        ["AzureWebJobs.SweepRetention.Disabled"] = "true",
        ["EngagementFlows:PublicBaseUrl"] = DeliveryGround.PublicBaseUrl,
        ["EngagementFlows:Live"] = ground.Live ? "true" : "false",
        ["EngagementFlows:AllowedRecipients"] = ground.AllowedRecipients,
        ["EngagementFlows:Twilio:AccountSid"] = FakeProviderProcess.AccountSid,
        ["EngagementFlows:Twilio:AuthToken"] = FakeProviderProcess.AuthToken,
        ["EngagementFlows:Twilio:From"] = DeliveryGround.OurNumber,
        ["EngagementFlows:Twilio:BaseUrl"] = ground.Provider.ToString(),
        ["EngagementFlows:Twilio:SegmentsPerSecond"] = FormattableString.Invariant($"{ground.SegmentsPerSecond}"),
        ["EngagementFlows:SendGrid:ApiKey"] = FakeProviderProcess.ApiKey,
        ["EngagementFlows:SendGrid:From"] = "team@flows.example.org",
        ["EngagementFlows:SendGrid:BaseUrl"] = ground.Provider.ToString(),
        ["EngagementFlows:SendGrid:MessagesPerSecond"] = "1000",
        ["EngagementFlows:SendGrid:EventPublicKey"] = ground.EventPublicKey,
        ["EngagementFlows:SendGrid:InboundSecret"] = DeliveryGround.InboundSecret,
        ["EngagementFlows:SendGrid:ReplyDomain"] = DeliveryGround.ReplyDomain,
    };

    /// <summary>The provider's dates have to be the app's: a message whose answer was lost is looked for by its date.</summary>
    private sealed class TellsTheTime(TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(FakeProviderClient.TimeHeader, $"{clock.GetUtcNow():O}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
