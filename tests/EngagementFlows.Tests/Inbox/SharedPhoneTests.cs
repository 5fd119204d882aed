using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>Two people of the sample share a phone: the message says whom it is for, and the answer says who answered.</summary>
public sealed class SharedPhoneTests
{
    [Fact]
    public async Task Each_has_numbers_of_their_own_and_a_number_says_who_answers()
    {
        await using var world = await StartAsync();
        var (campaign, xanthe, ash) = await InvitedAsync(world);
        Assert.StartsWith("Ash Brown: ", (await ash.SentAsync())[0].Text, StringComparison.Ordinal);
        Assert.Contains("Reply 1 for yes, 2 for no, 3 for not sure", (await ash.SentAsync())[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Xanthe Brown: ", (await xanthe.SentAsync())[0].Text, StringComparison.Ordinal);
        Assert.Contains("Reply 4 for yes, 5 for no, 6 for not sure", (await xanthe.SentAsync())[0].Text, StringComparison.Ordinal);

        await ash.TextAsync("1");
        Assert.Equal(("NEEDS-ACTION", "ACCEPTED"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        await ash.TextAsync("5, thank you");
        Assert.Equal(("DECLINED", "ACCEPTED"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task The_numbers_of_an_invitation_that_is_being_handed_over_are_taken_and_no_others()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (xanthe, ash) = (await campaign.AddAsync("Xanthe Brown", phone), await campaign.AddAsync("Ash Brown", phone));
        var people = world.Service<ParticipantStore>();
        var inHand = new StepRecord(StepState.Intent, world.Now, 1, Channel: Channel.Sms) { First = 4 };
        await people.ChangeAsync(
            new ParticipantRef(campaign.Id, xanthe.Id), before => (before with { Steps = before.Steps.SetItem("invitation", inHand) }, []));

        var first = await world.Service<QuestionNumbers>().FirstAsync(
            await world.Service<CampaignStore>().GetAsync(campaign.Id),
            (await people.GetAsync(new ParticipantRef(campaign.Id, ash.Id))).Value,
            new Step("invitation", "invitation", world.Now) { Asks = QuestionKind.Rsvp },
            Channel.Sms,
            world.Now,
            default);

        Assert.Equal(1, first);
    }

    [Theory]
    [InlineData("Ash: yes", "Xanthe: no")]
    [InlineData("Ash yes", "Xanthe no thanks")]
    [InlineData("yes from Ash", "Xanthe Brown can't come")]
    [InlineData("ydw gan Ash", "This is Xanthe, not coming")]
    [InlineData("Ash - 1", "5 Xanthe")]
    public async Task A_name_says_who_answers(string one, string other)
    {
        await using var world = await StartAsync();
        var (campaign, xanthe, ash) = await InvitedAsync(world);
        await xanthe.TextAsync(one);
        await ash.TextAsync(other);
        Assert.Equal(("DECLINED", "ACCEPTED"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Empty(await campaign.InboxAsync());
    }

    [Theory]
    [InlineData("Yes we can both come. Xanthe", "ACCEPTED")]
    [InlineData("gallwn ni'n dau ddod", "ACCEPTED")]
    [InlineData("sorry, neither of us can come", "DECLINED")]
    public async Task Somebody_who_answers_for_both_has_answered_for_both(string words, string both)
    {
        await using var world = await StartAsync();
        var (campaign, xanthe, ash) = await InvitedAsync(world);
        await xanthe.TextAsync(words);
        Assert.Equal((both, both), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Empty(await campaign.InboxAsync());
        Assert.Equal(0, (await campaign.PeopleAsync()).Sum(person => (int?)person["companions"] ?? 0));
    }

    [Fact]
    public async Task Where_it_is_not_certain_which_of_both_comes_they_are_asked_and_both_of_us_settles_it()
    {
        await using var world = await StartAsync();
        var (campaign, xanthe, ash) = await InvitedAsync(world);
        await xanthe.TextAsync("we can't both come");
        Assert.Equal(("NEEDS-ACTION", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Contains("which-question:1", (await xanthe.StepsAsync()).Concat(await ash.StepsAsync()));
        await xanthe.TextAsync("both of us can come after all");
        Assert.Equal(("ACCEPTED", "ACCEPTED"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Empty(await campaign.InboxAsync());
    }

    [Theory]
    [InlineData("we can both come", Together.Two, true)]
    [InlineData("We'd both love to come, see you there", Together.Two, true)]
    [InlineData("yes to both", Together.Two, true)]
    [InlineData("byddwn ni'n dwy yno", Together.Two, true)]
    [InlineData("ie, y ddau ohonom", Together.Two, true)]
    [InlineData("we can all come", Together.All, true)]
    [InlineData("neither of us can make it", Together.Two, false)]
    [InlineData("we can't both come", Together.Two, null)]
    [InlineData("maybe both of us", Together.Two, null)]
    [InlineData("thank you both, I can come", Together.No, null)]
    [InlineData("both dates suit me", Together.No, null)]
    [InlineData("can we both come?", Together.No, null)]
    [InlineData("I will be there all day", Together.No, null)]
    public void Words_for_both_or_all_are_seen_and_whether_they_come(string words, Together together, bool? coming)
    {
        Assert.Equal(together, TogetherReading.Of(words));
        if (together != Together.No)
        {
            Assert.Equal(coming, TogetherReading.AreComing(words, coming: null));
        }
    }

    [Fact]
    public async Task A_bare_yes_is_asked_about_once_and_the_number_settles_it()
    {
        await using var world = await StartAsync();
        var (campaign, xanthe, ash) = await InvitedAsync(world);
        await ash.TextAsync("yes");
        Assert.Equal(("NEEDS-ACTION", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));

        var question = (await ash.SentAsync())[^1];
        Assert.Equal("which-question:1", question.Step);
        Assert.Contains("Ash Brown: Can you come to \"The Power of Co-production\"? 1 for yes, 2 for no, 3 for not sure.", question.Text, StringComparison.Ordinal);
        Assert.Contains("Xanthe Brown: Can you come to \"The Power of Co-production\"? 4 for yes, 5 for no, 6 for not sure.", question.Text, StringComparison.Ordinal);

        await ash.TextAsync("4");
        Assert.Equal(("ACCEPTED", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        await ash.TextAsync("1");
        Assert.Equal("ACCEPTED", await ash.PartstatAsync());
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task Who_was_asked_which_can_answer_with_a_name()
    {
        await using var world = await StartAsync();
        var (campaign, xanthe, ash) = await InvitedAsync(world);
        await ash.TextAsync("yes");
        await ash.TextAsync("Xanthe");
        Assert.Equal(("ACCEPTED", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task What_stays_unclear_goes_to_the_team_with_what_was_written_first_and_nobody_is_asked_twice()
    {
        await using var world = await StartAsync();
        var (campaign, xanthe, ash) = await InvitedAsync(world);
        await ash.TextAsync("yes");
        await ash.TextAsync("no");
        Assert.Equal(["no", "yes"], (await campaign.InboxAsync()).Select(item => (string)item["text"]!).Order(StringComparer.Ordinal));
        Assert.Equal(("NEEDS-ACTION", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Single(await ash.StepsAsync(), step => step.StartsWith("which-question", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_never_says_which_is_read_by_the_team_after_two_days()
    {
        await using var world = await StartAsync();
        var (campaign, _, ash) = await InvitedAsync(world);
        await ash.TextAsync("yes", "unclear1");
        await ash.TextAsync("yes", "unclear1");
        Assert.Empty(await campaign.InboxAsync());
        await world.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal("yes", (string)Assert.Single(await campaign.InboxAsync())["text"]!);
        Assert.Single(await ash.TimelineAsync(), line => line.What == "received");
        Assert.Single(await ash.StepsAsync(), step => step.StartsWith("which-question", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_STOP_stops_both()
    {
        await using var world = await StartAsync();
        var (_, xanthe, ash) = await InvitedAsync(world);
        await ash.TextAsync("yes");
        await ash.TextAsync("STOP");
        Assert.True((bool)(await xanthe.LineAsync())["withdrawn"]!);
        Assert.True((bool)(await ash.LineAsync())["withdrawn"]!);
    }

    [Fact]
    public async Task Questions_open_in_two_campaigns_are_numbered_apart_too()
    {
        await using var world = await StartAsync();
        var phone = NewPhone();
        var (one, two) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var (inOne, inTwo) = (await one.AddAsync("Person", phone), await two.AddAsync("Person", phone));
        await one.LaunchAsync();
        await two.LaunchAsync();
        Assert.Contains("Reply 4 for yes", (await inTwo.SentAsync())[0].Text, StringComparison.Ordinal);
        await inOne.TextAsync("yes");
        Assert.Equal(("NEEDS-ACTION", "NEEDS-ACTION"), (await inOne.PartstatAsync(), await inTwo.PartstatAsync()));
        await inOne.TextAsync("4");
        Assert.Equal(("NEEDS-ACTION", "ACCEPTED"), (await inOne.PartstatAsync(), await inTwo.PartstatAsync()));
        Assert.Empty(await one.InboxAsync());
        Assert.Empty(await two.InboxAsync());
    }

    private static async Task<(TestCampaign, TestPerson Xanthe, TestPerson Ash)> InvitedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var (xanthe, ash) = (await campaign.AddAsync("Xanthe Brown", phone), await campaign.AddAsync("Ash Brown", phone));
        await campaign.LaunchAsync();
        return (campaign, xanthe, ash);
    }
}
