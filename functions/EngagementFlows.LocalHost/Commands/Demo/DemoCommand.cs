using System.CommandLine;
using System.Globalization;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace EngagementFlows.LocalHost.Commands.Demo;

/// <summary>Runs the sample campaign in virtual time with scripted participants, and says how it went.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command("demo", "Runs the sample campaign from import to follow-up in virtual time.");
        command.SetAction((_, cancellation) => RunAsync(AnsiConsole.Console, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, CancellationToken cancellation)
    {
        var script = DemoScript.Read(SampleCampaign.Folder);
        var clock = new VirtualClock(script.Starts);
        var cast = new DemoCast(script, clock);
        await using var store = EngagementFlowsHost.Store();
        await using var app = LocalHostApp.Build(EngagementFlowsHost.Options(store) with
        {
            Clock = clock,
            Port = 0,
            LogLevel = LogLevel.Warning,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                // For this run alone: nothing of the demo is looked up again.
                [EngagementFlowsHost.ContactKeySetting] = EngagementFlowsHost.NewContactKey(),
            },
            ConfigureServices = (services, configuration) =>
            {
                services.AddEngagementFlows(configuration);
                services.AddSingleton<IMessageChannel>(provider => new WatchedOutbox(provider.GetRequiredService<Outbox>(), cast.Read));
            },
        });

        console.MarkupLine("[bold]The Power of Co-production[/]: a workshop in Cardiff, from invitation to follow-up, in virtual time.");
        var run = new DemoRun(script, clock, cast);
        var result = console.Profile.Capabilities.Interactive
            ? await console.Progress().StartAsync(progress => PlayAsync(run, app, script, progress, cancellation))
            : await run.PlayAsync(app, PlainProgress(console), cancellation);

        var differences = DemoVerdict.Differences(script, result);
        DemoScreen.Show(console, result, differences);
        return differences.Count == 0 ? 0 : 1;
    }

    private static Task<DemoResult> PlayAsync(DemoRun run, LocalHostApp app, DemoScript script, ProgressContext progress, CancellationToken cancellation)
    {
        var days = progress.AddTask("starting", maxValue: (script.Ends - script.Starts).TotalDays);
        return run.PlayAsync(
            app,
            (now, sent, replies) =>
            {
                days.Value = (now - script.Starts).TotalDays;
                days.Description = $"{Day(now)}: {sent} sent, {replies} replies";
            },
            cancellation);
    }

    /// <summary>Without a terminal to draw on: a line for each month that begins.</summary>
    private static Action<DateTimeOffset, int, int> PlainProgress(IAnsiConsole console)
    {
        var month = 0;
        return (now, sent, replies) =>
        {
            if (now.Month != month)
            {
                month = now.Month;
                console.WriteLine($"  {Day(now)}: {sent} messages sent, {replies} replies so far");
            }
        };
    }

    private static string Day(DateTimeOffset now) => now.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
