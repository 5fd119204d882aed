using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using EngagementFlows.Testing;
using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>The README's command, from the shell.</summary>
public sealed partial class RunAsInAzureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Flows_run_as_in_azure_loads_the_sample_gives_a_key_and_ends_with_CtrlC()
    {
        // Published once here, so that two publishes of the same project do not meet.
        await PublishedWorker.FolderAsync();
        var data = Directory.CreateTempSubdirectory("flows-").FullName;
        var lines = new ConcurrentQueue<string>();
        // Who runs the tests in the background has Ctrl-C ignored, and a shell cannot heed a signal that was ignored when it began.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT", "bash", "./flows", "run", "--as-in-azure", "--port", $"{LastingPort.Free()}"])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            Environment = { ["FLOWS_DATA"] = data },
        };
        using var flows = Process.Start(start)!;
        flows.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        flows.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        flows.BeginOutputReadLine();
        flows.BeginErrorReadLine();
        try
        {
            var example = await Wait.ForAsync("the sample is loaded", () =>
            {
                Assert.False(flows.HasExited, string.Join('\n', lines));
                return Task.FromResult(lines.Select(static line => Example().Match(line)).FirstOrDefault(static match => match.Success));
            });
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", example.Groups["key"].Value);
            using var answer = await http.GetAsync(new Uri(example.Groups["address"].Value));

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var kill = Process.Start("kill", ["-INT", $"{flows.Id}"]);
            await flows.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
            Assert.Equal(130, flows.ExitCode);
        }
        finally
        {
            output.WriteLine(string.Join('\n', lines));
            if (!flows.HasExited)
            {
                flows.Kill(entireProcessTree: true);
            }

            Directory.Delete(data, recursive: true);
        }
    }

    [GeneratedRegex("curl -H 'Authorization: Bearer (?<key>[^']+)' (?<address>http\\S+)")]
    private static partial Regex Example();
}
