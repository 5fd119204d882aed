using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>The published app under Microsoft's Durable extension answers as on the local host, and writes to the same people as often.</summary>
public sealed partial class SameCampaignTests(ITestOutputHelper output) : IClassFixture<LocalTelling>
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_whole_campaign_is_answered_as_on_the_local_host(string environment)
    {
        await using var app = await AppInAzure.StartAsync(environment);
        try
        {
            using var campaign = new WholeCampaign(app);
            var told = await campaign.TellAsync();
            var expected = await LocalTelling.ToldAsync();

            Assert.NotEmpty(told);
            foreach (var line in told.Except(expected, StringComparer.Ordinal).Select(static line => $"in Azure: {line}")
                .Concat(expected.Except(told, StringComparer.Ordinal).Select(static line => $"locally:  {line}"))
                .Order(StringComparer.Ordinal))
            {
                // Not yet held: in real time the two are not at the same point at the same moment.
                output.WriteLine(line);
            }

            Assert.Equal(expected.Select(Outline), told.Select(Outline));
        }
        finally
        {
            output.WriteLine(string.Join('\n', app.Host.Output));
        }
    }

    /// <summary>What was asked and the status of its answer; to whom a message went; the files of a download.</summary>
    private static string Outline(string line) =>
        Answer().Match(line) is { Success: true } answer ? answer.Value
        : line.StartsWith("went to ", StringComparison.Ordinal) ? line[..line.IndexOf(": ", StringComparison.Ordinal)]
        : line;

    [GeneratedRegex(@"^.+?: \d{3}(?= |$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Answer();
}

/// <summary>The campaign as it goes on the local host: told once, beside the others.</summary>
public sealed class LocalTelling
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> Told = new(TellAsync);

    public LocalTelling() => _ = Told.Value;

    public static Task<IReadOnlyList<string>> ToldAsync() => Told.Value;

    private static async Task<IReadOnlyList<string>> TellAsync()
    {
        await using var app = await AppOnLocalHost.StartAsync();
        using var campaign = new WholeCampaign(app);
        return await campaign.TellAsync();
    }
}
