using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementFlows.Testing;

namespace EngagementFlows.Publish.Tests;

public sealed partial class PublishTests(PublishedApp app) : IClassFixture<PublishedApp>
{
    [Fact]
    public void Each_function_of_the_sources_is_in_the_metadata_and_no_other()
    {
        var sources = Directory.EnumerateFiles(app.Sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(app.Sources, file).StartsWith("obj", StringComparison.Ordinal))
            .SelectMany(file => Function().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.True(sources.Count > 60, $"{sources.Count} functions were found in the sources.");
        Assert.Equal(sources, Read("functions.metadata").EnumerateArray().Select(function => function.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_trigger_is_among_them()
    {
        var triggers = Read("functions.metadata").EnumerateArray()
            .SelectMany(function => function.GetProperty("bindings").EnumerateArray())
            .Select(binding => binding.GetProperty("type").GetString())
            .Where(type => type!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(["activityTrigger", "httpTrigger", "orchestrationTrigger", "timerTrigger"], triggers);
    }

    [Fact]
    public void The_hosts_extensions_are_there()
    {
        var extensions = Read("extensions.json").GetProperty("extensions").EnumerateArray().ToList();

        Assert.Contains(extensions, extension => extension.GetProperty("name").GetString() == "DurableTask");
        foreach (var extension in extensions)
        {
            Assert.True(File.Exists(Path.Combine(app.Folder, ".azurefunctions", HintPath(extension))), HintPath(extension));
        }

        Assert.True(File.Exists(Path.Combine(app.Folder, ".azurefunctions", "DurableTask.AzureStorage.dll")));
    }

    [Fact]
    public void The_hosts_settings_are_there_and_no_developers()
    {
        Assert.True(File.Exists(Path.Combine(app.Sources, "local.settings.json")));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories), file => Path.GetFileName(file).StartsWith("local.settings", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "functions", "EngagementFlows", "host.json")),
            File.ReadAllText(Path.Combine(app.Folder, "host.json")));
    }

    [Fact]
    public void The_worker_is_named_to_the_host_and_is_there()
    {
        var worker = Read("worker.config.json").GetProperty("description");

        Assert.Equal("dotnet-isolated", worker.GetProperty("language").GetString());
        Assert.Equal("dotnet", worker.GetProperty("defaultExecutablePath").GetString());
        Assert.Equal("EngagementFlows.dll", worker.GetProperty("defaultWorkerPath").GetString());
        Assert.Equal("true", worker.GetProperty("workerIndexing").GetString());
        Assert.True(File.Exists(Path.Combine(app.Folder, "EngagementFlows.dll")));
    }

    [Fact]
    public async Task The_worker_starts_and_tells_its_host_who_it_is()
    {
        await using var listener = await HostListener.StartAsync();
        await using var azurite = await Azurite.StartAsync();
        using var worker = listener.StartWorker(app.Folder, azurite.ConnectionString);

        var first = await listener.FirstMessageAsync(worker);

        Assert.True(first.AsSpan().IndexOf(listener.StartStream) >= 0, $"The worker's first message was {Convert.ToHexString(first)}.");
    }

    private JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(app.Folder, file))).RootElement;

    private static string HintPath(JsonElement extension) =>
        Path.GetFileName(extension.TryGetProperty("hintPath", out var path) ? path.GetString()! : $"{extension.GetProperty("typeName").GetString()!.Split(',')[1].Trim()}.dll");

    [GeneratedRegex("""\[Function\((nameof\((\w+\.)*(?<name>\w+)\)|"(?<name>[^"]+)")""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Function();
}
