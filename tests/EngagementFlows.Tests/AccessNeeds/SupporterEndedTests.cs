using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.AccessNeeds;

/// <summary>Somebody says that their supporter is none any more, or is to hear nothing.</summary>
public sealed class SupporterEndedTests
{
    [Theory]
    [InlineData("Mair is not my supporter any more", "")]
    [InlineData("Mair Siôn isn't my supporter now.", "")]
    [InlineData("Mair is no longer my carer", "")]
    [InlineData("I don't want a supporter any more", "")]
    [InlineData("I don't want Mair as my supporter any more please", "")]
    [InlineData("do not tell Mair anything", "")]
    [InlineData("please don't send anything to Mair any more", "")]
    [InlineData("stop texting Mair. I can come", "I can come")]
    [InlineData("Mair is not my supporter any more, do not send her anything", "")]
    [InlineData("Mair must not answer for me. I need a ramp.", "I need a ramp.")]
    [InlineData("no more messages to my supporter", "")]
    [InlineData("dydy Mair ddim yn gefnogwr i mi mwyach", "")]
    [InlineData("nid Mair yw fy nghefnogwr i bellach", "")]
    [InlineData("dw i ddim eisiau cefnogwr mwyach", "")]
    [InlineData("peidiwch â dweud dim wrth Mair", "")]
    [InlineData("my supporter is Ann now not Mair", "")]
    [InlineData("Mair doesnt work for me now", "")]
    [InlineData("ive got a new supporter, she is called Ann", "")]
    [InlineData("i fell out with mair", "")]
    [InlineData("Mair has left", "")]
    [InlineData("mae gen i gefnogwr newydd nawr", "")]
    [InlineData("I can come. Mair has left and I have a new support worker.", "I can come")]
    [InlineData("Peidiwch ag anfon dim byd at Mair. Dw i'n dod.", "Dw i'n dod.")]
    public async Task Copies_and_the_supporters_answers_wait_and_nobody_is_withdrawn(string words, string rest)
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        var copies = (await CopiesAsync(campaign, supporter)).Count;
        await person.TextAsync(words);
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.True((bool)(await person.LineAsync())["supporterWaits"]!);
        var item = Assert.Single(await campaign.InboxAsync(), one => (string)one["text"]! == words);
        Assert.Contains("supporter is not to hear", (string)item["why"]!, StringComparison.Ordinal);
        Assert.Contains(await person.SentAsync(), message => message.Step.StartsWith("in-reply", StringComparison.Ordinal));
        Assert.Equal(rest is "I can come" or "Dw i'n dod." ? "ACCEPTED" : "NEEDS-ACTION", await person.PartstatAsync());

        var before = await person.PartstatAsync();
        await WriteAsync(world, supporter, "2");
        Assert.Equal(before, await person.PartstatAsync());
        await person.TextAsync("1");
        Assert.DoesNotContain((await CopiesAsync(campaign, supporter)).Skip(copies), copy => !copy.Step.StartsWith("supporter-reply", StringComparison.Ordinal));

