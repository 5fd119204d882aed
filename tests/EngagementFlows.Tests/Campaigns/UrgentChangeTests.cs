using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

/// <summary>That the meeting has moved or is called off does not wait behind other messages, nor for a morning that comes too late.</summary>
public sealed class UrgentChangeTests
{
    /// <summary>Reported from the field: invited, moved and called off on one day, and told of the last only on the day of the meeting.</summary>
    [Fact]
    public async Task Whoever_is_invited_and_told_of_two_moves_on_one_day_hears_at_once_that_the_meeting_is_called_off()
    {
        Assert.Equal("everybody told of the cancellation at once", FieldCase.WithId("K12").Right);
        await using var world = await StartAsync(At(12, 9, 12));
        var campaign = await TestCampaign.CreateAsync(world, file => Near(file, "2026-12-10T10:00"));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.RescheduleAsync(new { start = "2026-12-10T11:00", end = "2026-12-10T12:30" });
        await campaign.RescheduleAsync(new { start = "2026-12-10T11:30", end = "2026-12-10T12:30" });
        await world.AdvanceToAsync(At(12, 9, 19, 53));
        await campaign.DoAsync("cancel");

        Assert.Equal(
            [("invitation", 12), ("meeting-changed:2", 12), ("meeting-changed:3", 12), ("meeting-cancelled", 19)],
            (await person.SentAsync()).Select(message => (message.Step, message.At.Hour)));
    }

    [Fact]
    public async Task Whoever_said_yes_a_moment_ago_hears_at_once_that_the_meeting_is_called_off()
    {
        Assert.Equal(("invited, accepted, cancelled", "told at once"), (FieldCase.WithId("K13").Input, FieldCase.WithId("K13").Right));
        await using var world = await StartAsync(At(12, 9, 19, 50));
        var campaign = await TestCampaign.CreateAsync(world, file => Near(file, "2026-12-10T10:00"));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await campaign.DoAsync("cancel");

        Assert.Equal(19, (await person.SentAtAsync("meeting-cancelled"))?.Hour);
    }

    [Fact]
    public async Task A_move_does_not_count_towards_the_messages_of_the_day()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            file["messagesADay"] = 1;
            file["openingQuestion"]!["before"] = "P22D";
        });
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("3");
        await world.AdvanceToAsync(At(11, 18, 9, 30));
        await campaign.RescheduleAsync(new { start = "2026-12-10T10:30" });
        await world.AdvanceToAsync(At(11, 18, 11));

        // The move, and then the one message of the day that we start.
        Assert.Equal(At(11, 18, 9, 30), await person.SentAtAsync("meeting-changed:2"));
        Assert.Equal(At(11, 18, 10, 30), await person.SentAtAsync("opening-question"));
    }

    [Theory]
    [InlineData("2026-12-10T09:20", 22)]
    [InlineData("2026-12-10T08:30", 22)]
    [InlineData("2026-12-10T11:00", 9)]
    public async Task A_meeting_called_off_in_the_evening_is_told_in_the_night_only_if_the_morning_were_too_late(string start, int hour)
    {
        await using var world = await StartAsync(At(12, 8, 12));
        var (campaign, person) = await ComingAsync(world, start);
        await world.AdvanceToAsync(At(12, 9, 22));
        await campaign.DoAsync("cancel");
        await world.AdvanceToAsync(At(12, 10, 9, 1));

        Assert.Equal(hour, (await person.SentAtAsync("meeting-cancelled"))!.Value.Hour);
        Assert.Equal(hour == 22 ? 1 : 0, (int)(await campaign.ReportAsync())["messages"]!["atNight"]!);
    }

    [Theory]
    [InlineData("2026-12-10T09:20", "2026-12-17T10:00", 22)]
    [InlineData("2026-12-17T10:00", "2026-12-10T09:20", 22)]
    [InlineData("2026-12-10T11:00", "2026-12-17T10:00", 9)]
    public async Task A_move_is_told_in_the_night_where_somebody_would_set_out_for_the_old_time_or_miss_the_new_one(string before, string after, int hour)
    {
        await using var world = await StartAsync(At(12, 8, 12));
        var (campaign, person) = await ComingAsync(world, before);
        await world.AdvanceToAsync(At(12, 9, 22));
        await campaign.RescheduleAsync(new { start = after, end = after[..11] + "13:00" });
        await world.AdvanceToAsync(At(12, 10, 9, 1));

        Assert.Equal(hour, (await person.SentAtAsync("meeting-changed:2"))!.Value.Hour);
    }

    [Fact]
    public async Task Called_off_before_anybody_heard_that_it_moved_is_told_in_time_for_the_time_that_they_know()
    {
        await using var world = await StartAsync(At(12, 8, 12));
        var (campaign, person) = await ComingAsync(world, "2026-12-10T09:50");
        await world.AdvanceToAsync(At(12, 9, 22));
        await campaign.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T13:00" });
        await campaign.DoAsync("cancel");
        await world.AdvanceToAsync(At(12, 10, 9, 1));

        Assert.DoesNotContain("meeting-changed:2", await person.StepsAsync());
        Assert.Equal(9, (await person.SentAtAsync("meeting-cancelled"))!.Value.Hour);
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> ComingAsync(World world, string start)
    {
        var campaign = await TestCampaign.CreateAsync(world, file => Near(file, start));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        return (campaign, person);
    }

    private static void Near(System.Text.Json.Nodes.JsonObject file, string start)
    {
        file["meeting"]!["start"] = start;
        file["meeting"]!["end"] = start[..11] + "13:00";
        file["meeting"]!["replyBy"] = "2026-12-09";
        file["consents"] = new System.Text.Json.Nodes.JsonArray();
    }
}
