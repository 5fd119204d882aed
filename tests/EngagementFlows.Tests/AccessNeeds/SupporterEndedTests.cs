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
