using System.Text.Json.Nodes;
using EngagementFlows.Testing;
using EngagementFlows.Worlds;
using Microsoft.DurableTask.Client;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Upgrades;

/// <summary>
/// Journeys at every point, begun by the build of an earlier commit, go on under this one. Their file is made anew, from the last commit
/// that changed what is stored, by running these tests with <c>FLOWS_UPGRADE_FIXTURE</c> set to its path.
/// </summary>
public sealed class UpgradeTests
{
    private static readonly string Fixture = Path.Combine(Repository.Root, "tests", "EngagementFlows.Tests", "Upgrades", "earlier-build.json.gz");

    [Fact]
    public async Task Journeys_that_an_earlier_build_began_go_on_with_nothing_twice_and_nothing_lost() => await GoOnAsync(StoredWorld.Load(Fixture));

    [Fact]
    public async Task Journeys_that_this_build_began_go_on_after_a_restart_with_nothing_twice_and_nothing_lost()
    {
        var stored = await BeginAsync();
        if (Environment.GetEnvironmentVariable("FLOWS_UPGRADE_FIXTURE") is { Length: > 0 } path)
        {
            stored.Save(path);
        }

        await GoOnAsync(stored);
    }

    /// <summary>A campaign before its meeting with people at every point, one that is paused, and one after its meeting.</summary>
    private static async Task<StoredWorld> BeginAsync()
    {
        var world = await World.StartAsync(at: Monday.AddDays(-21), store: StoredWorld.Store);
        var known = new JsonObject();

        var past = await TestCampaign.CreateAsync(world, file =>
        {
            (file["meeting"]!["start"], file["meeting"]!["end"]) = ("2026-11-12T10:00", "2026-11-12T12:00");
            file["meeting"]!["replyBy"] = "2026-11-10";
        });
        var attended = await past.AddAsync("Attended");
        await past.LaunchAsync();
        await attended.TextAsync("1");
        await world.AdvanceToAsync(Monday);
        await attended.TextAsync("5,4,5,3");

        var paused = await TestCampaign.CreateAsync(world);
        var waiting = await paused.AddAsync("Paused");
        await paused.LaunchAsync();
        await waiting.TextAsync("1");
        await paused.DoAsync("pause");

        var running = await TestCampaign.CreateAsync(world, file =>
        {
            file["meeting"]!["places"] = 2;
            file["safeguarding"] = new JsonObject { ["name"] = "Sam", ["phone"] = "+447700900999", ["channel"] = "sms" };
        });
        var people = new Dictionary<string, TestPerson>();
        foreach (var name in new[] { "Silent", "Coming", "Consenting", "Queueing", "Declined", "Unsure", "Withdrawn", "Held" })
        {
            people[name] = await running.AddAsync(name);
        }

        await running.LaunchAsync();
        await people["Coming"].TextAsync("1");
        await people["Consenting"].TextAsync("1");
        await people["Queueing"].TextAsync("1");
        await people["Declined"].TextAsync("2");
        await people["Unsure"].TextAsync("3");
        await people["Withdrawn"].TextAsync("STOP");
        await people["Held"].TextAsync("I want to kill myself");
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        await people["Consenting"].TextAsync("a chair near the door");
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));

        foreach (var (name, campaign) in new[] { ("past", past), ("paused", paused), ("running", running) })
        {
            known[name] = campaign.Id;
        }

        foreach (var (name, person) in people.Append(new("Attended", attended)).Append(new("Paused", waiting)))
        {
            known[name] = new JsonArray(person.Id, person.Phone);
        }

        var at = world.Now;
        await world.DisposeAsync();
        return await StoredWorld.ReadAsync(world, at, known);
    }

    private static async Task GoOnAsync(StoredWorld stored)
    {
        await using var world = await stored.StartAsync();
        var (past, paused, running) = (Campaign("past"), Campaign("paused"), Campaign("running"));
        var coming = Person(running, "Coming");
        var queueing = Person(running, "Queueing");
        await coming.TextAsync("Sorry, I cannot come");
        await paused.DoAsync("resume");
        await world.AdvanceToAsync(At(12, 8, 12));
        await queueing.TextAsync("1");
        await past.PublishMaterialsAsync();
        await past.PublishOutcomesAsync();
        await running.PublishMaterialsAsync();
        await world.AdvanceToAsync(At(1, 10, 12));
        await running.PublishOutcomesAsync();
        await paused.PublishOutcomesAsync();
        await world.AdvanceToAsync(TheEnd);

        foreach (var campaign in new[] { past, paused, running })
        {
            // An alert goes out again while nobody looks.
            var outbox = (await campaign.OutboxAsync()).Where(message => message.Step != "safeguarding-alert").ToList();
            Assert.Equal(outbox.Count, outbox.Select(message => (message.ParticipantId, message.Step)).Distinct().Count());
        }

        Assert.Equal(["invitation", "invitation-reminder:1", "invitation-reminder:2"], (await Person(running, "Silent").StepsAsync()).Take(3));
        Assert.Equal(("DECLINED", "ACCEPTED"), (await coming.PartstatAsync(), await queueing.PartstatAsync()));
        Assert.Equal("confirmed", await queueing.PlaceAsync());
        Assert.Contains("outcomes", await queueing.StepsAsync());
        Assert.Contains("reminder:P1D:1", await Person(running, "Consenting").StepsAsync());
        Assert.Contains("outcomes", await Person(running, "Declined").StepsAsync());
        Assert.Single(await Person(running, "Withdrawn").StepsAsync());
        Assert.DoesNotContain(await Person(running, "Held").StepsAsync(), step => step.StartsWith("reminder", StringComparison.Ordinal));
        Assert.Contains("reminder:P1D:1", await Person(paused, "Paused").StepsAsync());
        Assert.Contains("materials", await Person(past, "Attended").StepsAsync());
        Assert.Contains("outcomes", await Person(past, "Attended").StepsAsync());

        await foreach (var instance in world.Engine.Client.GetAllInstancesAsync(new OrchestrationQuery()))
        {
            Assert.True(
                instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed || instance.InstanceId.EndsWith(Person(running, "Held").Id, StringComparison.Ordinal), $"{instance.InstanceId} is {instance.RuntimeStatus}");
        }

        TestCampaign Campaign(string name) => new(world, (string)stored.Known[name]!);

        TestPerson Person(TestCampaign campaign, string name) => new(campaign, (string)stored.Known[name]![0]!, name, (string)stored.Known[name]![1]!, null);
    }
}
