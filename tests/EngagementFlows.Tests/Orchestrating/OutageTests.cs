using EngagementFlows.Journeys;
using EngagementFlows.LocalHost.Commands.Bench;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Contacts;
using EngagementFlows.Participants;
using EngagementFlows.Testing;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Tests.Orchestrating;

/// <summary>Storage goes away amid what a campaign's people are to hear. The bench does the same with a thousand of them and measures it.</summary>
public sealed class OutageTests
{
    private const int People = 24;

    [Theory]
    [InlineData("cancel", "meeting-cancelled")]
    [InlineData("reschedule", "meeting-changed:2")]
    public async Task With_storage_back_everybody_has_heard_within_two_minutes_and_once(string what, string step)
    {
        var away = new StorageAway();
        await using var world = await AwayWorldAsync(away);
        var campaign = await LaunchedAsync(world);
        await world.AdvanceAsync(TimeSpan.FromDays(2));

        away.LeaveAfter(50);
        await BeginAsync(campaign, what);
        Assert.InRange(await ToldAsync(campaign, away, step), 0, People - 1);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.InRange(await ToldAsync(campaign, away, step), 0, People - 1);
        Assert.True(away.Refused > 0);

        away.ComeBack();
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.All((await campaign.OutboxAsync()).Where(message => message.Step == step).GroupBy(message => message.ParticipantId), static one => Assert.Single(one));
        Assert.Equal(People, await ToldAsync(campaign, away, step));
    }

    [Fact]
    public async Task With_storage_back_a_withdrawal_is_applied_within_two_minutes_wherever_it_was_broken_off()
    {
        var brokenOff = 0;
        for (var requests = 1; requests <= 13; requests += 2)
        {
            var away = new StorageAway();
            await using var world = await AwayWorldAsync(away);
            var campaign = await TestCampaign.CreateAsync(world);
            var person = await campaign.AddAsync("Person");
            await campaign.LaunchAsync();
            await world.AdvanceAsync(TimeSpan.FromDays(1));

            away.LeaveAfter(requests);
            var answer = await person.CorrectAsync(new { withdrawn = true, reason = "asked" });
            await world.AdvanceAsync(TimeSpan.FromHours(1));
            away.ComeBack();
            if (answer.Status == 200)
            {
                brokenOff += await HasHeardAsync(campaign, person) ? 0 : 1;
            }
            else
            {
                // Whoever was told that it failed says it again.
                (await person.CorrectAsync(new { withdrawn = true, reason = "asked" })).Ok();
            }

            await world.AdvanceAsync(TimeSpan.FromMinutes(2));

            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
            Assert.True(await HasHeardAsync(campaign, person));
            await world.AdvanceAsync(TimeSpan.FromDays(7));
            Assert.Equal(["invitation"], await person.StepsAsync());
        }

        Assert.True(brokenOff > 0, "No outage came between the answer and what the journey does of it, so that nothing was tried.");
    }

    /// <summary>Whether the journey itself plans by it.</summary>
    private static async Task<bool> HasHeardAsync(TestCampaign campaign, TestPerson person) =>
        (await campaign.World.Service<JourneyStore>().FindAsync(new ParticipantRef(campaign.Id, person.Id)))!.Value.State.WithdrawnAt is not null;

    private static async Task<World> AwayWorldAsync(StorageAway away)
    {
        var connection = (await Azurite.SharedAsync()).ConnectionString;
        return await StartAsync(
            change: services =>
            {
                services.RemoveAll<Azure.Data.Tables.TableServiceClient>();
                services.AddSingleton(LocalTables.Service(connection, away));
            },
            expectsFaults: true);
    }

    private static async Task<TestCampaign> LaunchedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world, static file => file["meeting"]!["places"] = People);
        await campaign.ImportCsvAsync("name,email,preferred contact,language\n" + string.Concat(Enumerable.Range(0, People).Select(static n => $"Person {n},outage{n}@example.org,email,en\n")));
        await campaign.LaunchAsync();
        return campaign;
    }

    private static Task BeginAsync(TestCampaign campaign, string what) => what == "cancel"
        ? campaign.DoAsync("cancel")
        : campaign.RescheduleAsync(new { start = "2026-12-18T10:00", end = "2026-12-18T12:30" });

    /// <summary>Looked at past the outage.</summary>
    private static async Task<int> ToldAsync(TestCampaign campaign, StorageAway away, string step)
    {
        using var _ = away.Pause();
        return (await campaign.OutboxAsync()).Count(message => message.Step == step);
    }
}
