using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>The published app under Microsoft's Durable extension does what it does on the local host, answer by answer and message by message.</summary>
public sealed class SameCampaignTests(ITestOutputHelper output) : IClassFixture<LocalTelling>
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
            var differences = told.Select(Comparable).Except(expected.Select(Comparable), StringComparer.Ordinal).Select(static line => $"in Azure: {line}")
                .Concat(expected.Select(Comparable).Except(told.Select(Comparable), StringComparer.Ordinal).Select(static line => $"locally:  {line}"))
                .Order(StringComparer.Ordinal)
                .ToList();
            Assert.True(differences.Count == 0, string.Join("\n", differences));
            Assert.Equal(expected.Select(Comparable), told.Select(Comparable));
        }
        finally
        {
            output.WriteLine(app.Host.LastOutput);
        }
    }

    /// <summary>Of the audit log the status only: the story's looks while it waits are in it, more of them in Azure's real time than a page holds.</summary>
    private static string Comparable(string line) => line.StartsWith("audit: ", StringComparison.Ordinal) ? line[.."audit: 200".Length] : line;
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
