using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Replies;

/// <summary>People ask who writes, who comes and how to get there, and each gets what was meant; a mere thank-you gets nothing.</summary>
public sealed class EverydayAnswersTests
{
    private const string Contact = "Sian Evans, 029 2018 0555";

    [Theory]
    [InlineData("Will there be lunch?")]
    [InlineData("Is there another date?")]
    public async Task What_the_campaign_does_not_say_is_asked_of_the_team_and_not_answered_with_something_else(string words)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["everydayAnswers"] = new JsonObject { ["what"] = Both("It is about ponds.", "Mae am byllau.") });
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync(words);
        Assert.Single(await campaign.InboxAsync(), item => (string)item["text"]! == words);
        Assert.DoesNotContain((await person.SentAsync()).Skip(2), message => message.Text.Contains("It is about ponds", StringComparison.Ordinal)
            || message.Text.Contains(" is on ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_question_gets_its_own_answer_and_every_text_says_who_it_is_from()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            file["organisation"] = Both("Riverside Together", "Glan yr Afon Gyda'n Gilydd");
            file["shortName"] = Both("Riverside", "Glan yr Afon");
            file["meeting"]!["place"] = Both("Riverside Hall", "Neuadd Glan yr Afon");
            file["everydayAnswers"] = new JsonObject
            {
                ["where"] = Both("Take bus 60 from the station.", "Daliwch fws 60 o'r orsaf."),
                ["who"] = Both("About 20 people from the street.", "Tua 20 o bobl o'r stryd."),
            };
        });
        var (ash, beti) = (await campaign.AddAsync("Ash"), await campaign.AddAsync("Beti", language: "cy"));
        var (cai, dilys) = (await campaign.AddAsync("Cai"), await campaign.AddAsync("Dilys", language: "cy"));
        var efan = await campaign.AddAsync("Efan");
        await campaign.LaunchAsync();

        await ash.TextAsync("thanks");
        await beti.TextAsync("Diolch yn fawr");
        Assert.Equal(["invitation"], await ash.StepsAsync());
        Assert.Equal(["invitation"], await beti.StepsAsync());
        Assert.Empty(await RepliesAsync(campaign));

        Assert.StartsWith("Riverside: ", await ReplyAsync(ash, "yes", "You have a place"), StringComparison.Ordinal);
        Assert.StartsWith("Glan yr Afon: ", await ReplyAsync(beti, "gallaf", "Mae lle i chi"), StringComparison.Ordinal);

        var writes = await ReplyAsync(cai, "whos this? what number is this", "Riverside Together");
        Assert.Contains($"To talk to somebody: {Contact}", writes, StringComparison.Ordinal);
        Assert.Contains(Contact, await ReplyAsync(cai, "how did u get my number", "You are on our list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Tua 20", await ReplyAsync(dilys, "pwy ydych chi?", Contact), StringComparison.Ordinal);

        var comes = await ReplyAsync(efan, "who else will be there", "About 20 people");
        Assert.DoesNotContain("These messages are from", comes, StringComparison.Ordinal);
        await ReplyAsync(dilys, "pwy sy'n dod?", "Tua 20");
        var both = await ReplyAsync(cai, "who are you? and who else is coming?", "These messages are from");
        Assert.Contains("About 20", both, StringComparison.Ordinal);

        await ReplyAsync(efan, "how do i get there by bus", "Riverside Hall. Take bus 60");
        await ReplyAsync(beti, "sut ydw i'n cyrraedd yno ar y bws?", "Daliwch fws 60");
        Assert.Empty(await RepliesAsync(campaign));
        await efan.TextAsync("is there parking?");
        var parking = Assert.Single(await RepliesAsync(campaign));
        Assert.Contains("about parking, access or how to get there", (string)parking["why"]!, StringComparison.Ordinal);

        var unknown = new { bus = new { en = "Take bus 60.", cy = "Bws 60." } };
        var refused = await world.Api.PatchAsync($"{campaign.Path}/about", new { everydayAnswers = unknown }, "*");
        refused.IsProblem(400, "everydayAnswers.bus");
        Assert.Contains("who (who else will be there)", refused.Text, StringComparison.Ordinal);
    }

    private static async Task<string> ReplyAsync(TestPerson person, string words, string has)
    {
        var before = (await person.SentAsync()).Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
        await person.TextAsync(words);
        var texts = (await person.SentAsync()).Where(message => !before.Contains(message.Id)).Select(message => message.Text).ToList();
        return Assert.Single(texts, text => text.Contains(has, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<JsonNode>> RepliesAsync(TestCampaign campaign) =>
        [.. (await campaign.InboxAsync()).Where(item => (string)item["kind"]! == "reply")];

    private static JsonObject Both(string english, string welsh) => new() { ["en"] = english, ["cy"] = welsh };
}
