using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

public sealed class PauseAndCancelTests
{
    [Fact]
    public async Task While_a_campaign_is_paused_nothing_goes_and_after_it_what_is_still_useful_goes_and_the_rest_is_skipped_as_too_late()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        var silent = await campaign.AddAsync("Silent");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await campaign.DoAsync("pause");
        await world.AdvanceToAsync(At(12, 8, 12));
        Assert.Equal(["invitation"], await silent.StepsAsync());
        Assert.DoesNotContain(await coming.StepsAsync(), step => step.StartsWith("reminder", StringComparison.Ordinal));

        await campaign.DoAsync("resume");
        await world.AdvanceToAsync(At(12, 10, 10));
        var steps = await coming.StepsAsync();
        Assert.Contains("reminder:P1D:1", steps);
        Assert.Contains("opening-question", steps);
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await silent.StepsAsync());
        Assert.Contains("too late", await silent.SkippedAsync("invitation-reminder:1"), StringComparison.Ordinal);
        Assert.Contains("too late", await silent.SkippedAsync("invitation-reminder:2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_that_a_pause_held_up_past_its_use_never_goes()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(12, 10, 8));
        await campaign.DoAsync("pause");
        await world.AdvanceToAsync(At(12, 10, 9, 45));
        await campaign.DoAsync("resume");
        await world.AdvanceToAsync(At(12, 10, 11));
        Assert.DoesNotContain("reminder:PT2H:1", await coming.StepsAsync());
        Assert.Contains("too late", await coming.SkippedAsync("reminder:PT2H:1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_while_paused_is_taken_in_and_its_confirmation_goes_after_the_pause()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.DoAsync("pause");
        await person.TextAsync("1");
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Equal(["invitation"], await person.StepsAsync());
        await campaign.DoAsync("resume");
        Assert.Contains("place:1:1", await person.StepsAsync());
    }

    [Fact]
    public async Task A_campaign_paused_for_weeks_does_not_end_its_journeys()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await campaign.DoAsync("pause");
        await world.AdvanceToAsync(TheEnd.AddDays(10));
        Assert.False((bool)(await person.LineAsync())["ended"]!);
        await campaign.DoAsync("resume");
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.True((bool)(await person.LineAsync())["ended"]!);
    }

    [Fact]
    public async Task A_cancelled_meeting_is_told_once_to_everyone_invited_and_nothing_follows()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        var declining = await campaign.AddAsync("Declining");
        var silent = await campaign.AddAsync("Silent");
        var withdrawn = await campaign.AddAsync("Withdrawn");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await declining.TextAsync("2");
        await withdrawn.TextAsync("STOP");
        await world.AdvanceToAsync(At(11, 18, 12));
        await campaign.DoAsync("cancel");
        await campaign.DoAsync("cancel");
        await world.AdvanceToAsync(TheEnd);

        foreach (var person in new[] { coming, declining, silent })
        {
            var sent = await person.SentAsync();
            Assert.Equal(("meeting-cancelled", At(11, 18, 12)), (sent[^1].Step, sent[^1].At));
            Assert.Single(sent, message => message.Step == "meeting-cancelled");
        }

        // Whoever has said no sets out for nowhere; everybody can ask somebody.
        Assert.Contains("Please do not travel", (await coming.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Please do not travel", (await silent.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("travel", (await declining.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Questions? Sian Evans, 029 2018 0555.", (await declining.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Equal(["invitation"], await withdrawn.StepsAsync());
        Assert.Equal("the meeting was cancelled", await silent.SkippedAsync("invitation-reminder:1"));
        Assert.All(await campaign.PeopleAsync(), person => Assert.True((bool)person["ended"]!));
    }

    [Fact]
    public async Task A_cancellation_at_night_is_told_in_the_morning_and_also_when_the_campaign_was_paused()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.DoAsync("pause");
        await world.AdvanceToAsync(At(11, 18, 23));
        await campaign.DoAsync("cancel");
        await world.AdvanceToAsync(At(11, 19, 9, 1));
        Assert.Equal(At(11, 19, 9), await person.SentAtAsync("meeting-cancelled"));
    }

    [Fact]
    public async Task Who_was_never_invited_hears_nothing_of_the_cancellation()
    {
        await using var world = await StartAsync(At(11, 16, 22));
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.DoAsync("cancel");
        await world.AdvanceToAsync(At(11, 20, 9));
        Assert.Empty(await person.StepsAsync());
        Assert.Equal("the meeting was cancelled", await person.SkippedAsync("invitation"));
    }
}
