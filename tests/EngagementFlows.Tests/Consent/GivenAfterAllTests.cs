using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>A consent that somebody had said no to, and gives later in plain words.</summary>
public sealed class GivenAfterAllTests
{
    private static readonly string[] Refused = [ConsentPurposes.Photo, ConsentPurposes.Quote];

    [Theory]
    [InlineData("actually photos are ok", "photo", true)]
    [InlineData("I've changed my mind, you can use my photo", "photo", true)]
    [InlineData("I don't mind being photographed", "photo", true)]
    [InlineData("Yes to photos please", "photo", true)]
    [InlineData("you can quote me after all", "quote", true)]
    [InlineData("Mae'r lluniau yn iawn", "photo", true)]
    [InlineData("Cewch chi ddefnyddio fy lluniau", "photo", true)]
    [InlineData("changed my mind about the photos", "photo", false)]
    [InlineData("I think I would be happy in the photos now", "photo", false)]
    public void It_is_certain_where_the_whole_message_says_just_that_and_else_to_be_asked(string words, string purpose, bool isCertain) =>
        Assert.Equal(new ConsentAfterAll(purpose, isCertain), GivenAfterAll.Read(words, Refused));

    [Theory]
    [InlineData("no photos please")]
    [InlineData("photos are not ok")]
    [InlineData("are photos ok?")]
    [InlineData("photos are fine but not of my face")]
    [InlineData("don't use my photo")]
    [InlineData("the photos from last time were lovely")]
    [InlineData("ok thanks")]
    [InlineData("dim lluniau, iawn")]
    public void What_says_something_else_gives_nothing(string words) => Assert.Null(GivenAfterAll.Read(words, Refused));

    [Fact]
    public void Nobody_gives_what_they_were_not_asked_or_had_not_refused() => Assert.Null(GivenAfterAll.Read("photos are ok", ["quote"]));

    [Fact]
    public async Task Said_plainly_it_is_recorded_with_the_message_as_evidence_and_the_person_is_told()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await RefusedAsync(world);
        await person.TextAsync("actually photos are ok", "photos1");

        Assert.Equal("given", await campaign.StateAsync(person, "photo"));
        var entry = (await campaign.ProofAsync(person))["entries"]!.AsArray()[^1]!;
        Assert.Contains("photos1", entry.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("We have noted that you said \"yes\"", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await campaign.InboxAsync());
        Assert.True((bool)(await campaign.ProofAsync(person))["verified"]!);
    }

    [Fact]
    public async Task Said_less_plainly_it_is_asked_for_once_more_and_counts_when_they_say_yes()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await RefusedAsync(world);
        await person.TextAsync("changed my mind about the photos");

        Assert.Equal("refused", await campaign.StateAsync(person, "photo"));
        Assert.Equal("consent:photo:asked-for-1", (await person.StepsAsync())[^1]);
        await person.TextNumberAsync("yes");
        Assert.Equal("given", await campaign.StateAsync(person, "photo"));
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> RefusedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync("photo");
        Assert.Equal("refused", await campaign.StateAsync(person, "photo"));
        return (campaign, person);
    }
}
