using System.CommandLine;
using EngagementFlows.LocalHost.Functions;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>Hosts the function app in real time until Ctrl-C or SIGTERM.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1.", DefaultValueFactory = static _ => 7071 };
        var command = new Command("run", "Hosts the function app in real time until Ctrl-C.") { port };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancellation)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        try
        {
            await using var store = EngagementFlowsHost.Store(loggers);
            await using var app = LocalHostApp.Build(EngagementFlowsHost.Options(store) with { Port = port, Settings = LocalData.Settings() });
            await app.StartAsync(cancellation);
            await SampleLoader.LoadAsync(app.Address, cancellation);
            Console.WriteLine($"EngagementFlows answers at {app.Address} (Ctrl-C stops it). The sample campaign is loaded and launched.");
            var carriers = app.Services.GetRequiredService<Carriers>();
            Console.WriteLine($"Texts go to: {carriers.NameOf(Channel.Sms)}. Emails go to: {carriers.NameOf(Channel.Email)}.");
            Console.WriteLine($"  curl {app.Address}api/campaigns/{SampleLoader.CampaignId}");
            Console.WriteLine($"  curl {app.Address}local/outbox");
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (FunctionShapeException fault)
        {
            return await FailAsync(fault.Message);
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await FailAsync($"Port {port} is taken: stop what listens there (another ./flows run?) or choose another port with --port.");
        }
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}
