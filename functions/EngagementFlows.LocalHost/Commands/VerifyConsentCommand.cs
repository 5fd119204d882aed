using System.CommandLine;
using EngagementFlows.Consent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>
/// Proves the ledgers of consents in the storage of the environment, and names each row that is not as the app left it by its table keys.
/// Reads only; exits with 1 where there is one.
/// </summary>
internal static class VerifyConsentCommand
{
    private const int MostShown = 1000;

    public static Command Create()
    {
        var campaign = new Option<string?>("--campaign") { Description = "One campaign's id; every campaign without it." };
        var command = new Command("verify-consent", "Proves the ledgers of consents.") { campaign };
        command.SetAction((parsed, cancellation) => RunAsync(AnsiConsole.Console, Services(), parsed.GetValue(campaign), cancellation));
        return command;
    }

    internal static async Task<int> RunAsync(IAnsiConsole console, IServiceProvider services, string? campaign, CancellationToken cancellation)
    {
        var found = await services.GetRequiredService<VerifyConsents>().RunAsync(campaign, cancellation);
        foreach (var fault in found.Faults.Take(MostShown))
        {
            console.WriteLine($"{fault.What}: PartitionKey {fault.PartitionKey}, RowKey {fault.RowKey}. {fault.Why}");
        }

        if (found.Faults.Count > MostShown)
        {
            console.WriteLine($"... and {found.Faults.Count - MostShown} more.");
        }

        if (found.BeforeTheLedger > 0)
        {
            console.WriteLine($"{found.BeforeTheLedger} consents were recorded before there was a ledger: nothing proves them.");
        }

        console.WriteLine($"{found.People} people, {found.Entries} entries, {found.Faults.Count} faults");
        return found.Faults.Count == 0 ? 0 : 1;
    }

    /// <summary>The app's services without a host: nothing is started, and no table is made.</summary>
    private static ServiceProvider Services()
    {
        var settings = LocalData.Settings();
        settings["AzureWebJobsStorage"] = EngagementFlowsHost.Connection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).AddEnvironmentVariables().Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddEngagementFlows(configuration).BuildServiceProvider();
    }
}
