using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

public sealed class RescheduleTests
{
    private static readonly object AWeekLater = new { start = "2026-12-17T10:00", end = "2026-12-17T12:30" };

    [Fact]
    public async Task A_move_is_told_once_and_reminders_count_from_the_new_date()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(11, 25, 12));
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceToAsync(TheEnd);

        var sent = await coming.SentAsync();
        Assert.Equal(At(11, 25, 12), Assert.Single(sent, message => message.Step.StartsWith("meeting-changed", StringComparison.Ordinal)).At);
        Assert.Equal(
            [("reminder:P7D:2", At(12, 10, 10)), ("reminder:P1D:2", At(12, 16, 10)), ("reminder:PT2H:2", At(12, 17, 9))],
            sent.Where(message => message.Step.StartsWith("reminder", StringComparison.Ordinal)).Select(message => (message.Step, message.At)));
        Assert.Equal(At(12, 18, 9, 30), await coming.SentAtAsync("feedback"));
        Assert.Equal("the meeting was changed", await coming.SkippedAsync("reminder:P7D:1"));
        Assert.Equal("the meeting was changed", await coming.SkippedAsync("reminder:PT2H:1"));
    }

    [Fact]
    public async Task Two_moves_in_one_night_are_told_once_in_the_morning()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 18, 21));
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceToAsync(At(11, 18, 23));
        await campaign.RescheduleAsync(new { start = "2026-12-18T10:00", end = "2026-12-18T12:30" });
        await world.AdvanceToAsync(At(11, 19, 9, 1));

        Assert.Equal(["invitation", "meeting-changed:3"], await person.StepsAsync());
        Assert.Contains("18", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decliners_and_silent_people_are_told_too_and_those_who_withdrew_are_not()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (declining, silent, gone) = (await campaign.AddAsync("Declining"), await campaign.AddAsync("Silent"), await campaign.AddAsync("Gone"));
        await campaign.LaunchAsync();
        await declining.TextAsync("2");
        await gone.TextAsync("STOP");
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Contains("meeting-changed:2", await declining.StepsAsync());
        Assert.Contains("meeting-changed:2", await silent.StepsAsync());
        Assert.Equal(["invitation"], await gone.StepsAsync());
        await declining.TextAsync("1");
        Assert.Equal("confirmed", await declining.PlaceAsync());
    }

    [Fact]
    public async Task A_reminder_on_its_way_when_the_meeting_moves_does_not_go()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(12, 9, 9, 59));
        var etag = (string)(await campaign.GetAsync())["meeting"]!["etag"]!;

        // While time stands still, a moment before the one-day reminder is due: the journey has not heard of it when it comes to send.
        (await world.Api.PatchAsync($"{campaign.Path}/meeting", AWeekLater, etag)).Ok();
        await world.AdvanceToAsync(At(12, 9, 10, 1));
        Assert.DoesNotContain("reminder:P1D:1", await coming.StepsAsync());
        Assert.Contains("meeting-changed:2", await coming.StepsAsync());
    }

    [Fact]
    public async Task A_meeting_moved_before_the_launch_is_not_told_as_a_change()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.RescheduleAsync(AWeekLater);
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 19, 9));
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Fact]
    public async Task Who_is_added_after_a_move_is_invited_to_the_new_date_and_told_of_no_change()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.LaunchAsync();
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        var late = await campaign.AddAsync("Late");
        await world.SettleAsync();
        await late.TextAsync("1");
        await world.AdvanceToAsync(At(12, 16, 10, 1));
        var steps = await late.StepsAsync();
        Assert.DoesNotContain(steps, step => step.StartsWith("meeting-changed", StringComparison.Ordinal));
        Assert.Contains("reminder:P1D:2", steps);
    }

    [Fact]
    public async Task The_one_deferred_by_the_cap_takes_no_record_with_it_into_oblivion()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["messagesADay"] = 1);
        var declining = await campaign.AddAsync("Declining");
        await campaign.LaunchAsync();
        await declining.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 9, 30));
        await campaign.RescheduleAsync(new { place = new { en = "Next door", cy = "Drws nesaf" } });
        await world.AdvanceToAsync(At(12, 4, 9, 1));
        Assert.Equal(At(12, 3, 9, 30), await declining.SentAtAsync("meeting-changed:2"));
        Assert.Equal(At(12, 4, 9), await declining.SentAtAsync("opening-question"));
        Assert.Equal("is not coming", await declining.SkippedAsync("reminder:P7D:2"));
    }
}
