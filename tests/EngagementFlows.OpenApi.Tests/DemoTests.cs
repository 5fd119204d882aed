using System.Diagnostics;
using EngagementFlows.LocalHost.Hosting;
using EngagementFlows.Testing;

namespace EngagementFlows.OpenApi.Tests;

/// <summary>What <c>./flows demo</c> starts, on the tests' own Azurite.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_ends_as_scripted()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(LocalHostApp).Assembly.Location, "demo" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AzureWebJobsStorage"] = (await Azurite.SharedAsync()).ConnectionString;
        start.Environment["EngagementFlows__TablePrefix"] = $"Demo{Guid.NewGuid():N}";
        using var demo = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = demo.StandardOutput.ReadToEndAsync();
        var complained = demo.StandardError.ReadToEndAsync();
        await demo.WaitForExitAsync();

        Assert.True(demo.ExitCode == 0, $"The demo ended with {demo.ExitCode}:\n{await said}\n{await complained}");
        Assert.Contains("The campaign ended as scripted.", await said, StringComparison.Ordinal);
    }
}
