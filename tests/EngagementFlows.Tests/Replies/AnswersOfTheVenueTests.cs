using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Replies;

/// <summary>What is said of where, parking, access and transport is true of one place: at another it waits until somebody has looked at it.</summary>
public sealed class AnswersOfTheVenueTests
{
    [Fact]
    public async Task At_a_new_venue_the_old_directions_are_given_to_nobody_until_the_team_sends_them_again()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["everydayAnswers"] = JsonNode.Parse("""
            {
              "where": { "en": "Five minutes from the station.", "cy": "Pum munud o'r orsaf." },
              "parking-access-or-transport": { "en": "Two parking bays outside.", "cy": "Dau le parcio." },
              "pay": { "en": "It is free.", "cy": "Mae am ddim." }
            }
            """));
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        var stale = (string)(await campaign.GetAsync())["about"]!["etag"]!;
        var moved = await campaign.EditAsync(new { place = new { en = "Butetown Hub, Loudoun Square", cy = "Hyb Butetown, Sgwâr Loudoun" }, venue = "new" });
        var warning = Assert.Single(moved["warnings"]!.AsArray());
        Assert.Contains("parking-access-or-transport, where", (string)warning!, StringComparison.Ordinal);

        await person.TextAsync("where is it?");
        Assert.Contains("Butetown Hub", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Five minutes", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        await person.TextAsync("is there parking?");
        Assert.DoesNotContain("bays", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Contains(await campaign.InboxAsync(), item => ((string)item["why"]!).Contains("parking", StringComparison.Ordinal));
        await person.TextAsync("is it free?");
        Assert.Contains("It is free.", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);

        var about = (await campaign.GetAsync())["about"]!;
        Assert.Equal(["parking-access-or-transport", "where"], about["answersToConfirm"]!.AsArray().Select(one => (string)one!));
        var same = new { everydayAnswers = about["everydayAnswers"]!.DeepClone() };
        (await world.Api.PatchAsync($"{campaign.Path}/about", same, stale)).IsProblem(412);
        var confirmed = (await world.Api.PatchAsync($"{campaign.Path}/about", same, (string)about["etag"]!)).Ok().Json;
        Assert.Null(confirmed["about"]!["answersToConfirm"]);
        await person.TextAsync("where is it?");
        Assert.Contains("Five minutes", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrected_words_for_the_same_place_hold_nothing_back()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["everydayAnswers"] = JsonNode.Parse("""{ "where": { "en": "Five minutes from the station.", "cy": "Pum munud o'r orsaf." } }"""));
        await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var moved = await campaign.EditAsync(new { place = new { en = "Baltic House, Mount Stuart Square", cy = "Baltic House, Sgwâr Mount Stuart" }, venue = "same" });
        Assert.Null(moved["warnings"]);
        Assert.Null((await campaign.GetAsync())["about"]!["answersToConfirm"]);
    }
}
