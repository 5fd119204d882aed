using EngagementFlows.Consent;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>Words about coming when another question is open, or none is.</summary>
public sealed class ChangedMindsTests
{
    [Theory]
    [InlineData("I don't know")]
    [InlineData("maybe")]
    [InlineData("not sure")]
    [InlineData("ddim yn siŵr")]
    public async Task An_unsure_word_that_nobody_asked_for_takes_no_place(string words)
    {
        await using var world = await StartAsync();
        var (_, person) = await InvitedAsync(world);
        await person.AnswerEverythingAsync();
        await person.TextAsync(words);
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Contains("Can you come to", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        await person.TextNumberAsync("no");
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("I can come now")]
    [InlineData("I can come now it is Wednesday")]
    public async Task Who_has_said_no_and_can_come_after_all_is_heard_though_access_needs_were_asked_for(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1");
        Assert.Equal("access-needs", (await person.StepsAsync())[^1]);
        await person.TextAsync("I've got covid, I can't come");
        Assert.Equal("DECLINED", await person.PartstatAsync());
        await person.TextAsync(words);
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        // What they need can be said again.
        await person.TextAsync("a quiet room please");
        Assert.Contains(await person.AnswersAsync(), answer => (string)answer!["question"]! == "access-needs");
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("no")]
    [InlineData("ok thanks")]
    public async Task A_word_of_somebody_who_does_not_come_is_no_answer_to_what_they_need(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1");
        await person.TextAsync("I've got covid, I can't come");
        await person.TextAsync(words);
        Assert.DoesNotContain(await person.AnswersAsync(), answer => (string)answer!["question"]! == "access-needs");
        Assert.Equal("DECLINED", await person.PartstatAsync());
        Assert.DoesNotContain(await campaign.InboxAsync(), item => words.StartsWith("ok", StringComparison.Ordinal) && (string)item["kind"]! == "reply");
    }

    [Theory]
    [InlineData("my mum died last week", "I can come after all")]
    [InlineData("wrong number", "yes")]
    public async Task A_yes_while_somebody_has_died_or_another_has_the_phone_takes_no_place_and_the_team_reads_it(string before, string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync(before);
        await person.TextAsync(words);
        Assert.NotEqual("ACCEPTED", await person.PartstatAsync());
        Assert.Single(await campaign.InboxAsync(), item => (string)item["text"]! == words);
    }

    [Fact]
    public async Task A_yes_of_somebody_who_may_want_no_messages_counts_and_the_team_reads_it()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("dont know if i want these messages");
        await person.TextAsync("yes i will come");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Single(await campaign.InboxAsync(), item => (string)item["text"]! == "yes i will come");
    }

    [Fact]
    public async Task Who_takes_back_a_consent_by_its_number_is_told_once()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        while ((await person.StepsAsync())[^1] != "consent:photo")
        {
            await person.TextNumberAsync("yes");
        }

        var asked = (await person.SentAsync())[^1].Text;
        await person.TextNumberAsync("yes");
        var before = (await person.StepsAsync()).Count;
        await person.TextAsync(System.Text.RegularExpressions.Regex.Match(asked, @"(\d+) (?:for no|if you do not)").Groups[1].Value);
        Assert.NotEqual("given", await campaign.StateAsync(person, "photo"));
        Assert.Equal(["consent-withdrawn"], (await person.StepsAsync()).Skip(before).Select(step => step.Split(':')[0]));
    }

    [Fact]
    public async Task Who_writes_after_the_meeting_is_called_off_hears_who_reads_it_though_they_did_earlier_that_day()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync("1");
        await person.TextAsync("could somebody ring me about the lift in the building, it was broken last time");
        await campaign.DoAsync("cancel", new { });
        var before = (await person.StepsAsync()).Count;
        await person.TextAsync("I am so upset, I was looking forward to it");
        Assert.Contains((await person.StepsAsync()).Skip(before), step => step.StartsWith("in-reply", StringComparison.Ordinal));
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> InvitedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        return (campaign, person);
    }
}
