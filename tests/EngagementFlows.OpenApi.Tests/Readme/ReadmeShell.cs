using System.Diagnostics;
using System.Text;

namespace EngagementFlows.OpenApi.Tests.Readme;

/// <summary>One bash in which examples run one after another, as a reader pastes them into one terminal.</summary>
public sealed class ReadmeShell : IAsyncDisposable
{
    private const string End = "--- the example has ended ---";
    private readonly Process bash;

    private ReadmeShell(Process bash) => this.bash = bash;

    /// <param name="folder">Where the reader stands.</param>
    public static async Task<ReadmeShell> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("bash", "--noprofile --norc")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        var shell = new ReadmeShell(Process.Start(start) ?? throw new InvalidOperationException("bash did not start."));
        // An error of the server's must end the example, not be taken for its answer.
        await shell.RunAsync("exec 2>&1; set -e -o pipefail; curl() { command curl --fail-with-body --noproxy '*' \"$@\"; }\n");
        return shell;
    }

    /// <returns>What the example printed.</returns>
    /// <exception cref="InvalidOperationException">A command of the example failed.</exception>
    public async Task<string> RunAsync(string example)
    {
        await bash.StandardInput.WriteAsync($"{example}\nprintf '\\n%s\\n' '{End}'\n");
        await bash.StandardInput.FlushAsync();
        var printed = new StringBuilder();
        while (await bash.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == End)
            {
                return printed.ToString().Trim();
            }

            printed.AppendLine(line);
        }

        throw new InvalidOperationException($"This example failed:\n{example}\nIt printed:\n{printed}");
    }

    public async ValueTask DisposeAsync()
    {
        bash.StandardInput.Close();
        await bash.WaitForExitAsync();
        bash.Dispose();
    }
}
