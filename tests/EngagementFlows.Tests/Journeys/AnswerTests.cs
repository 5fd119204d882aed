using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Journeys;

public sealed class AnswerTests
{
    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public async Task Who_cannot_come_is_promised_a_question_only_where_it_will_come(int day, bool isPromised)
    {
        await using var world = await StartAsync(At(12, 8, 9));
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(day == 9 ? At(12, 9, 12) : At(12, 10, 9, 50));
        await person.TextAsync("2");

        var told = (await person.SentAsync()).Single(message => message.Step.StartsWith("answer:", StringComparison.Ordinal)).Text;
        Assert.Equal(isPromised, told.Contains("one question", StringComparison.Ordinal));
        Assert.Equal(isPromised, (await person.StepsAsync()).Contains("opening-question"));
    }

    [Fact]
    public async Task A_yes_is_confirmed_and_followed_by_access_needs_and_then_each_consent_on_its_own()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var zoe = await campaign.AddAsync("Zoë");
        await campaign.LaunchAsync();

        await zoe.TextAsync("1");
        Assert.Equal(["invitation", "place:1:1", "access-needs"], await zoe.StepsAsync());
        Assert.Equal(("ACCEPTED", "confirmed"), (await zoe.PartstatAsync(), await zoe.PlaceAsync()));

        string[] purposes = ["take-part", "photo", "quote", "contact-again"];
        await zoe.TextAsync("Nothing, thank you");
        for (var n = 0; n < purposes.Length; n++)
        {
            Assert.Equal(purposes.Take(n + 1).Select(purpose => $"consent:{purpose}"), (await zoe.StepsAsync()).Skip(3));
            await zoe.TextNumberAsync(purposes[n] == "photo" ? "no" : "yes");
        }

