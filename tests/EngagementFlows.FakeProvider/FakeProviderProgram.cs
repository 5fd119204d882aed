using System.Net;
using EngagementFlows.FakeProvider;
using EngagementFlows.FakeProvider.Callbacks;
using EngagementFlows.FakeProvider.Client;
using EngagementFlows.FakeProvider.Contracts;
using EngagementFlows.FakeProvider.Control;
using EngagementFlows.FakeProvider.Faults;
using EngagementFlows.FakeProvider.Hosting;
using EngagementFlows.FakeProvider.SendGrid;
using EngagementFlows.FakeProvider.Twilio;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Console;

// The two providers, in one process and on one port, with a second port for those who control them. It prints both
// addresses once it takes calls, and ends with the process that it is told to watch.
var arguments = ProviderArguments.Parse(args);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddSimpleConsole();
builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 << 20;
    kestrel.Listen(IPAddress.Loopback, arguments.Port);
    kestrel.Listen(IPAddress.Loopback, 0);
});
builder.Services.ConfigureHttpJsonOptions(static json => FakeProviderJson.Configured(json.SerializerOptions));
builder.Services
    .AddSingleton(arguments)
    .AddSingleton<ConnectionGate>()
    .AddSingleton<IConnectionListenerFactory, GatedTransport>()
    .AddSingleton(ContractBook.Load())
    .AddSingleton<ProviderClock>()
    .AddSingleton<LedgerBook>()
    .AddSingleton<SettingsBook>()
    .AddSingleton<RecipientBook>()
    .AddSingleton<FaultBook>()
    .AddSingleton<TwilioStore>()
    .AddSingleton<SendGridKey>()
    .AddSingleton<CallbackPoster>()
    .AddSingleton<CallbackQueue>()
    .AddSingleton<StatusCallbacks>()
    .AddSingleton<MailEvents>()
    .AddSingleton<InboundSmsPost>()
    .AddSingleton<InboundEmailPost>()
    .AddSingleton<TwilioApi>()
    .AddSingleton<SendGridApi>()
    .AddSingleton<ProviderPipeline>();

await using var app = builder.Build();
app.MapControl();
app.MapFallback("{**path}", static (HttpContext context, ProviderPipeline pipeline) => pipeline.AnswerAsync(context));
await app.StartAsync();
ParentWatch.Start(arguments.ParentPid);
var gate = app.Services.GetRequiredService<ConnectionGate>();
Console.WriteLine($"control http://127.0.0.1:{gate.ControlPort}");
Console.WriteLine($"ready http://127.0.0.1:{gate.ProviderPort}");
await app.WaitForShutdownAsync();
