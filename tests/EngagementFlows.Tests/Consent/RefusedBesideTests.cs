using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>A no to one consent that stands beside something else, or comes before it is asked for.</summary>
public sealed class RefusedBesideTests
{
    [Theory]
    [InlineData("Yes. No photos please.", "photo", "Yes.")]
    [InlineData("yes but no photos please", "photo", "yes")]
    [InlineData("no photos, and I need a hearing loop", "photo", "I need a hearing loop")]
    [InlineData("na, dim lluniau", "photo", "")]
    [InlineData("I need a quiet room. No photos please. Where do I park?", "photo", "I need a quiet room. Where do I park?")]
    [InlineData("Trees are good. Please do not use my photo.", "photo", "Trees are good.")]
    [InlineData("Ydw. Dim lluniau plis.", "photo", "Ydw.")]
    public void What_is_said_against_one_consent_is_told_from_the_rest(string words, string purpose, string rest)
    {
        var refused = ConsentsBeside.Of(words)!;
        Assert.Equal((purpose, rest), (Assert.Single(refused.Purposes), refused.Rest));
    }

    [Theory]
    [InlineData("No photos, unless my back is to you")]
    [InlineData("Will there be no photos? I hope so")]
    [InlineData("no photos of my daughter please, she is shy")]
    [InlineData("No photos please")]
    [InlineData("I do not want to take part. Sorry")]
    [InlineData("No more texts. Yes I am coming")]
    [InlineData("no. see you")]
    public void What_is_not_certain_or_says_nothing_else_is_left_as_it_is(string words) => Assert.Null(ConsentsBeside.Of(words));

    [Theory]
    [InlineData("Yes. No photos please.")]
    [InlineData("yes but no photos please")]
    public async Task Whoever_says_no_to_photos_with_their_yes_comes_and_is_not_asked_for_them(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await person.TextAsync(words, "both1");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.True(await IsNoAsync(campaign, person));
        Assert.Contains("both1", (await campaign.ProofAsync(person))["entries"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(await person.SentAsync(), message => message.Text.Contains("We will not use photos or film of you", StringComparison.Ordinal));
        await person.TextAsync("Nothing, thank you");
        while ((await person.StepsAsync())[^1].StartsWith("consent:", StringComparison.Ordinal))
        {
            var count = (await person.StepsAsync()).Count;
            await person.TextNumberAsync("yes");
            if ((await person.StepsAsync()).Count == count)
            {
                break;
            }
        }

        Assert.DoesNotContain("consent:photo", await person.StepsAsync());
        Assert.True(await IsNoAsync(campaign, person));
        Assert.True((bool)(await campaign.ProofAsync(person))["verified"]!);
    }

    [Fact]
    public async Task A_no_to_photos_before_they_are_asked_for_is_no_answer_to_what_is_open()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world, "cy");
        await person.TextAsync("1");
        await person.TextAsync("na, dim lluniau");
        Assert.True(await IsNoAsync(campaign, person));
        Assert.DoesNotContain(await person.AnswersAsync(), answer => (string)answer!["question"]! == "access-needs");
    }

    [Fact]
    public async Task A_no_beside_a_question_of_theirs_answers_the_consent_that_is_open()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await AskedForPhotosAsync(person);
        await person.TextAsync("no, I hate having my picture taken. What time does it start?");
        Assert.True(await IsNoAsync(campaign, person));
        Assert.Contains(await person.SentAsync(), message => message.Step.StartsWith("in-reply", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_yes_beside_a_no_to_the_same_gives_nothing()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await InvitedAsync(world);
        await AskedForPhotosAsync(person);
        await person.TextAsync("yes but no photos please");
        Assert.NotEqual("given", await campaign.StateAsync(person, "photo"));
    }

    private static async Task AskedForPhotosAsync(TestPerson person)
    {
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        while ((await person.StepsAsync())[^1] != "consent:photo")
        {
            Assert.StartsWith("consent:", (await person.StepsAsync())[^1], StringComparison.Ordinal);
            await person.TextNumberAsync("yes");
        }
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> InvitedAsync(World world, string language = "en")
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: language);
        await campaign.LaunchAsync();
        return (campaign, person);
    }

    private static async Task<bool> IsNoAsync(TestCampaign campaign, TestPerson person) => await campaign.StateAsync(person, "photo") is "refused" or "withdrawn";
}