        // The last of them is answered, too, since no question follows.
        Assert.StartsWith("in-reply", (await zoe.StepsAsync())[7], StringComparison.Ordinal);
        var consents = (await campaign.ReportAsync())["consents"]!.AsArray();
        Assert.Equal([("take-part", 1, 0), ("photo", 0, 1), ("quote", 1, 0), ("contact-again", 1, 0)], consents.Select(one => ((string)one!["purpose"]!, (int)one["given"]!, (int)one["refused"]!)));
    }

    [Fact]
    public async Task Silence_about_access_needs_holds_consent_up_for_two_days_and_silence_about_a_consent_is_not_pressed()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var quiet = await campaign.AddAsync("Quiet");
        await campaign.LaunchAsync();
        await quiet.TextAsync("1");
        await world.AdvanceToAsync(At(11, 18, 8, 59));
        Assert.DoesNotContain("consent:take-part", await quiet.StepsAsync());

        await world.AdvanceToAsync(At(12, 2, 9));
        Assert.Equal(["invitation", "place:1:1", "access-needs", "consent:take-part"], await quiet.StepsAsync());
    }

    [Fact]
    public async Task Whoever_is_not_sure_is_thanked_and_asked_once_more_a_day_before_answers_are_due()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var unsure = await campaign.AddAsync("Unsure");
        await campaign.LaunchAsync();
        await unsure.TextAsync("3");
        Assert.Equal("TENTATIVE", await unsure.PartstatAsync());
        await world.AdvanceToAsync(At(12, 1, 9, 1));

        Assert.Equal(["invitation", "answer:1", "invitation-reminder:unsure"], await unsure.StepsAsync());
        Assert.Equal(At(12, 1, 9), await unsure.SentAtAsync("invitation-reminder:unsure"));
        await unsure.TextAsync("1");
        Assert.Equal("confirmed", await unsure.PlaceAsync());
    }

    [Fact]
    public async Task Whoever_is_not_sure_on_the_last_day_is_not_asked_again_in_the_same_breath()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var unsure = await campaign.AddAsync("Unsure");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(12, 1, 14));
        await unsure.TextAsync("not sure");
        await world.AdvanceToAsync(At(12, 2, 12));

        Assert.Equal(["invitation", "invitation-reminder:1", "invitation-reminder:2", "answer:1"], await unsure.StepsAsync());
        await world.AdvanceToAsync(TheEnd);
        Assert.NotNull(await unsure.SkippedAsync("invitation-reminder:unsure"));
    }

    [Fact]
    public async Task A_late_answer_counts_until_the_meeting()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var late = await campaign.AddAsync("Late");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(12, 8, 12));
        await late.TextAsync("yes");
        await world.AdvanceToAsync(At(12, 10, 9, 30));

        Assert.Equal("confirmed", await late.PlaceAsync());
        Assert.Contains("reminder:P1D:1", await late.StepsAsync());
        Assert.Contains("reminder:PT2H:1", await late.StepsAsync());
    }

    [Fact]
    public async Task After_a_late_yes_the_questions_that_follow_it_come_first_and_each_answer_finds_its_own_question()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var late = await campaign.AddAsync("Late");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(12, 8, 12));
        await late.TextAsync("yes");
        await late.TextAsync("A quiet room, please");
        Assert.DoesNotContain("opening-question", await late.StepsAsync());
        await world.AdvanceToAsync(At(12, 8, 16, 1));
        Assert.Equal("opening-question", (await late.StepsAsync())[^1]);
        await late.TextAsync("Being asked first.");

        var report = await campaign.ReportAsync();
        Assert.Equal("A quiet room, please", (string)Assert.Single(report["accessNeeds"]!.AsArray())!["inTheirWords"]!);
        Assert.Equal("Being asked first.", (string)Assert.Single(await campaign.AnswersAsync())["text"]!);
    }

    [Fact]
    public async Task A_yes_after_the_meeting_waits_for_the_team_and_changes_nothing()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var tooLate = await campaign.AddAsync("Too Late");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(12, 11, 14));
        await tooLate.TextAsync("yes");
        await tooLate.TextAsync("I'll be there");
        await world.AdvanceToAsync(At(12, 16, 9));

        Assert.Equal("NEEDS-ACTION", await tooLate.PartstatAsync());
        // Somebody will read it, and they are told so once.
        Assert.Equal(["invitation", "invitation-reminder:1", "invitation-reminder:2", "in-reply"], (await tooLate.StepsAsync()).Select(step => step.StartsWith("in-reply", StringComparison.Ordinal) ? "in-reply" : step));
        Assert.Equal(["yes", "I'll be there"], (await campaign.InboxAsync()).Select(item => (string)item["text"]!));
    }

    [Fact]
    public async Task A_changed_mind_is_confirmed_anew_each_time_and_reminders_follow_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var fickle = await campaign.AddAsync("Fickle");
        await campaign.LaunchAsync();
        await fickle.TextAsync("1");
        await fickle.TextAsync("Sorry, I can't come after all");
        Assert.Equal(("DECLINED", null), (await fickle.PartstatAsync(), await fickle.PlaceAsync()));
        Assert.Equal("answer:2", (await fickle.StepsAsync())[^1]);

        await fickle.TextAsync("I'll be there");
        Assert.Equal(("ACCEPTED", "confirmed"), (await fickle.PartstatAsync(), await fickle.PlaceAsync()));
        await world.AdvanceToAsync(At(12, 3, 10, 1));
        Assert.Contains("reminder:P7D:1", await fickle.StepsAsync());

        await fickle.TextAsync("I can't come after all");
        await world.AdvanceToAsync(At(12, 10, 10));
        Assert.DoesNotContain("reminder:P1D:1", await fickle.StepsAsync());
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal("is not coming", await fickle.SkippedAsync("reminder:P1D:1"));
    }

    [Theory]
    [InlineData("ydw", "ACCEPTED")]
    [InlineData("na", "DECLINED")]
    [InlineData("ddim yn siŵr", "TENTATIVE")]
    [InlineData("yes please", "ACCEPTED")]
    public async Task An_answer_in_words_counts_in_either_language(string words, string partstat)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: "unknown");
        await campaign.LaunchAsync();
        await person.TextAsync(words);
        Assert.Equal(partstat, await person.PartstatAsync());
    }
}