        (await person.CorrectAsync(new { reason = "It was said in anger; they want Mair to have copies.", supporterWaits = false })).Ok();
        await WriteAsync(world, supporter, "Blodeuwedd cannot come");
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("Is Mair not my supporter any more?")]
    [InlineData("Mair is my supporter")]
    [InlineData("Mair is not well")]
    [InlineData("Mair is now away")]
    [InlineData("my supporter is ill now")]
    [InlineData("please send it to Mair as well")]
    [InlineData("I don't want lunch")]
    [InlineData("1")]
    public async Task Other_words_about_a_supporter_change_nothing_of_that(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, _) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await person.TextAsync(words);
        Assert.Null((await person.LineAsync())["supporterWaits"]);
    }

    [Theory]
    [InlineData("Mair can have the messages again")]
    [InlineData("dw i eisiau i Mair gael y negeseuon eto")]
    public async Task That_a_supporter_may_hear_again_is_no_wish_to_stop_and_is_for_the_team(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, _) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await person.TextAsync("Mair is not my supporter any more");
        await person.TextAsync(words);
        Assert.True((bool)(await person.LineAsync())["supporterWaits"]!);
        Assert.Contains("or answer, again", (string)Assert.Single(await campaign.InboxAsync(), one => (string)one["text"]! == words)["why"]!, StringComparison.Ordinal);
        await person.TextAsync("1");
        Assert.Equal("access-needs", (await person.StepsAsync())[^1]);
    }

    [Theory]
    [InlineData("i cant come that day")]
    [InlineData("Sorry, I am ill and will not be there")]
    [InlineData("I can't be there that day")]
    [InlineData("tell Blodeuwedd I cant come")]
    [InlineData("alla i ddim dod")]
    public async Task What_a_supporter_says_of_themselves_is_not_the_persons_answer(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await WriteAsync(world, supporter, words);
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Contains("about themselves", (string)Assert.Single(await campaign.InboxAsync(), one => (string)one["kind"]! == "reply")["why"]!, StringComparison.Ordinal);
        Assert.StartsWith("supporter-reply", (await CopiesAsync(campaign, supporter))[^1].Step, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I am sorry but she can't come")]
    [InlineData("Blodeuwedd cannot come")]
    [InlineData("no")]
    [InlineData("2")]
    public async Task What_a_supporter_says_of_the_person_is_their_answer(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await WriteAsync(world, supporter, words);
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Fact]
    public async Task Whoever_answers_on_a_dead_supporters_phone_hears_nothing_more_and_the_team_reads_it()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await SupporterTests.WithSupporterAsync(world, "all messages");
        await campaign.LaunchAsync();
        const string words = "hello this is her daughter, please stop texting her";
        var before = (await CopiesAsync(campaign, supporter)).Count;
        await WriteAsync(world, supporter, words);
        await person.TextAsync("1");
        Assert.Equal(before, (await CopiesAsync(campaign, supporter)).Count);
        Assert.Contains("may have died", (string)Assert.Single(await campaign.InboxAsync(), one => (string)one["text"]! == words)["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_without_their_supporter_after_all_has_one_place_and_is_told_of_one()
    {
        await using var world = await StartAsync();
        var (campaign, person, _) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("im coming on my own");
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.DoesNotContain("the person who comes with you", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Contains("You have a place", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_supporter_in_the_record_and_wants_none_any_more_is_read_by_the_team_and_goes_on()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("I don't want a supporter any more");
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["text"]! == "I don't want a supporter any more");
    }

    [Fact]
    public async Task A_supporter_who_wants_no_more_copies_and_may_answer_is_heard_all_the_same_and_answered()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await WriteAsync(world, supporter, "please take me off the list");
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        await WriteAsync(world, supporter, "could somebody ring me about the lift in the building, it was broken last time");
        Assert.Equal(2, (await CopiesAsync(campaign, supporter)).Count(message => message.Step.StartsWith("supporter-reply", StringComparison.Ordinal)));
        await WriteAsync(world, supporter, "Blodeuwedd cannot come");
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Fact]
    public async Task The_supporter_of_somebody_who_has_withdrawn_is_told_that_it_is_read()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await person.TextAsync("please take me off the list");
        await WriteAsync(world, supporter, "Blodeuwedd would like to come after all");
        Assert.Single(await CopiesAsync(campaign, supporter), message => message.Step.StartsWith("supporter-reply", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<SentMessage>> CopiesAsync(TestCampaign campaign, string supporter) =>
        [.. (await campaign.OutboxAsync()).Where(message => message.To == supporter)];

    private static async Task WriteAsync(World world, string from, string body)
    {
        (await world.Api.PostAsync("/local/inbox", new { from, to = "", body })).Ok(202);
        await world.SettleAsync();
    }
}
