using Xunit.Abstractions;

namespace EngagementFlows.AsInAzure;

/// <summary>The published app under Microsoft's Durable extension does what it does on the local host, answer by answer.</summary>
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
            Assert.Equal([], told.Except(expected, StringComparer.Ordinal).Zip(expected.Except(told, StringComparer.Ordinal), static (azure, local) => $"\nin Azure: {azure}\nlocally:  {local}"));
            Assert.Equal(expected, told);
        }
        finally
        {
            output.WriteLine(string.Join('\n', app.Host.Output));
        }
    }
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
