using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Participants;

public sealed class CorrectionTests
{
    [Fact]
    public async Task The_team_corrects_an_answer_both_ways_and_the_journey_follows_with_the_reason_in_the_timeline()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        (await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "Said yes at the door." })).Ok();
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Contains("access-needs", await person.StepsAsync());

        (await person.CorrectAsync(new { partstat = "DECLINED", reason = "Is ill." })).Ok();
        Assert.Equal(("DECLINED", null), (await person.PartstatAsync(), await person.PlaceAsync()));
        await world.AdvanceToAsync(At(12, 10, 10));
        var steps = await person.StepsAsync();
        Assert.DoesNotContain(steps, step => step.StartsWith("reminder", StringComparison.Ordinal) || step.StartsWith("invitation-reminder", StringComparison.Ordinal));
        Assert.Equal(["Said yes at the door.", "Is ill."], (await person.TimelineAsync()).Where(line => line.What == "team").Select(line => line.Reason));
    }

    [Fact]
    public async Task A_correction_is_told_in_one_message_that_is_true()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["videoLink"] = "https://meet.example.org/garden");
        var (moved, video, both) = (await campaign.AddAsync("Moved"), await campaign.AddAsync("Video"), await campaign.AddAsync("Both"));
        await campaign.LaunchAsync();
        await moved.TextAsync("2");
        await video.TextAsync("3");
        await both.TextAsync("1");
        await campaign.EditAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:00" });
        var counts = new Dictionary<string, int>();
        foreach (var person in new[] { moved, video, both })
        {
            counts[person.Id] = (await person.SentAsync())
                .Count(message => !message.Step.StartsWith("access-needs", StringComparison.Ordinal));
        }

        // Who declined is not told of the move; what tells of the place then says when it is, and nothing of a place that they keep.
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        (await moved.CorrectAsync(new { partstat = "ACCEPTED", reason = "Rang." })).Ok();
        var told = await OnlyOneMoreAsync(moved);
        Assert.StartsWith("place:", told.Step, StringComparison.Ordinal);
        Assert.Contains("11 December", told.Text, StringComparison.Ordinal);

        // An answer and how they come are one change.
        (await video.CorrectAsync(new { partstat = "ACCEPTED", byVideo = true, reason = "Rang." })).Ok();
        Assert.Contains("by video", (await OnlyOneMoreAsync(video)).Text, StringComparison.Ordinal);
        (await both.CorrectAsync(new { companions = 1, byVideo = true, reason = "Rang." })).Ok();
        Assert.Contains("by video", (await OnlyOneMoreAsync(both)).Text, StringComparison.Ordinal);

        async Task<SentMessage> OnlyOneMoreAsync(TestPerson person)
        {
            await world.AdvanceAsync(TimeSpan.FromMinutes(5));
            var sent = (await person.SentAsync()).Where(message => !message.Step.StartsWith("access-needs", StringComparison.Ordinal))
                .ToList();
            return Assert.Single(sent.Skip(counts[person.Id]));
        }
    }

    [Fact]
    public async Task An_answer_taken_back_by_the_team_is_asked_for_again()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("2");
        (await person.CorrectAsync(new { partstat = "NEEDS-ACTION", reason = "That was the daughter." })).Ok();
        await world.AdvanceToAsync(At(11, 20, 9, 1));
        Assert.Contains("invitation-reminder:1", await person.StepsAsync());
    }

    [Fact]
    public async Task A_corrected_phone_is_written_to_and_heard_and_the_old_one_is_a_stranger()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var phone = NewPhone();
        (await person.CorrectAsync(new { phone, reason = "A new phone." })).Ok();
        await world.AdvanceToAsync(At(11, 20, 9, 1));
        Assert.Equal(phone, (await person.SentAsync())[^1].To);

        (await world.Api.PostAsync("/local/inbox", new { from = person.Phone, body = "2" })).Ok(202);
        (await world.Api.PostAsync("/local/inbox", new { from = phone, body = "1" })).Ok(202);
        await world.SettleAsync();
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Equal("Nobody is known under this contact.", (string)Assert.Single(await campaign.InboxAsync())["why"]!);
    }

    [Fact]
    public async Task What_waits_for_the_morning_goes_at_once_when_the_team_learns_that_the_person_is_up_late()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 16, 20, 15));
        await person.TextAsync("1");
        Assert.Equal(["invitation"], await person.StepsAsync());

        (await person.CorrectAsync(new { quietHours = new { from = "22:00", until = "07:30" }, reason = "Works late." })).Ok();
        Assert.Equal(["invitation", "place:1:1", "access-needs"], await person.StepsAsync());
        Assert.Equal("22:00", (string?)(await person.LineAsync())["quietHours"]!["from"]);

        // The reminder two hours before ten is not held until nine any more.
        await world.AdvanceToAsync(At(12, 10, 10));
        Assert.Equal(At(12, 10, 8), (await person.SentAtAsync("reminder:PT2H:1"))!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_person_who_turns_out_to_live_elsewhere_is_left_in_peace_there()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        (await person.CorrectAsync(new { timeZone = "america/new york", reason = "Has moved." })).Ok();
        Assert.Equal("America/New_York", (string?)(await person.LineAsync())["timeZone"]);
        await world.AdvanceToAsync(At(11, 21, 9));
        Assert.Equal(At(11, 20, 14), (await person.SentAtAsync("invitation-reminder:1"))!.Value, TimeSpan.FromMinutes(1));

        (await person.CorrectAsync(new { timeZone = "", quietHours = new { }, reason = "Has come back." })).Ok();
        Assert.Null((await person.LineAsync())["timeZone"]);
        await world.AdvanceToAsync(At(11, 25, 9));
        Assert.Equal(At(11, 24, 9), (await person.SentAtAsync("invitation-reminder:2"))!.Value, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_night_that_nobody_can_read_is_named()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        (await person.CorrectAsync(new { timeZone = "Mars/Olympus", quietHours = new { from = "9pm" }, reason = "A slip." })).IsProblem(400, "timeZone", "quietHours");
        (await person.CorrectAsync(new { reason = "Nothing." })).IsProblem(400, "$");
    }

    [Fact]
    public async Task People_added_to_a_running_campaign_set_out_at_once_and_nobody_else_is_written_to_again()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var early = await campaign.AddAsync("Early");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 18, 12));
        var late = await campaign.AddAsync("Late");
        await world.SettleAsync();
        Assert.Equal(At(11, 18, 12), (await late.SentAtAsync("invitation"))!.Value, TimeSpan.FromMinutes(1));
        Assert.Equal(["invitation"], await early.StepsAsync());

        await world.AdvanceToAsync(At(11, 22, 12, 1));
        Assert.Contains("invitation-reminder:1", await late.StepsAsync());
    }

    [Fact]
    public async Task People_added_while_a_campaign_is_paused_are_invited_when_it_goes_on()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.LaunchAsync();
        await campaign.DoAsync("pause");
        var late = await campaign.AddAsync("Late");
        await world.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Empty(await late.StepsAsync());
        await campaign.DoAsync("resume");
        Assert.Equal(["invitation"], await late.StepsAsync());
    }

    [Fact]
    public async Task Whoever_is_given_a_phone_that_another_has_is_named_from_then_on_and_so_is_the_other()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (xanthe, ash) = (await campaign.AddAsync("Xanthe Brown", phone), await campaign.AddAsync("Ash Brown"));
        await campaign.LaunchAsync();
        (await ash.CorrectAsync(new { phone, reason = "They share one phone." })).Ok();
        await world.AdvanceToAsync(At(11, 20, 9, 1));
        Assert.StartsWith("Xanthe Brown: ", (await xanthe.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Ash Brown: ", (await ash.SentAsync())[^1].Text, StringComparison.Ordinal);
    }
}
