using EngagementFlows.AccessNeeds;
using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

/// <summary>Whoever comes with somebody does not come after all: that is never the person's own no.</summary>
public sealed class CompanionDropsOutTests
{
    [Theory]
    [InlineData("Simply cant come")]
    [InlineData("Alas cant come")]
    [InlineData("Regretfully can't make it")]
    public async Task No_word_that_begins_a_sentence_is_a_companion(string words)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync(words);
        Assert.DoesNotContain(await campaign.InboxAsync(), item => ((string)item["why"]!).Contains("somebody else does not come", StringComparison.Ordinal));
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("my daughter cant come any more, just me")]
    [InlineData("my husband can't make it now, it'll just be me")]
    [InlineData("my PA cant make it")]
    [InlineData("My daughter is not able to come any more.")]
    [InlineData("jo cant come")]
    [InlineData("max is ill he cant come but i can")]
    [InlineData("Joan is not coming any more but I am")]
    [InlineData("my sister isnt coming after all")]
    [InlineData("the neighbour has dropped out")]
    [InlineData("my mum is ill and cant come")]
    [InlineData("He is not coming")]
    [InlineData("dydy fy merch ddim yn gallu dod nawr, dim ond fi")]
    [InlineData("all fy chwaer ddim dod")]
    [InlineData("Dydy Max ddim yn gallu dod gyda fi")]
    [InlineData("na, dyw e ddim yn dod")]
    public async Task Their_place_is_given_up_and_the_person_keeps_their_own_and_is_told_so(string words)
    {
        await using var world = await StartAsync();
        var (_, person, other) = await WithSomebodyAsync(world);
        await person.TextAsync(words);

        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Equal(["confirmed", "offered"], await PlacesAsync([person, other]));
        Assert.Equal(0, (int)(await person.LineAsync())["companions"]!);
        Assert.Contains("You have a place", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("comes with you", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mair cant come")]
    [InlineData("mair is ill she cant come but i can")]
    [InlineData("my supporter can't make it, just me")]
    [InlineData("Dydy Mair ddim yn gallu dod gyda fi")]
    public async Task A_supporter_of_the_list_drops_out_in_the_same_way(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, _) = await SupporterTests.WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        Assert.Contains("the person who comes with you have places", await LastOfPlaceAsync(person), StringComparison.Ordinal);
        await person.TextAsync(words);

        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.DoesNotContain("comes with you", await LastOfPlaceAsync(person), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my husband cant come")]
    [InlineData("jo cant come")]
    [InlineData("dydy fy merch ddim yn gallu dod")]
    public async Task Where_nobody_is_known_to_come_along_the_place_stays_and_the_team_asks(string words)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync(words);

        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Contains("somebody else does not come", (string)Assert.Single(await campaign.InboxAsync(), one => (string)one["text"]! == words)["why"]!, StringComparison.Ordinal);
        Assert.StartsWith("in-reply", (await person.StepsAsync())[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my mum is ill so I can't come")]
    [InlineData("me and my husband can't come")]
    [InlineData("Sorry, can't come")]
    [InlineData("unfortunately cant come any more")]
    [InlineData("Person cant come")]
    public async Task Their_own_no_stays_one(string words)
    {
        await using var world = await StartAsync();
        var (_, person, _) = await WithSomebodyAsync(world);
        await person.TextAsync(words);
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("my husband can't come, but I can", "ACCEPTED")]
    [InlineData("no, my carer cant come", "NEEDS-ACTION")]
    public async Task Who_has_not_answered_yet_answers_with_what_they_say_of_themselves(string words, string partstat)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync(words);
        Assert.Equal(partstat, await person.PartstatAsync());
        Assert.Single(await campaign.InboxAsync(), one => (string)one["text"]! == words);
    }

    [Theory]
    [InlineData("my daughter cant come until 11")]
    [InlineData("my daughter cant come up the stairs")]
    public async Task Who_only_comes_later_does_not_drop_out(string words)
    {
        await using var world = await StartAsync();
        var (_, person, _) = await WithSomebodyAsync(world);
        await person.TextAsync(words);
        Assert.Equal(("ACCEPTED", 1), (await person.PartstatAsync(), (int)(await person.LineAsync())["companions"]!));
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person, TestPerson Other)> WithSomebodyAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 2);
        var (person, other) = (await campaign.AddAsync("Person"), await campaign.AddAsync("Other"));
        await campaign.LaunchAsync();
        await person.TextAsync("Yes, and my daughter is coming with me");
        await other.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        Assert.Equal(["confirmed", "waiting"], await PlacesAsync([person, other]));
        return (campaign, person, other);
    }

    private static async Task<string> LastOfPlaceAsync(TestPerson person) =>
        (await person.SentAsync()).Last(message => message.Step.StartsWith("place:", StringComparison.Ordinal)).Text;
}
