using System.Collections.Concurrent;
using System.Diagnostics;

namespace EngagementFlows.Testing;

/// <summary>Function apps as <c>dotnet publish</c> makes them for Azure, each published once a test run out of what is built already.</summary>
public static class PublishedWorker
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Folders = new(StringComparer.Ordinal);

    /// <param name="project">A project's folder in the checkout, built before in the same configuration as this assembly.</param>
    /// <returns>The published folder; it goes with this process.</returns>
    public static Task<string> FolderAsync(string project = "functions/EngagementFlows") =>
        Folders.GetOrAdd(project, static name => new(() => PublishAsync(name))).Value;

    private static async Task<string> PublishAsync(string project)
    {
        var folder = Directory.CreateTempSubdirectory("published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-c", Repository.Configuration, "--no-build", "-v", "q", "-nologo", "-tl:off", "-o", folder])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true, UseShellExecute = false,
            // Servers that outlive the build would be processes left behind.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" },
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"dotnet publish {project} failed:\n{output}");
    }
}
