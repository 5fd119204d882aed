using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Journeys;

public sealed class InvitationTests
{
    [Fact]
    public async Task Somebody_silent_is_reminded_after_four_and_eight_days_then_tried_once_on_the_other_channel_and_then_left_alone()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var silent = await campaign.AddAsync("Silent", email: "silent@example.org");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(TheEnd);

        var sent = await silent.SentAsync();
        Assert.Equal(
            [("invitation", "sms", At(11, 16, 9)), ("invitation-reminder:1", "sms", At(11, 20, 9)), ("invitation-reminder:2", "sms", At(11, 24, 9)), ("invitation:other-channel", "email", At(11, 28, 9))],
            sent.Select(message => (message.Step, message.Channel, message.At)));
        Assert.Equal("silent@example.org", sent[^1].To);
    }

    [Fact]
    public async Task Nobody_without_another_channel_is_tried_there_and_the_timeline_says_so()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phoneOnly = await campaign.AddAsync("Phone Only");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(TheEnd);

        Assert.Equal(["invitation", "invitation-reminder:1", "invitation-reminder:2"], await phoneOnly.StepsAsync());
        Assert.Equal("no other channel to try", await phoneOnly.SkippedAsync("invitation:other-channel"));
    }

    [Fact]
    public async Task The_preferred_channel_is_used_and_the_other_one_only_once_it_stays_silent()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var prefersEmail = await campaign.AddAsync("Prefers Email", email: "prefers.email@example.org", prefers: "email");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 29, 9));

        Assert.Equal(["email", "email", "email", "sms"], (await prefersEmail.SentAsync()).Select(message => message.Channel));
    }

    [Fact]
    public async Task Whoever_answers_gets_no_reminder_and_the_timeline_says_why()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var prompt = await campaign.AddAsync("Prompt", email: "prompt@example.org");
        await campaign.LaunchAsync();
        await prompt.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 9));

        Assert.Equal(["invitation", "answer:1"], await prompt.StepsAsync());
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal("already answered", await prompt.SkippedAsync("invitation-reminder:1"));
        Assert.Equal("already answered", await prompt.SkippedAsync("invitation-reminder:2"));
        Assert.Equal("already answered", await prompt.SkippedAsync("invitation:other-channel"));
    }

    [Fact]
    public async Task A_launch_at_night_invites_nobody_before_nine()
    {
        await using var world = await StartAsync(At(11, 16, 22));
        var campaign = await TestCampaign.CreateAsync(world);
        var sleeper = await campaign.AddAsync("Sleeper");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 17, 8, 59));
        Assert.Empty(await sleeper.StepsAsync());

        await world.AdvanceToAsync(At(11, 17, 9, 1));
        Assert.Equal(At(11, 17, 9), await sleeper.SentAtAsync("invitation"));
    }
}
