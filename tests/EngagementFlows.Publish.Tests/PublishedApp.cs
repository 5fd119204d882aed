using System.Diagnostics;
using EngagementFlows.Testing;

namespace EngagementFlows.Publish.Tests;

/// <summary>The app's sources, copied with a local.settings.json among them as a developer has it, and published once for all tests.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    private static readonly string[] Projects = ["EngagementFlows", "EngagementFlows.Pages"];
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("published-");

    /// <summary>What would be sent to Azure.</summary>
    public string Folder => Path.Combine(scratch.FullName, "published");

    /// <summary>What it was made of.</summary>
    public string Sources => Path.Combine(scratch.FullName, "functions", "EngagementFlows");

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Root).Where(IsOfTheBuild))
        {
            File.Copy(file, Path.Combine(scratch.FullName, Path.GetFileName(file)));
        }

        foreach (var project in Projects)
        {
            Copy(Path.Combine(Repository.Root, "functions", project), Path.Combine(scratch.FullName, "functions", project));
        }

        File.Copy(Path.Combine(Repository.Root, "local.settings.sample.json"), Path.Combine(Sources, "local.settings.json"), overwrite: true);

        // The analyzers have looked at the same sources in the build that these tests are of.
        await RunAsync("publish", Sources, "-c", "Release", "-o", Folder, "-nologo", "-v", "q", "-p:RunAnalyzers=false", "-nodeReuse:false");
    }

    public Task DisposeAsync()
    {
        scratch.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static bool IsOfTheBuild(string file) =>
        Path.GetExtension(file).ToUpperInvariant() is ".PROPS" or ".TARGETS" or ".CONFIG" || Path.GetFileName(file) is "global.json" or ".editorconfig" or "BannedSymbols.txt";

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // The test runner's own: they would have the SDK look for its parts beside the tests.
        foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBuildLoadMicrosoftTargetsReadOnly" })
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await error);
    }
}
