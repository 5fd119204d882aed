using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Journeys;

/// <summary>"Not now", "ask me again next week", and START.</summary>
public sealed class LaterTests
{
    [Theory]
    [InlineData("ask me again next week please")]
    [InlineData("I'll know after the 22nd")]
    public async Task Whoever_asks_to_be_asked_later_is_asked_on_that_day_and_not_before(string words)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync(words);

        Assert.Equal("TENTATIVE", await person.PartstatAsync());
        Assert.Contains("We will ask you again on Monday 23 November. When you know, reply 1 for yes or 2 for no. Please tell us by 1 December.", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        await world.AdvanceToAsync(At(11, 23, 8, 59));
        Assert.Equal(["invitation", "answer:1"], await person.StepsAsync());
        await world.AdvanceToAsync(At(11, 23, 9, 1));
        Assert.Equal("invitation-reminder:wanted-2026-11-23", (await person.StepsAsync())[^1]);

        // Still silent: once more before answers are due.
        await world.AdvanceToAsync(At(12, 1, 12));
        Assert.Equal(["invitation", "answer:1", "invitation-reminder:wanted-2026-11-23", "invitation-reminder:unsure"], await person.StepsAsync());
        await person.TextAsync("1");
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task Who_names_a_day_too_late_is_told_by_when_we_need_to_know_and_asked_the_day_before()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: "cy");
        await campaign.LaunchAsync();
        await person.TextAsync("ddim tan fis Ionawr");

        Assert.Contains("Rhowch wybod i ni erbyn 1 Rhagfyr", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gofyn i chi eto", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        await world.AdvanceToAsync(At(12, 1, 9, 1));
        Assert.Equal(["invitation", "answer:1", "invitation-reminder:unsure"], await person.StepsAsync());
    }

    [Fact]
    public async Task A_new_day_takes_the_place_of_the_one_before_and_an_answer_ends_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (later, decided) = (await campaign.AddAsync("Later"), await campaign.AddAsync("Decided"));
        await campaign.LaunchAsync();
        await later.TextAsync("ask me on Friday");
        await later.TextAsync("ask me again in 10 days");
        await decided.TextAsync("Not now");
        await decided.TextAsync("ask me next week");
        await decided.TextAsync("2");
        await world.AdvanceToAsync(At(11, 27, 12));

        Assert.Equal(["invitation", "answer:1", "answer:2", "invitation-reminder:wanted-2026-11-26"], await later.StepsAsync());
        Assert.Equal(["invitation", "answer:1", "answer:2", "answer:3"], await decided.StepsAsync());
        Assert.Equal("DECLINED", await decided.PartstatAsync());
    }

    [Fact]
    public async Task Who_has_a_place_and_puts_off_another_question_keeps_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("ask me again next week");

        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
    }

    [Fact]
    public async Task START_repeats_the_invitation_with_what_is_true_now_on_the_channel_where_it_came()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "person@example.org");
        await campaign.LaunchAsync();
        await person.TextAsync("STOP");
        await campaign.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T12:30" });
        await world.AdvanceToAsync(At(11, 17, 12));
        Assert.Equal(["invitation"], await person.StepsAsync());

        await person.TextAsync("START", "start1");
        await person.TextAsync("START", "start1");

        var again = (await person.SentAsync())[^1];
        Assert.Equal(("invitation:repeat-1", "sms"), (again.Step, again.Channel));
        Assert.Contains("on Thursday 17 December", again.Text, StringComparison.Ordinal);
        Assert.Contains("Reply 1 for yes, 2 for no, 3 for not sure", again.Text, StringComparison.Ordinal);
        Assert.Equal(["invitation", "invitation:repeat-1"], await person.StepsAsync());
        await person.TextAsync("1");
        Assert.Equal("confirmed", await person.PlaceAsync());
    }

    [Fact]
    public async Task START_asks_whoever_lost_their_place_by_stopping_whether_they_come()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("STOP");
        Assert.Null(await person.PlaceAsync());
        await person.TextAsync("START");

        Assert.Equal("invitation:repeat-1", (await person.StepsAsync())[^1]);
        await person.TextAsync("1");
        Assert.Equal("confirmed", await person.PlaceAsync());
    }

    [Fact]
    public async Task START_repeats_the_consent_that_was_open_with_its_numbers_and_the_next_follows()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 20);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        await person.TextNumberAsync("yes");
        var photo = (await person.SentAsync())[^1];
        Assert.Equal("consent:photo", photo.Step);

        // Nobody had stopped: the question is repeated all the same.
        await person.TextAsync("START");
        var again = (await person.SentAsync())[^1];
        Assert.Equal(("consent:repeat-1", photo.Text), (again.Step, again.Text));
        await person.TextNumberAsync("yes");
        Assert.Equal("consent:quote", (await person.StepsAsync())[^1]);
    }

    [Fact]
    public async Task START_of_somebody_who_has_answered_everything_repeats_nothing()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("2");
        await person.TextAsync("START");

        Assert.Equal(["invitation", "answer:1"], await person.StepsAsync());
    }
}
