using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Journeys;

/// <summary>From the week before the meeting to what came of it.</summary>
public sealed class MeetingDayTests
{
    [Fact]
    public async Task Who_is_coming_is_reminded_a_week_and_a_day_before_and_at_nine_on_the_day_since_two_hours_before_is_too_early()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(12, 10, 10));

        Assert.Equal(At(12, 3, 10), await coming.SentAtAsync("reminder:P7D:1"));
        Assert.Equal(At(12, 9, 10), await coming.SentAtAsync("reminder:P1D:1"));
        Assert.Equal(At(12, 10, 9), await coming.SentAtAsync("reminder:PT2H:1"));
    }

    [Fact]
    public async Task The_opening_question_goes_a_week_before_to_those_who_decline_too_and_to_nobody_who_was_silent()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        var declining = await campaign.AddAsync("Declining");
        var silent = await campaign.AddAsync("Silent");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await declining.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 10, 1));

        Assert.Equal(At(12, 3, 10), await coming.SentAtAsync("opening-question"));
        Assert.Equal(At(12, 3, 10), await declining.SentAtAsync("opening-question"));
        await declining.TextAsync("Budgets that residents can read.");
        await world.AdvanceToAsync(At(12, 10, 11));
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal("has not answered the invitation", await silent.SkippedAsync("opening-question"));
        Assert.Equal(["Budgets that residents can read."], (await campaign.AnswersAsync()).Select(one => (string)one["text"]!));
    }

    [Fact]
    public async Task Feedback_is_asked_the_next_morning_and_three_days_later_only_of_the_silent_and_goes_on_to_barriers_and_one_thing()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var prompt = await campaign.AddAsync("Prompt");
        var slow = await campaign.AddAsync("Slow");
        await campaign.LaunchAsync();
        await prompt.TextAsync("1");
        await slow.TextAsync("1");
        await world.AdvanceToAsync(At(12, 11, 9, 31));
        Assert.Equal(At(12, 11, 9, 30), await prompt.SentAtAsync("feedback"));
        await prompt.TextAsync("5 4 3 4");
        Assert.Equal("barriers", (await prompt.StepsAsync())[^1]);
        await prompt.TextAsync("1 and 6");
        Assert.Equal("one-thing", (await prompt.StepsAsync())[^1]);
        await prompt.TextAsync("Start with the people who were not in the room.");
        await world.AdvanceToAsync(At(12, 14, 9, 31));

        Assert.Equal(At(12, 14, 9, 30), await slow.SentAtAsync("feedback:again"));
        await slow.TextAsync("3 4 5 4");
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal("already answered", await prompt.SkippedAsync("feedback:again"));
        var report = await campaign.ReportAsync();
        Assert.Equal([4.0, 4.0, 4.0, 4.0], report["statements"]!.AsArray().Select(one => (double)one!["average"]!));
        Assert.All(report["statements"]!.AsArray(), one => Assert.Equal(2, (int)one!["answers"]!));
        Assert.Equal(["resistance", "resources"], report["barriers"]!.AsArray().Where(one => (int)one!["people"]! == 1).Select(one => (string)one!["key"]!));
        Assert.Equal(["Start with the people who were not in the room."], (await campaign.AnswersAsync()).Select(one => (string)one["text"]!));
    }

    [Fact]
    public async Task Attendance_decides_who_is_asked_how_it_was()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var came = await campaign.AddAsync("Came");
        var stayedAway = await campaign.AddAsync("Stayed Away");
        var cameUnannounced = await campaign.AddAsync("Came Unannounced");
        await campaign.LaunchAsync();
        await came.TextAsync("1");
        await stayedAway.TextAsync("1");
        await world.AdvanceToAsync(At(12, 10, 15));
        await campaign.DoAsync("attendance", new { came = new[] { came.Id, cameUnannounced.Id }, didNotCome = new[] { stayedAway.Id } });
        await world.AdvanceToAsync(At(12, 11, 9, 31));

        Assert.Contains("feedback", await came.StepsAsync());
        Assert.Contains("feedback", await cameUnannounced.StepsAsync());
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal("did not come to the meeting", await stayedAway.SkippedAsync("feedback"));
        Assert.Equal(2, (int)(await campaign.ReportAsync())["funnel"]!["came"]!);
    }

    [Fact]
    public async Task Attendance_recorded_days_late_still_asks_how_it_was_and_asks_again_three_days_after_that()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var came = await campaign.AddAsync("Came");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(12, 15, 11));
        await campaign.DoAsync("attendance", new { came = new[] { came.Id } });
        Assert.Equal(At(12, 15, 11), await came.SentAtAsync("feedback"));
        Assert.Null(await came.SentAtAsync("feedback:again"));
        await world.AdvanceToAsync(At(12, 18, 11, 1));
        Assert.NotNull(await came.SentAtAsync("feedback:again"));
    }

    [Fact]
    public async Task Notes_go_a_week_later_and_what_we_did_goes_when_the_team_publishes_it_to_decliners_too_and_to_nobody_silent()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        var declining = await campaign.AddAsync("Declining");
        var silent = await campaign.AddAsync("Silent");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await declining.TextAsync("2");
        await world.AdvanceToAsync(At(12, 14, 12));
        await campaign.PublishMaterialsAsync();
        await world.AdvanceToAsync(At(1, 18, 11));
        await campaign.PublishOutcomesAsync();
        await world.AdvanceToAsync(At(3, 1, 9));

        foreach (var person in new[] { coming, declining })
        {
            Assert.Equal(At(12, 17, 10), await person.SentAtAsync("materials"));
            Assert.Equal(At(1, 18, 11), await person.SentAtAsync("outcomes"));
        }

        Assert.Equal(["invitation", "invitation-reminder:1", "invitation-reminder:2"], await silent.StepsAsync());
    }

    [Fact]
    public async Task Notes_published_late_go_when_they_are_published()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(12, 21, 14));
        await campaign.PublishMaterialsAsync();
        Assert.Equal(At(12, 21, 14), await coming.SentAtAsync("materials"));
    }

    [Fact]
    public async Task What_the_team_never_published_is_recorded_as_such_at_the_end()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(3, 1, 9));

        Assert.Equal("no notes were published", await coming.SkippedAsync("materials"));
        Assert.Equal("no outcomes were published", await coming.SkippedAsync("outcomes"));
        Assert.True((bool)(await coming.LineAsync())["ended"]!);
    }
}
