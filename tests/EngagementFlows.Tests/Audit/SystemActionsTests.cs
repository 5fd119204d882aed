using System.Text.RegularExpressions;
using EngagementFlows.Messaging;
using EngagementFlows.Messaging.Senders;
using EngagementFlows.Places;
using EngagementFlows.Testing;
using EngagementFlows.Worlds;

namespace EngagementFlows.Audit;

/// <summary>What the app does by itself, where nobody of the team has asked for it.</summary>
public sealed partial class SystemActionsTests
{
    [Fact]
    public async Task A_withdrawal_by_text_is_recorded_once_however_often_it_is_delivered()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Aled");
        await campaign.LaunchAsync();

        await person.TextAsync("STOP", "same");
        await person.TextAsync("STOP", "same");

        var entry = Assert.Single(await world.AuditOfAsync("participant-withdrawn"));
        Assert.Equal("participant", (string)entry["who"]!["id"]!);
        Assert.Equal((campaign.Id, person.Id), ((string)entry["campaignId"]!, (string)entry["subject"]!));
        Assert.DoesNotContain("STOP", entry.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_that_a_provider_reports_is_the_apps()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Aled");
        await campaign.LaunchAsync();

        (await providers.StatusAsync((await person.ReferenceAsync(campaign, "invitation")).ToString(), "undelivered", error: "21610")).Ok(204);
        await world.SettleAsync();

        Assert.Equal("system", (string)Assert.Single(await world.AuditOfAsync("participant-withdrawn"))["who"]!["id"]!);
    }

    [Fact]
    public async Task A_sender_that_stops_is_recorded_and_so_is_who_lets_it_go_on()
    {
        await using var world = await World.StartAsync(expectsFaults: true);
        await world.Service<StoppedSenders>().StopAsync(Channel.Sms, "20003", CancellationToken.None);
        (await world.Api.PostAsync("/api/senders/sms/resume")).Ok();

        Assert.Equal("the provider says 20003", (string)Assert.Single(await world.AuditOfAsync("sender-stopped"))["outcome"]!);
        var resumed = Assert.Single(await world.AuditOfAsync("ResumeSender"));
        Assert.Equal("sms", (string)resumed["subject"]!);
        Assert.Equal("20003", (string)resumed["before"]!["sender.stopCode"]!);
    }

    [Fact]
    public async Task An_offer_that_lapses_is_recorded()
    {
        await using var world = await World.StartAsync();
        var (campaign, people) = await FullMeeting.FullAsync(world, places: 1, people: 2);
        await people[0].TextAsync("I can't come after all");
        await world.AdvanceToAsync(World.At(11, 18, 9, 2));

        var entry = Assert.Single(await world.AuditOfAsync("offer-lapsed"));
        Assert.Equal((campaign.Id, people[1].Id), ((string)entry["campaignId"]!, (string)entry["subject"]!));
    }

    [Fact]
    public void Nothing_in_the_app_changes_or_removes_what_is_recorded()
    {
        var uses = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions", "EngagementFlows"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadAllLines)
            .SelectMany(line => AuditTable().Matches(line).Select(match => match.Groups["call"].Value))
            .ToList();

        Assert.Equal(["AddEntityAsync", "QueryAsync"], uses.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bAudit\.(?<call>\w+)(<\w+>)?\(")]
    private static partial Regex AuditTable();
}
