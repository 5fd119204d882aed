using System.Diagnostics;

namespace Signatures.Tests;

/// <summary>The build's own guard: what goes to Azure never carries a polyfill.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task A_publish_with_polyfills_is_refused_and_says_how_to_publish()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "publish", Path.Combine(Root(), "functions", "EngagementFlows"), "--no-build", "-nologo", "-v", "q", "-p:UsePolyfills=true" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();

        Assert.NotEqual(0, publish.ExitCode);
        Assert.Contains("Publishing with polyfills is refused", output, StringComparison.Ordinal);
        Assert.Contains("-p:UsePolyfills=false", output, StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EngagementFlows.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No EngagementFlows.sln above the tests.");
        }

        return folder.FullName;
    }
}
