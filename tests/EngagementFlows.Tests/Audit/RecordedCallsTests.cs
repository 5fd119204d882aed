using System.Text;
using EngagementFlows.Access;
using EngagementFlows.Storage;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Audit;

/// <summary>What the team does is recorded: who, what, to whom, before and after, and how it ended.</summary>
public sealed class RecordedCallsTests
{
    [Fact]
    public async Task A_correction_is_recorded_with_who_made_it_and_what_it_changed_and_nobodys_data()
    {
        await using var world = await Principals.WorldAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Aled Canary", phone: "+447700900471");
        await campaign.LaunchAsync();

        (await world.SendAsAsync("coordinator", HttpMethod.Patch, person.Path, new { partstat = "ACCEPTED", phone = "07700 900472", reason = "Canary told us by phone" })).Ok();

        var entry = Assert.Single(await world.AuditOfAsync("CorrectParticipant"));
        Assert.Equal(Principals.ObjectId, (string)entry["who"]!["id"]!);
        Assert.Equal("Carys Example", (string)entry["who"]!["name"]!);
        Assert.Equal("coordinator", (string)entry["who"]!["role"]!);
        Assert.Equal(campaign.Id, (string)entry["campaignId"]!);
        Assert.Equal(person.Id, (string)entry["subject"]!);
        Assert.Equal("200", (string)entry["outcome"]!);
        Assert.Equal(("NEEDS-ACTION", "ACCEPTED"), ((string)entry["before"]!["participant.partstat"]!, (string)entry["after"]!["participant.partstat"]!));
        Assert.Equal(("***471", "***472"), ((string)entry["before"]!["participant.details.phone"]!, (string)entry["after"]!["participant.details.phone"]!));
        Assert.Equal(("0", "1"), ((string)entry["before"]!["places.confirmed"]!, (string)entry["after"]!["places.confirmed"]!));
        var text = entry.ToJsonString();
        Assert.DoesNotContain("Canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("7700900", text, StringComparison.Ordinal);
        Assert.DoesNotContain("7700 900", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_launch_says_from_which_state_to_which()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.LaunchAsync();

        var entry = Assert.Single(await world.AuditOfAsync("LaunchCampaign"));

        Assert.Equal("local", (string)entry["who"]!["id"]!);
        Assert.Equal(("draft", "running"), ((string)entry["before"]!["campaign.state"]!, (string)entry["after"]!["campaign.state"]!));
        Assert.Equal("202", (string)entry["outcome"]!);
    }

    [Fact]
    public async Task An_import_of_a_thousand_people_is_one_short_entry_with_how_many_there_were()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var csv = new StringBuilder("name,email\n");
        for (var person = 0; person < 1000; person++)
        {
            csv.Append($"Person {person},person{person}@example.org\n");
        }

        await campaign.ImportCsvAsync(csv.ToString());

        var entry = Assert.Single(await world.AuditOfAsync("ImportParticipants"));
        Assert.Equal("1000", (string)entry["after"]!["participants added"]!);
        Assert.True(entry.ToJsonString().Length < 600, entry.ToJsonString());
    }

    [Fact]
    public async Task Reading_what_people_said_is_recorded_and_reading_how_campaigns_stand_is_not()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Aled");
        await person.TimelineAsync();
        await campaign.InboxAsync();
        await campaign.GetAsync();
        (await world.Api.GetAsync("/api/campaigns")).Ok();
        (await world.Api.GetAsync("/api/senders")).Ok();

        var read = (await world.AuditAsync()).Where(entry => ((string)entry["what"]!).StartsWith("Get", StringComparison.Ordinal) || ((string)entry["what"]!).StartsWith("List", StringComparison.Ordinal))
            .Select(entry => $"{entry["what"]} {entry["subject"]} {entry["outcome"]}").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(["GetInbox  200", $"GetTimeline {person.Id} 200", "ListParticipants  200"], read);
        Assert.Single(await world.AuditOfAsync("GetAudit"));
    }

    [Fact]
    public async Task Whoever_is_known_and_turned_away_is_recorded_and_a_stranger_is_not()
    {
        await using var world = await Principals.WorldAsync();
        (await world.SendAsAsync("viewer", HttpMethod.Get, "/api/campaigns/some/participants")).IsProblem(403);
        (await world.SendAsAsync("coordinator", HttpMethod.Post, "/api/senders/sms/resume")).IsProblem(403);
        (await world.Api.SendAsync(HttpMethod.Post, "/api/senders/sms/resume", body: null, headers: Principals.Remote)).IsProblem(401);

        var entries = await world.AuditAsync();

        Assert.Equal(["ListParticipants 403 viewer", "ResumeSender 403 coordinator"], entries.Select(entry => $"{entry["what"]} {entry["outcome"]} {entry["who"]!["role"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_refused_request_is_recorded_with_how_it_was_answered_and_without_what_stood_in_its_path()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        foreach (var path in new[] { "07700900123", "a@b.example", "+447700900123", new string('a', 65) })
        {
            (await world.Api.PatchAsync($"{campaign.Path}/participants/{Uri.EscapeDataString(path)}", new { reason = "x" })).IsProblem(404);
        }

        Assert.All(await world.AuditOfAsync("CorrectParticipant"), entry => Assert.Equal("404 ***", $"{entry["outcome"]} {entry["subject"]}"));
        Assert.Equal(4, (await world.AuditOfAsync("CorrectParticipant")).Count);
    }

    [Fact]
    public async Task What_fails_half_way_is_recorded_with_what_it_had_changed_till_then()
    {
        var ids = new BrittleIds();
        await using var world = await World.StartAsync(change: services => services.AddSingleton<IdSource>(ids), expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Aled");
        await campaign.LaunchAsync();

        // The entry's own id, and then no more.
        ids.BreakAfter(1);
        Assert.Equal(500, (await world.Api.PatchAsync(person.Path, new { withdrawn = true, reason = "moved away" })).Status);
        ids.Mend();

        Assert.Equal("failed: InvalidOperationException", (string)Assert.Single(await world.AuditOfAsync("CorrectParticipant"))["outcome"]!);
    }

    [Fact]
    public async Task Where_it_cannot_be_recorded_nothing_is_done()
    {
        var ids = new BrittleIds();
        await using var world = await World.StartAsync(change: services => services.AddSingleton<IdSource>(ids), expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world);

        ids.BreakAfter(0);
        Assert.Equal(500, (await world.Api.PostAsync($"{campaign.Path}/launch")).Status);
        Assert.Equal(500, (await world.Api.GetAsync($"{campaign.Path}/participants")).Status);
        ids.Mend();

        Assert.Equal("draft", (string)(await campaign.GetAsync())["state"]!);
    }

    [Fact]
    public async Task What_journeys_do_while_a_call_is_under_way_is_not_the_calls()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("Aled");
        await campaign.LaunchAsync();

        Assert.DoesNotContain("participant", Assert.Single(await world.AuditOfAsync("LaunchCampaign"))["after"]!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Ids until they give out.</summary>
    private sealed class BrittleIds : IdSource
    {
        private int left = int.MaxValue;

        public void BreakAfter(int more) => left = more;

        public void Mend() => left = int.MaxValue;

        public override string New() => left-- > 0 ? base.New() : throw new InvalidOperationException("no more ids");
    }
}
