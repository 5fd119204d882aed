using Azure;
using Azure.Data.Tables;
using EngagementFlows.Journeys;
using EngagementFlows.LocalHost.Durable;
using EngagementFlows.Orchestrating;
using EngagementFlows.Worlds;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Tests.Orchestrating;

public sealed class WorkLoopTests
{
    private const int MostEvents = 1_000;
    private const string Cancelled = "meeting-cancelled";

    [Fact]
    public async Task One_person_who_cannot_be_read_keeps_no_cancellation_from_the_others_and_hears_of_it_once_mended()
    {
        await using var world = await StartAsync(expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 30);
        var people = new List<TestPerson>();
        for (var n = 0; n < 12; n++)
        {
            people.Add(await campaign.AddAsync($"Person {(char)('A' + n)}"));
        }

        await campaign.LaunchAsync();
        foreach (var person in people)
        {
            await person.TextAsync("1");
        }

        await world.AdvanceToAsync(Monday.AddDays(2));
        var broken = people[5];
        var mend = await SpoilAsync(world, campaign, broken);
        await campaign.DoAsync("cancel");

        var told = (await campaign.OutboxAsync()).Where(message => message.Step == Cancelled).ToList();
        Assert.Equal(people.Where(person => person != broken).Select(person => person.Id).Order(), told.Select(message => message.ParticipantId).Order());

        await mend();
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Contains(Cancelled, await broken.StepsAsync());
        Assert.Equal(people.Count, (await campaign.OutboxAsync()).Count(message => message.Step == Cancelled));
    }

    [Fact]
    public async Task Work_that_fails_for_a_day_is_put_before_the_team_once_and_goes_on_when_it_can()
    {
        await using var world = await StartAsync(expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        var mend = await SpoilAsync(world, campaign, person);
        await campaign.DoAsync("cancel");

        await world.AdvanceAsync(TimeSpan.FromHours(23));
        Assert.DoesNotContain(await InboxAsync(world, campaign), id => id.StartsWith("stuck-", StringComparison.Ordinal));
        await world.AdvanceAsync(TimeSpan.FromHours(10));
        Assert.Single(await InboxAsync(world, campaign), id => id.StartsWith("stuck-", StringComparison.Ordinal));

        await mend();
        await world.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Contains(Cancelled, await person.StepsAsync());
    }

    [Fact]
    public async Task A_journey_that_lasts_for_years_and_hears_hundreds_of_replies_keeps_a_short_history_and_loses_none()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => (file["meeting"]!["start"], file["meeting"]!["end"]) = ("2029-06-12T10:00", "2029-06-12T12:00"));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var instance = ParticipantJourney.InstanceId(campaign.Id, person.Id);
        var longest = 0;
        for (var n = 0; n < 250; n++)
        {
            await person.TextAsync(n % 2 == 0 ? "1" : "2", $"SM{n:D32}");
            longest = Math.Max(longest, await HistoryAsync(world, instance));
            if (n % 50 == 49)
            {
                await world.AdvanceAsync(TimeSpan.FromDays(180));
                longest = Math.Max(longest, await HistoryAsync(world, instance));
            }
        }

        Assert.InRange(longest, 100, MostEvents);
        // A reply is a line as soon as it comes in, and has a reason as soon as the journey has heard it.
        Assert.Equal(250, (await person.TimelineAsync()).Count(line => line is { What: "received", Reason: not null }));
    }

    [Fact]
    public async Task Every_answer_to_a_loop_names_the_call_that_it_answers()
    {
        // The alert finds nobody to go to, which is logged.
        var providers = await Providers.StartAsync(expectsFaults: true);
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var (person, leaving) = (await campaign.AddAsync("Person"), await campaign.AddAsync("Leaving", accessNeeds: "a ramp"));
        await campaign.LaunchAsync();
        (await providers.TextAsync(person.Phone, "help", "SM1")).Ok();
        (await providers.TextAsync(person.Phone, "I want to kill myself", "SM2")).Ok();
        await campaign.RescheduleAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:00", replyBy = "2026-12-01" });
        (await world.Api.PostAsync($"{leaving.Path}/subject-access", new { })).Ok(202);
        await world.AdvanceAsync(TimeSpan.FromDays(1));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var instance in world.Engine.Client.GetAllInstancesAsync(new OrchestrationQuery()))
        {
            foreach (var episode in (await world.Orchestrations.LoadAsync(instance.InstanceId, CancellationToken.None))!.History)
            {
                var answers = episode.Arrivals.Where(static arrival => arrival.Data?.Contains("\"isDone\"", StringComparison.OrdinalIgnoreCase) == true).ToList();
                Assert.All(answers, answer => Assert.Contains("\"calledAt\"", answer.Data!, StringComparison.OrdinalIgnoreCase));
                seen.UnionWith(answers.Select(_ => instance.Name));
            }
        }

        // One orchestration for each activity that answers a loop: a new one is to be run above, too.
        Assert.Equal(typeof(LoopAnswer).Assembly.GetTypes().Count(AnswersALoop), seen.Count);
    }

    private static bool AnswersALoop(Type type) => type.GetMethods().Any(static method =>
        method.ReturnType == typeof(Task<LoopAnswer>) && method.IsDefined(typeof(FunctionAttribute), inherit: false));

    private static async Task<int> HistoryAsync(World world, string instance) =>
        (await world.Orchestrations.LoadAsync(instance, CancellationToken.None))!.History.Sum(episode => episode.EventCount);

    private static async Task<IReadOnlyList<string>> InboxAsync(World world, TestCampaign campaign)
    {
        var ids = new List<string>();
        await foreach (var row in Table(world, "Inbox").QueryAsync<TableEntity>(row => row.PartitionKey == campaign.Id))
        {
            ids.Add(row.RowKey);
        }

        return ids;
    }

    /// <summary>Writes what nobody can read into somebody's row.</summary>
    /// <returns>What puts the row right again.</returns>
    private static async Task<Func<Task>> SpoilAsync(World world, TestCampaign campaign, TestPerson person)
    {
        var people = Table(world, "Participants");
        var row = (await people.GetEntityAsync<TableEntity>($"{campaign.Id}:{person.Id}", "participant")).Value;
        await people.UpdateEntityAsync(new TableEntity(row.PartitionKey, row.RowKey) { ["Data"] = "{" }, ETag.All, TableUpdateMode.Replace);
        return () => people.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
    }

    private static TableClient Table(World world, string name) => LocalTables.Service(world.Storage).GetTableClient($"{world.TablePrefix}{name}");
}
