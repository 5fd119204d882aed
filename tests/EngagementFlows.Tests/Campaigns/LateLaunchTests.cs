using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

/// <summary>A meeting that is too near for invitations: the team is told while it can still call people.</summary>
public sealed class LateLaunchTests
{
    [Fact]
    public async Task Invitations_that_would_come_too_late_are_said_and_who_answers_at_the_last_minute_hears_back()
    {
        await using var world = await StartAsync(At(11, 16, 9, 0));
        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            file["meeting"]!["start"] = "2026-11-16T09:25";
            file["meeting"]!["end"] = "2026-11-16T11:00";
            file["meeting"]!["replyBy"] = "2026-11-16";
        });
        var early = await campaign.AddAsync("Early Bird");
        var late = await campaign.AddAsync("Late Riser", quietHours: new { from = "20:00", until = "13:00" });

        var refused = await world.Api.PostAsync($"{campaign.Path}/launch");
        refused.IsProblem(409);
        Assert.Equal("Too late for invitations", (string)refused.Json["title"]!);
        var why = (string)refused.Json["detail"]!;
        Assert.Contains("All 2 invitations would come too late for the meeting at 9:25am", why, StringComparison.Ordinal);
        Assert.Contains($"PATCH /api/campaigns/{campaign.Id}/meeting", why, StringComparison.Ordinal);
        Assert.Equal(["Early Bird", "Late Riser"], refused.Json["people"]!.AsArray().Select(person => (string)person!["name"]!)
            .Order(StringComparer.Ordinal));
        Assert.Equal("draft", (string)(await campaign.GetAsync())["state"]!);

        await campaign.EditAsync(new { start = "2026-11-16T12:00", end = "2026-11-16T13:00" });
        var launched = (await world.Api.PostAsync($"{campaign.Path}/launch")).Ok(202).Json;
        await world.SettleAsync();
        const string One = "1 of 2 invitations would come too late and will not go: to Late Riser.";
        Assert.Contains(launched["warnings"]!.AsArray(), one => ((string)one!).StartsWith(One, StringComparison.Ordinal));
        Assert.Equal(["invitation"], await early.StepsAsync());
        Assert.Empty(await late.StepsAsync());

        await world.AdvanceToAsync(At(11, 16, 11, 40));
        var imported = await campaign.ImportCsvAsync($"name,phone\nLast Minute,{NewPhone()}\n");
        var warning = (string)Assert.Single(imported["warnings"]!.AsArray())!["error"]!;
        Assert.StartsWith("The invitation would come too late and will not go.", warning, StringComparison.Ordinal);

        await early.TextAsync("1");
        await world.AdvanceToAsync(At(11, 16, 11, 59));
        await early.TextAsync("not coming");
        Assert.Equal("DECLINED", await early.PartstatAsync());
        Assert.Equal("answer:2", (await early.StepsAsync())[^1]);
    }
}
