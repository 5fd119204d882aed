using EngagementFlows.LocalHost.Commands;
using Spectre.Console;

namespace EngagementFlows.Messaging.Linting;

public sealed class LintCommandTests
{
    [Fact]
    public async Task The_built_in_texts_pass_and_the_sample_is_warned_of()
    {
        var (exit, screen) = await LintAsync(null);
        Assert.Equal(0, exit);
        Assert.Matches(@"The built-in texts: 0 errors, \d+ warnings", screen);

        (exit, screen) = await LintAsync(new FileInfo(Path.Combine(SampleCampaign.Folder, "campaign.json")));
        Assert.Equal(0, exit);
        Assert.Contains("meeting.title.en", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"The Power of Co-production\"", "\"Reply CANCEL\"", "opt-out-word")]
    [InlineData("\"places\": 24", "\"places\": 0", "meeting.places")]
    [InlineData("\"places\": 24", "\"seats\": 24", "cannot be read")]
    public async Task A_campaign_file_with_an_error_fails_the_command_which_says_where(string text, string instead, string said)
    {
        var file = Path.Combine(Path.GetTempPath(), $"lint-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, SampleCampaign.CampaignJson().Replace(text, instead, StringComparison.Ordinal));
        try
        {
            var (exit, screen) = await LintAsync(new FileInfo(file));
            Assert.Equal(1, exit);
            Assert.Contains(said, screen, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int Exit, string Screen)> LintAsync(FileInfo? file)
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(screen), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 160;
        return (await LintCommand.RunAsync(console, file, CancellationToken.None), screen.ToString());
    }
}
