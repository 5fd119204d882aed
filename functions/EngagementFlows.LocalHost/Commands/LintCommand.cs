using System.CommandLine;
using System.Text.Json;
using EngagementFlows.Campaigns;
using EngagementFlows.Messaging;
using EngagementFlows.Messaging.Linting;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace EngagementFlows.LocalHost.Commands;

/// <summary>Says what should be looked at in a campaign file's texts, or in the built-in ones. Needs no storage; exits with 1 where there is an error.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("campaign.json") { Description = "A campaign file; without one, the texts that come with the app.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("lint", "Checks the texts of a campaign file, or the built-in ones.") { file };
        command.SetAction((parsed, cancellation) => RunAsync(AnsiConsole.Console, parsed.GetValue(file), cancellation));
        return command;
    }

    internal static async Task<int> RunAsync(IAnsiConsole console, FileInfo? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            return Show(console, "The built-in texts", CampaignLinter.CheckBuiltIn());
        }

        try
        {
            var campaign = new CampaignFiles().Read(await File.ReadAllTextAsync(file.FullName, cancellation));
            var faults = await new CampaignFileValidator().ValidateAsync(campaign, cancellation);
            return Show(console, file.Name, faults.IsValid
                ? new CampaignLinter(Options.Create(new MessagePrices()), Options.Create(new ProviderSettings())).Check(new Campaign { File = campaign, ContentHash = "" })
                : [.. faults.Errors.Select(fault => new Finding("campaign-file", Severity.Error, fault.PropertyName, $"{fault.AttemptedValue}", fault.ErrorMessage))]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            console.WriteLine($"{file.Name} cannot be read: {fault.Message}");
            return 1;
        }
    }

    private static int Show(IAnsiConsole console, string what, IReadOnlyList<Finding> findings)
    {
        var errors = findings.Count(finding => finding.IsError);
        if (findings.Count > 0)
        {
            var table = new Table().RoundedBorder().ShowRowSeparators().AddColumn("").AddColumn(new TableColumn("where").NoWrap()).AddColumn("what to do");
            foreach (var finding in findings)
            {
                table.AddRow(
                    new Markup(finding.IsError ? "[red]error[/]" : "[yellow]warning[/]"), new Text($"{finding.Where}\n{finding.Rule}"), new Text(finding.Excerpt.Length == 0 ? finding.Suggestion : $"\"{finding.Excerpt.ReplaceLineEndings(" ")}\"\n{finding.Suggestion}"));
            }

            console.Write(table);
        }

        console.WriteLine($"{what}: {errors} errors, {findings.Count - errors} warnings");
        return errors == 0 ? 0 : 1;
    }
}
