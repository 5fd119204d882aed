using System.CommandLine;
using EngagementFlows.LocalHost.Commands.Demo;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFlows.LocalHost.Commands.Replies;

/// <summary>Treats each labelled reply of a file by the product's real path and says how many were treated rightly.</summary>
internal static class RepliesCommand
{
    private const int Harmless = 0;
    private const int Harmful = 1;
    private const int CannotBeRead = 2;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Labelled replies: a JSON array." };
        var list = new Option<bool>("--list") { Description = "Each reply that was not treated rightly, too." };
        var command = new Command("replies", "Treats each labelled reply of a file by the product's real path.") { file, list };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(file)!, parsed.GetValue(list), Console.Out, Console.Error, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, bool list, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        IReadOnlyList<LabelledReply> replies;
        try
        {
            replies = ReplyFile.Read(await File.ReadAllTextAsync(file.FullName, cancellation));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ReplyFileException)
        {
            await errors.WriteLineAsync($"{file.Name} cannot be used: {fault.Message}");
            return CannotBeRead;
        }

        var treated = new List<TreatedReply>();
        foreach (var part in ReplyStage.PartsOf(replies))
        {
            treated.AddRange(await TreatAsync(part, cancellation));
        }

        var misses = list ? RepliesReport.Misses(treated).Append("") : [];
        foreach (var line in misses.Concat(RepliesReport.Figures(treated)))
        {
            await output.WriteLineAsync(line);
        }

        return RepliesReport.IsHarmless(treated) ? Harmless : Harmful;
    }

    /// <summary>On tables of its own, so that no run and no part meets another's people.</summary>
    private static async Task<IReadOnlyList<TreatedReply>> TreatAsync(
        IReadOnlyList<StagedCampaign> campaigns, CancellationToken cancellation)
    {
        var clock = new VirtualClock(StagedCampaign.Begins);
        var run = new RepliesRun(clock, campaigns);
        // At random: runs at the same time, and those after a killed one, share a storage.
        var prefix = $"Replies{Guid.NewGuid():N}";
        var tables = new TableStoreOptions { ConnectionString = EngagementFlowsHost.Connection(), TableName = $"{prefix}Hub" };
        await using var store = new TableOrchestrationStore(tables, NullLoggerFactory.Instance);
        await using var app = LocalHostApp.Build(EngagementFlowsHost.Options(store) with
        {
            Clock = clock,
            Port = 0,
            // The last line is for whoever counts.
            LogLevel = LogLevel.Error,
            Settings = new Dictionary<string, string?>(ProviderPosts.Settings, StringComparer.Ordinal)
            {
                [EngagementFlowsHost.ContactKeySetting] = EngagementFlowsHost.NewContactKey(),
                ["EngagementFlows:TablePrefix"] = prefix,
            },
            ConfigureServices = (services, configuration) =>
            {
                services.AddEngagementFlows(configuration);
                services.AddSingleton<IMessageChannel>(provider => new WatchedOutbox(provider.GetRequiredService<Outbox>(), run.Read));
            },
        });
        return await run.PlayAsync(app, cancellation);
    }
}
