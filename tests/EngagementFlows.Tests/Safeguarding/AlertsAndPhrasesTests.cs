using System.Text.Json.Nodes;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Safeguarding;

public sealed class AlertsAndPhrasesTests
{
    private const string Duty = "+447700900990";
    private const string DutyEmail = "duty@example.org";

    [Fact]
    public async Task Where_texts_fail_the_alert_goes_by_email_at_once()
    {
        await using var world = await FailingAsync((message, _) => message.Channel == Channel.Sms);
        var campaign = await ToldAsync(world);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        var alert = Assert.Single(await AlertsAsync(campaign));
        Assert.Equal(DutyEmail, alert.To);
    }

    [Fact]
    public async Task Where_nothing_goes_the_alert_is_tried_again_until_it_does()
    {
        await using var world = await FailingAsync((_, call) => call <= 6);
        var campaign = await ToldAsync(world);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(await AlertsAsync(campaign));
        await world.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(Duty, Assert.Single(await AlertsAsync(campaign)).To);
        Assert.Contains(world.Logs.Faults, line => line.Contains("was taken by nobody", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Logs.All, line => line.Contains(Duty, StringComparison.Ordinal) || line.Contains("zqxwords", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_team_adds_to_the_list_counts_at_once_and_what_it_removes_no_longer()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var people = new[] { await campaign.AddAsync("Ann"), await campaign.AddAsync("Bob"), await campaign.AddAsync("Cai") };
        await campaign.LaunchAsync();
        var read = (await world.Api.GetAsync("/api/safeguarding/phrases")).Ok();
        Assert.Contains("suicide", read.Json["builtIn"]!["en"]!["suicide"]!.AsArray().Select(phrase => (string)phrase!));
        (await PutAsync(world, new JsonObject { ["added"] = new JsonObject { ["en"] = new JsonArray("x") } }, read.ETag)).IsProblem(400, "added.en[0]");
        (await PutAsync(world, new JsonObject { ["removed"] = new JsonArray("no such phrase") }, read.ETag)).IsProblem(400, "removed[0]");
        (await PutAsync(world, [], null)).IsProblem(428);
        (await PutAsync(world, [], "\"phrases-7\"")).IsProblem(412);

        await people[0].TextAsync("I saw my budgie");
        Assert.Equal("reply", (string)(await campaign.InboxAsync()).Single()["kind"]!);
        var list = new JsonObject { ["added"] = new JsonObject { ["en"] = new JsonArray("saw/sees my budgie") }, ["removed"] = new JsonArray("homeless") };
        (await PutAsync(world, list, read.ETag)).Ok();
        await people[1].TextAsync("he SEES my  budgie");
        await people[2].TextAsync("Homeless people should be asked too");
        Assert.Equal(["safeguarding", "reply", "reply"], (await campaign.InboxAsync()).Select(item => (string)item["kind"]!));
    }

    [Fact]
    public async Task What_is_written_on_a_page_is_looked_at_too_and_what_the_team_types_is_kept_out_of_reports_without_an_alert()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var (person, other) = (await campaign.AddAsync("Person"), await campaign.AddAsync("Other"));
        await campaign.LaunchAsync();
        await AnswerAsync(world, campaign, person, new DirectAnswer("page1", "opening-question", new StatedAnswer { Text = "My carer hits me zqxwords" }, world.Now, "page"));
        await AnswerAsync(world, campaign, other, new DirectAnswer("team1", "opening-question", new StatedAnswer { Text = "My carer hits me zqxwords" }, world.Now, "team") { RecordedBy = "local" });
        Assert.Equal([person.Id], Assert.Single(await campaign.InboxAsync())["participantIds"]!.AsArray().Select(id => (string)id!));
        Assert.Single(await AlertsAsync(campaign));
        Assert.Contains(await person.StepsAsync(), step => step.StartsWith("helplines", StringComparison.Ordinal));
        Assert.DoesNotContain("zqxwords", (await campaign.ReportAsync()).ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(World world, TestCampaign campaign, TestPerson person, DirectAnswer answer)
    {
        await world.Service<TakeAnswer>().TakeAsync(new ParticipantRef(campaign.Id, person.Id), answer, world.Engine.Client, CancellationToken.None);
        await world.AdvanceAsync(TimeSpan.FromSeconds(2));
    }

    private static Task<World> FailingAsync(Func<OutboundMessage, int, bool> fails) => StartAsync(
        change: services => services.AddSingleton<IMessageChannel>(provider => new FaultyChannel(
            provider.GetRequiredService<Outbox>(),
            (message, call) => message.Step == "safeguarding-alert" && fails(message, call) ? FaultyChannel.Fault.BeforeTheSend : FaultyChannel.Fault.None)),
        expectsFaults: true);

    private static async Task<TestCampaign> ToldAsync(World world)
    {
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("I can't go on. zqxwords");
        return campaign;
    }

    private static Task<ApiAnswer> PutAsync(World world, JsonObject list, string? ifMatch) => world.Api.SendAsync(
        HttpMethod.Put, "/api/safeguarding/phrases", list.ToJsonString(), "application/json", ifMatch is null ? [] : [("If-Match", ifMatch)]);

    private static Task<TestCampaign> CampaignAsync(World world) => TestCampaign.CreateAsync(
        world, file => file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = Duty, ["email"] = DutyEmail, ["channel"] = "sms" });

    private static async Task<IReadOnlyList<SentMessage>> AlertsAsync(TestCampaign campaign) => [.. (await campaign.OutboxAsync()).Where(message => message.Step == "safeguarding-alert")];
}
