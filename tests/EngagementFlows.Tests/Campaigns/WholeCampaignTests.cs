using EngagementFlows.Worlds;

namespace EngagementFlows.Campaigns;

public sealed class WholeCampaignTests(WholeCampaign whole) : IClassFixture<WholeCampaign>
{
    private static readonly string[] Everybodys =
    [
        "invitation", "invitation-reminder:1", "invitation-reminder:2", "invitation:other-channel", "reminder:P7D:1", "reminder:P1D:1", "reminder:PT2H:1",
        "opening-question", "feedback", "feedback:again", "materials", "outcomes",
    ];

    /// <summary>openstreetmap/operations#196: a tenth of the reminders was never sent, and nobody knew why.</summary>
    [Fact]
    public async Task Everything_planned_ends_in_a_recorded_outcome_and_what_was_skipped_has_a_reason()
    {
        foreach (var person in whole.People)
        {
            var timeline = await person.TimelineAsync();
            var outcomes = timeline.Where(line => line.Step is not null).ToList();
            Assert.All(outcomes, line => Assert.True(line.What is "sent" or "skipped", $"{person.Name}: {line}"));
            Assert.All(outcomes.Where(line => line.What == "skipped"), line => Assert.False(string.IsNullOrWhiteSpace(line.Reason), $"{person.Name}: {line}"));
            Assert.Empty(Everybodys.Except(outcomes.Select(line => line.Step!)));
            Assert.Equal(outcomes.Count, outcomes.Select(line => line.Step).Distinct().Count());
            Assert.Equal(timeline.OrderBy(line => line.At).Select(line => line.At), timeline.Select(line => line.At));
        }

        Assert.All(await whole.Campaign.PeopleAsync(), person => Assert.True((bool)person["ended"]!));
    }

    [Fact]
    public async Task Every_message_that_left_is_in_its_persons_timeline_and_no_other_is()
    {
        var sent = 0;
        foreach (var person in whole.People)
        {
            sent += (await person.SentAsync()).Count;
        }

        Assert.Equal(whole.Outbox.Count, sent);
        Assert.Equal(sent, (int)(await whole.Campaign.GetAsync())["messages"]!["sent"]!);
        Assert.Equal(0, (int)(await whole.Campaign.GetAsync())["messages"]!["sending"]!);
    }

    [Fact]
    public void Nobody_is_written_to_between_eight_in_the_evening_and_nine_in_the_morning_but_to_confirm_a_withdrawal() =>
        Assert.All(whole.Outbox.Where(message => !message.Step.StartsWith("withdrawn:", StringComparison.Ordinal)), message => Assert.True(message.At.TimeOfDay >= TimeSpan.FromHours(9) && message.At.TimeOfDay < TimeSpan.FromHours(20), message.ToString()));

    [Fact]
    public void Nobody_gets_more_than_two_messages_a_day_that_we_start()
    {
        var started = whole.Outbox.Where(message => message.Step.Split(':')[0] is "invitation" or "invitation-reminder" or "reminder" or "opening-question" or "feedback" or "materials" or "outcomes" or "offer");
        Assert.All(started.GroupBy(message => (message.ParticipantId, message.At.Date)), day => Assert.InRange(day.Count(), 1, 2));
    }

    [Fact]
    public async Task Nothing_follows_a_withdrawal_but_one_confirmation()
    {
        var withdrawals = 0;
        foreach (var person in whole.People)
        {
            var timeline = await person.TimelineAsync();
            if (timeline.FirstOrDefault(line => line is { What: "received", Reason: "withdraws" }) is { } withdrawal)
            {
                withdrawals++;
                var after = timeline.Where(line => line.What == "sent" && line.At > withdrawal.At).ToList();
                Assert.All(after, line => Assert.Equal("withdrawn:1", line.Step));
                Assert.InRange(after.Count, 0, 1);
            }
        }

        Assert.True(withdrawals >= 2, $"The cast withdrew only {withdrawals} times.");
    }

    [Fact]
    public async Task There_are_never_more_people_with_a_place_than_places_and_the_figures_add_up()
    {
        var counts = (await whole.Campaign.GetAsync())["participants"]!;
        Assert.InRange((int)counts["places"]!["confirmed"]! + (int)counts["places"]!["offered"]!, 1, 12);
        var funnel = (await whole.Campaign.ReportAsync())["funnel"]!;
        Assert.Equal(30, (int)funnel["imported"]!);
        Assert.Equal(30, (int)funnel["invited"]!);
        Assert.Equal((int)funnel["answered"]!, (int)funnel["accepted"]! + (int)funnel["declined"]! + (int)funnel["tentative"]!);
    }

    [Fact]
    public async Task Nothing_that_anybody_wrote_is_lost()
    {
        var received = 0;
        foreach (var person in whole.People)
        {
            var lines = (await person.TimelineAsync()).Where(line => line.What == "received").ToList();
            Assert.All(lines, line => Assert.False(string.IsNullOrEmpty(line.Reason), $"{person.Name}: {line}"));
            received += lines.Count;
        }

        Assert.True(received >= 60, $"Only {received} messages were received.");
        Assert.Contains(await whole.Campaign.InboxAsync(), item => ((string)item["text"]!).Contains(WholeCampaign.Canary, StringComparison.Ordinal));
    }
}
