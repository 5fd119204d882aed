using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EngagementFlows.Campaigns;
using EngagementFlows.OpenApi.Tests.Tour;
using EngagementFlows.Participants.Import;
using EngagementFlows.Testing;

namespace EngagementFlows.OpenApi.Tests.Readme;

/// <summary>Every example of the README is run, and what it shows of an answer is what comes.</summary>
public sealed partial class ReadmeExamplesTests
{
    private static bool IsFlows(ReadmeExample example) => example.Kind == "bash" && example.Text.StartsWith("./flows", StringComparison.Ordinal);

    [Fact]
    public void Every_example_is_of_a_kind_that_is_run() =>
        Assert.All(ReadmeFile.Examples, example => Assert.True(
            example.Kind is "bash" or "json answer" or "json campaign" or "csv",
            $"README.md, line {example.Line}: nothing runs an example of the kind \"{example.Kind}\"."));

    [Fact]
    public async Task The_session_goes_as_shown()
    {
        await using var host = await ApiHost.StartAsync((await Azurite.SharedAsync()).ConnectionString);
        await LoadTheSampleAsync(new Caller(host.Http));
        await using var shell = await ReadmeShell.StartAsync(Repository.Root);
        var (printed, answers) = ("", 0);
        foreach (var example in ReadmeFile.Examples.Where(example => !IsFlows(example) && example.Kind is "bash" or "json answer"))
        {
            if (example.Kind == "bash")
            {
                printed = await shell.RunAsync(example.Text.Replace("http://127.0.0.1:7071", host.App.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));
                await host.SettleAsync();
                continue;
            }

            answers++;
            var differences = ShownAnswer.Differences(JsonNode.Parse(example.Text), JsonNode.Parse(printed)).ToList();
            Assert.True(differences.Count == 0, $"README.md, line {example.Line}: {string.Join("\n", differences)}\nThe answer was {printed}");
        }

        Assert.True(answers >= 8, $"Only {answers} answers are shown.");
        Assert.StartsWith("section,item,value", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_flows_command_is_one_that_there_is()
    {
        await using var shell = await ReadmeShell.StartAsync(Repository.Root);
        var help = CommandInHelp().Matches(await shell.RunAsync("./flows help")).Select(match => match.Groups["command"].Value).ToHashSet(StringComparer.Ordinal);
        var used = ReadmeFile.Examples.Where(IsFlows).SelectMany(example => example.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal("./flows demo", used[0]);
        Assert.Equal("./flows test", used[1]);
        Assert.All(used, line => Assert.Contains(line.Split(' ')[1], help));
    }

    [Fact]
    public async Task The_doctor_finds_everything_where_the_tests_run()
    {
        await using var shell = await ReadmeShell.StartAsync(Repository.Root);

        var said = await shell.RunAsync("./flows doctor");

        Assert.DoesNotContain("missing.", said, StringComparison.Ordinal);
        Assert.Contains("azurite", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaign_files_that_are_shown_can_be_run()
    {
        foreach (var example in ReadmeFile.Examples.Where(example => example.Kind == "json campaign"))
        {
            var faults = new CampaignFileValidator().Validate(new CampaignFiles().Read(example.Text));
            Assert.True(faults.IsValid, $"README.md, line {example.Line}: {faults}");
        }

        Assert.Contains(ReadmeFile.Examples, example => example.Kind == "json campaign");
    }

    [Fact]
    public void Lists_of_people_that_are_shown_are_imported_without_a_fault()
    {
        foreach (var example in ReadmeFile.Examples.Where(example => example.Kind == "csv"))
        {
            var import = ParticipantCsv.Read(example.Text);
            Assert.Empty(import.Rejected);
            Assert.Empty(import.Warnings);
            Assert.Equal(example.Text.Trim().Split('\n').Length - 1, import.People.Count);
        }

        Assert.Contains(ReadmeFile.Examples, example => example.Kind == "csv");
    }

    /// <summary>As ./flows run does: its people have contacts too, which the session must not share.</summary>
    private static async Task LoadTheSampleAsync(Caller caller)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Samples", "power-of-co-production");
        var created = await caller.ReadAsync(new Call("CreateCampaign") { Body = await File.ReadAllTextAsync(Path.Combine(folder, "campaign.json")) });
        var sample = (string)created["id"]!;
        await caller.SendAsync(new Call("ImportParticipants") { Campaign = sample, ContentType = "text/csv", Body = await File.ReadAllTextAsync(Path.Combine(folder, "participants.csv")) });
        var launched = await caller.SendAsync(new Call("LaunchCampaign") { Campaign = sample });
        Assert.Equal(202, launched.Status);
    }

    [GeneratedRegex(@"^  (?<command>[\w-]+)  ", RegexOptions.Multiline)]
    private static partial Regex CommandInHelp();
}
