using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Safeguarding;

/// <summary>A reply that tells of harm, by the front door: who is told, what the person gets, and what waits.</summary>
public sealed class SafeguardingTests
{
    private const string Words = "Sorry, I can't go on. zqxwords";
    private const string Duty = "+447700900990";
    private const string DutyEmail = "duty@example.org";

    [Fact]
    public async Task At_three_in_the_night_somebody_is_told_at_once_and_the_person_gets_one_reply_with_helplines()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 17, 3));
        await person.TextAsync(Words);
        await world.AdvanceAsync(TimeSpan.FromSeconds(2));

        var alert = Assert.Single(await AlertsAsync(campaign));
        Assert.Equal((Duty, "sms"), (alert.To, alert.Channel));
        Assert.True(alert.At < At(11, 17, 3, 1), $"{alert.At}");
        Assert.Contains("a reply needs you now", alert.Text, StringComparison.Ordinal);
        Assert.Contains(campaign.Id, alert.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("zqxwords|go on|Person", alert.Text);

        var reply = Assert.Single(await person.SentAsync(), message => message.Step.StartsWith("helplines", StringComparison.Ordinal));
        Assert.True(reply.At < At(11, 17, 3, 1), $"{reply.At}");
        Assert.Matches("999.*111.*116 123.*85258.*Sian Evans, 029 2018 0555", reply.Text.ReplaceLineEndings(" "));

        var item = Assert.Single(await campaign.InboxAsync());
        Assert.Equal(("safeguarding", Words), ((string)item["kind"]!, (string)item["text"]!));
        Assert.Equal([person.Id], item["participantIds"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task Nothing_goes_by_itself_until_somebody_resumes_and_then_only_what_is_not_too_late()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var (person, other) = (await campaign.AddAsync("Person"), await campaign.AddAsync("Other"));
        await campaign.LaunchAsync();
        await person.TextAsync(Words);
        await LookAsync(campaign);
        await world.AdvanceToAsync(At(11, 29, 12));
        Assert.Contains("invitation-reminder:1", await other.StepsAsync());
        Assert.Equal(["invitation", "helplines"], (await person.StepsAsync()).Select(step => step.Split(':')[0]));

        (await world.Api.PostAsync($"{person.Path}/resume", new { note = "" })).IsProblem(400, "note");
        (await world.Api.PostAsync($"{person.Path}/resume", new { note = "We have spoken; she wants to take part." })).Ok();
        await world.SettleAsync();
        await person.TextAsync("1");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("place:1:1", await person.StepsAsync());
        Assert.Contains("access-needs", await person.StepsAsync());
        Assert.Equal(("skipped: too late", null), (await person.SkippedAsync("invitation-reminder:1"), await person.SkippedAsync("invitation-reminder:2")));
        (await world.Api.PostAsync($"{other.Path}/resume", new { note = "nothing" })).IsProblem(409);
    }

    [Fact]
    public async Task Who_tells_of_harm_beside_an_answer_is_read_by_people_and_their_words_are_in_no_report()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await person.TextAsync("A quiet room please. My carer hits me. zqxwords");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("needs somebody of the team", (await person.TimelineAsync()).Last(line => line.What == "received").Reason);
        Assert.DoesNotContain("zqxwords", (await campaign.ReportAsync()).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("zqxwords", (await world.Api.GetAsync($"{campaign.Path}/report", "text/csv")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await person.StepsAsync()), step => step.StartsWith("consent", StringComparison.Ordinal));
        Assert.Equal("safeguarding", (string)Assert.Single(await campaign.InboxAsync())["kind"]!);
        Assert.DoesNotContain(world.Logs.All, line => line.Contains("zqxwords", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_message_twice_gives_one_alert_one_reply_and_another_within_a_day_gives_no_second_reply()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync(Words, "same");
        await LookAsync(campaign);
        await person.TextAsync(Words, "same");
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Single(await AlertsAsync(campaign));
        await person.TextAsync("I want to die", "second");
        await LookAsync(campaign);
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(2, (await AlertsAsync(campaign)).Count);
        Assert.Single(await person.StepsAsync(), step => step.StartsWith("helplines", StringComparison.Ordinal));
        await world.AdvanceAsync(TimeSpan.FromHours(25));
        await person.TextAsync("I want to die", "third");
        await LookAsync(campaign);
        Assert.Equal(2, (await person.StepsAsync()).Count(step => step.StartsWith("helplines", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Everybody_who_shares_the_phone_waits_in_every_campaign_and_one_reply_goes_out()
    {
        await using var world = await StartAsync();
        var phone = NewPhone();
        var (one, two) = (await CampaignAsync(world), await CampaignAsync(world));
        var people = new[] { await one.AddAsync("Ann", phone), await one.AddAsync("Bob", phone), await two.AddAsync("Ann", phone) };
        await one.LaunchAsync();
        await two.LaunchAsync();
        await people[0].TextAsync(Words);
        await LookAsync(one);
        await world.AdvanceToAsync(At(11, 25, 12));

        var sent = (await Task.WhenAll(people.Select(person => person.StepsAsync()))).SelectMany(steps => steps).ToList();
        Assert.Single(sent, step => step.StartsWith("helplines", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, step => step.StartsWith("invitation-reminder", StringComparison.Ordinal));
        Assert.Equal(2, (await one.InboxAsync()).Single()["participantIds"]!.AsArray().Count);
        Assert.Single(await two.InboxAsync());
    }

    [Theory]
    [InlineData("STOP texting me, I want to die", 1)]
    [InlineData("no more texts please. My husband hits me", 1)]
    public async Task Who_also_wants_no_more_messages_gets_the_helplines_in_place_of_the_confirmation(string text, int replies)
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync(text);
        await LookAsync(campaign);
        await world.AdvanceToAsync(At(11, 30, 12));
        var after = (await person.SentAsync()).Skip(1).ToList();
        Assert.Equal(replies, after.Count);
        Assert.All(after, message => Assert.Contains("no more messages", message.Text, StringComparison.Ordinal));
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Fact]
    public async Task Nobody_has_looked_so_all_who_are_named_are_told_again_until_somebody_does()
    {
        await using var world = await StartAsync();
        var campaign = await CampaignAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync(Words);
        await world.AdvanceAsync(TimeSpan.FromMinutes(29));
        Assert.Single(await AlertsAsync(campaign));
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal([Duty, Duty, DutyEmail], (await AlertsAsync(campaign)).Select(alert => alert.To).Order(StringComparer.Ordinal));
        await LookAsync(campaign);
        await world.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Equal(3, (await AlertsAsync(campaign)).Count);
    }

    [Fact]
    public async Task A_reply_from_somebody_unknown_is_put_in_front_of_whoever_the_app_names()
    {
        await using var world = await StartAsync(change: services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<SafeguardingSettings>(services, settings => (settings.Name, settings.Phone) = ("Duty officer", Duty)));
        var campaign = await TestCampaign.CreateAsync(world);
        (await world.Api.PostAsync("/local/inbox", new { from = NewPhone(), body = Words })).Ok(202);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        var alert = Assert.Single((await world.Api.GetAsync("/local/outbox")).Ok().Json["messages"]!.AsArray());
        Assert.Equal(Duty, (string)alert!["to"]!);
        Assert.Equal("safeguarding", (string)Assert.Single(await campaign.InboxAsync())["kind"]!);
    }

    [Fact]
    public async Task Where_nobody_is_named_the_launch_says_so_and_the_reply_waits_in_the_inbox()
    {
        await using var world = await StartAsync(expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        var launched = (await world.Api.PostAsync($"{campaign.Path}/launch")).Ok(202).Json;
        Assert.Contains("safeguarding", (string)launched["warnings"]![0]!, StringComparison.OrdinalIgnoreCase);
        await world.SettleAsync();
        await person.TextAsync(Words);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("safeguarding", (string)Assert.Single(await campaign.InboxAsync())["kind"]!);
        Assert.Contains(world.Logs.Faults, line => line.Contains("nobody is named", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Logs.All, line => line.Contains("zqxwords", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "phone": "07700 900990" }""", "safeguarding.name")]
    [InlineData("""{ "name": "Duty", "phone": "029 2018 0000" }""", "safeguarding.phone")]
    [InlineData("""{ "name": "Duty", "email": "duty@example.org" }""", "safeguarding.channel")]
    public async Task Whoever_is_named_can_be_reached(string contact, string field)
    {
        await using var world = await StartAsync();
        (await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file => file["safeguarding"] = JsonNode.Parse(contact)))).IsProblem(400, field);
    }

    /// <summary>Somebody of the team opens what waits.</summary>
    private static async Task LookAsync(TestCampaign campaign)
    {
        foreach (var item in await campaign.InboxAsync())
        {
            (await campaign.World.Api.GetAsync($"{campaign.Path}/inbox/{item["id"]}")).Ok();
        }

        await campaign.World.SettleAsync();
    }

    private static Task<TestCampaign> CampaignAsync(World world) => TestCampaign.CreateAsync(
        world, file => file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = Duty, ["email"] = DutyEmail, ["channel"] = "sms" });

    private static async Task<IReadOnlyList<SentMessage>> AlertsAsync(TestCampaign campaign) => [.. (await campaign.OutboxAsync()).Where(message => message.Step == "safeguarding-alert")];
}
