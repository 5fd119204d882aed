using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Failures;

/// <summary>What others published about their failures in sending and reminding, each with the rule that it gives.</summary>
public sealed class FailuresOfOthersTests
{
    /// <summary>instedd/surveda#2369: the exception came after the send, 96 texts went to one person.</summary>
    [Fact]
    public async Task An_error_after_the_send_never_sends_again()
    {
        await using var world = await StartAsync(change: With((_, call) => call == 1 ? FaultyChannel.Fault.AfterTheSend : FaultyChannel.Fault.None), expectsFaults: true);
        var (campaign, person) = await InvitedAsync(world);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Single(await campaign.OutboxAsync());
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    /// <summary>instedd/surveda#2369: no cap on attempts.</summary>
    [Fact]
    public async Task No_step_is_tried_more_often_than_the_cap_and_the_record_says_so()
    {
        await using var world = await StartAsync(change: With((message, _) => message.Step == "invitation" ? FaultyChannel.Fault.BeforeTheSend : FaultyChannel.Fault.None), expectsFaults: true);
        var (campaign, person) = await InvitedAsync(world);
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(SendFailure.MostTries, ((FaultyChannel)world.Services.GetRequiredService<IMessageChannel>()).Calls["invitation"]);
        Assert.Equal($"tried {SendFailure.MostTries} times", await person.FailedAsync("invitation"));
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["kind"]! == "delivery" && ((string)item["why"]!)
            .Contains("(the invitation)", StringComparison.Ordinal));
    }

    /// <summary>instedd/surveda#2369: the next attempt fell past the end date.</summary>
    [Fact]
    public async Task A_reminder_that_would_come_after_the_last_day_for_answers_ends_its_step()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["replyBy"] = "2026-11-18");
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["invitation"], await person.StepsAsync());
        Assert.Equal("answers were due before it", await person.SkippedAsync("invitation-reminder:1"));
    }

    /// <summary>calcom/cal.diy#7225, #7232: reminders for cancelled meetings.</summary>
    [Fact]
    public async Task A_reminder_for_a_cancelled_meeting_never_goes_out()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 9, 9, 59));
        (await world.Api.PostAsync($"{campaign.Path}/cancel")).Ok(202);
        await world.AdvanceToAsync(TheEnd);
        Assert.DoesNotContain("reminder:P1D:1", await person.StepsAsync());
        Assert.Equal("the meeting was cancelled", await person.SkippedAsync("reminder:P1D:1"));
    }

    /// <summary>calcom/cal.diy#6905: a meeting moved and the old reminder still went out.</summary>
    [Fact]
    public async Task A_reminder_for_a_meeting_that_moved_never_goes_out()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1");
        await campaign.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T12:30" });
        await world.AdvanceToAsync(TheEnd);
        var reminders = (await person.SentAsync()).Where(message => message.Step.StartsWith("reminder", StringComparison.Ordinal)).ToList();
        Assert.Equal(["reminder:P7D:2", "reminder:P1D:2", "reminder:PT2H:2"], reminders.Select(message => message.Step));
        Assert.All(reminders, message => Assert.InRange(message.At, At(12, 10, 10), At(12, 17, 9)));
    }

    /// <summary>calcom: a late cron deleted overdue reminders unsent.</summary>
    [Fact]
    public async Task A_late_timer_sends_if_still_useful_and_is_recorded_as_too_late_if_not()
    {
        var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 2, 9));

        // The host is down over the seven-day reminder and the one-day reminder: the first has been overtaken, the second still helps.
        world = await world.RestartAsync(At(12, 9, 14));
        await using var later = world;
        person = new TestPerson(new TestCampaign(world, campaign.Id), person.Id, person.Name, person.Phone, email: null);
        await world.AdvanceToAsync(At(12, 9, 14, 1));
        Assert.Equal(At(12, 9, 14), (await person.SentAtAsync("reminder:P1D:1"))!.Value, TimeSpan.FromMinutes(1));
        Assert.Equal("skipped: too late", await person.SkippedAsync("reminder:P7D:1"));
        await world.AdvanceToAsync(At(12, 10, 9, 1));
        Assert.Equal(At(12, 10, 9), await person.SentAtAsync("reminder:PT2H:1"));
    }

    /// <summary>onehashai/Cal-ID#790: editing a workflow cancelled old reminders and made no new ones.</summary>
    [Fact]
    public async Task A_running_journey_keeps_the_campaign_that_it_started_with()
    {
        await using var world = await StartAsync();
        var file = TestCampaign.File();
        (await world.Api.PostAsync("/api/campaigns", file)).Ok(201);
        var campaign = new TestCampaign(world, (string)file["id"]!);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();

        file["invitation"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "remindAfter": ["P1D"] }""");
        (await world.Api.PostAsync("/api/campaigns", file)).IsProblem(409);
        await world.AdvanceToAsync(At(11, 30, 9));
        Assert.Equal(["invitation", "invitation-reminder:1", "invitation-reminder:2"], await person.StepsAsync());
        Assert.Equal(At(11, 20, 9), await person.SentAtAsync("invitation-reminder:1"));
    }

    /// <summary>p2pu/learning-circles: an RSVP "YES" was eaten as an opt-in word.</summary>
    [Fact]
    public async Task A_YES_to_an_invitation_accepts_it()
    {
        await using var world = await StartAsync();
        var (_, person) = await InvitedAsync(world);
        await person.TextAsync("YES");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    /// <summary>crownshy/comhairle#1052: no answer on what came of it.</summary>
    [Fact]
    public async Task What_we_did_is_a_promise_whose_breach_is_on_record()
    {
        await using var world = await StartAsync();
        var (_, person) = await InvitedAsync(world);
        await person.TextAsync("2");
        await world.AdvanceToAsync(At(2, 19, 9));
        Assert.Equal("no outcomes were published", await person.SkippedAsync("outcomes"));
    }

    /// <summary>Seen with a host that was killed amid a launch: a cancellation waited for the next day, since the invitation had two attempts.</summary>
    [Fact]
    public async Task A_message_that_took_two_attempts_counts_once_towards_the_messages_of_its_day()
    {
        await using var world = await StartAsync(
            change: With((message, call) => message.Step == "invitation" && call == 1 ? FaultyChannel.Fault.BeforeTheSend : FaultyChannel.Fault.None), expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world, file => file["messagesADay"] = 2);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(Monday.AddHours(6));
        Assert.Equal(["invitation"], await person.StepsAsync());
        await campaign.DoAsync("cancel");
        Assert.Equal(["invitation", "meeting-cancelled"], await person.StepsAsync());
    }

    private static Action<IServiceCollection> With(Func<OutboundMessage, int, FaultyChannel.Fault> faults) =>
        services => services.AddSingleton<IMessageChannel>(provider => new FaultyChannel(provider.GetRequiredService<Outbox>(), faults));

    private static async Task<(TestCampaign Campaign, TestPerson Person)> InvitedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        return (campaign, person);
    }
}
