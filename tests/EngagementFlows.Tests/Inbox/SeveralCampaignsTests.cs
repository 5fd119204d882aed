using System.Text.Json.Nodes;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>
/// Somebody is in campaigns of two teams under one phone: what they write goes to the team whose message they have before them, and to no
/// other.
/// </summary>
public sealed class SeveralCampaignsTests
{
    [Fact]
    public async Task What_answers_no_question_goes_to_the_campaign_of_the_latest_message_and_is_acknowledged_in_its_name()
    {
        await using var world = await StartAsync();
        var phone = NewPhone();
        var (health, garden) = (await OfAsync(world, "Vale Health Board", "Huw Parry"),
            await OfAsync(world, "Riverside Together", "Bethan Price"));
        var (inHealth, inGarden) = (await health.AddAsync("Maya", phone), await garden.AddAsync("Maya", phone));
        await health.LaunchAsync();
        await inHealth.TextAsync("yes");
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await garden.LaunchAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        // A question of the one campaign is open in both; nothing of this answers it, and no other team reads it.
        await inGarden.TextAsync("my neighbour has moved the bins again");
        Assert.Empty(await health.InboxAsync());
        Assert.Equal("my neighbour has moved the bins again", (string)Assert.Single(await garden.InboxAsync())["text"]!);
        var acknowledged = (await inGarden.SentAsync())[^1].Text;
        Assert.Contains("Bethan Price will read your message", acknowledged, StringComparison.Ordinal);
        Assert.DoesNotContain(await inHealth.TimelineAsync(), line => line.Text?.Contains("bins", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("Yes please and I'll bring my daughter, I use a wheelchair", 1)]
    [InlineData("Yes please and I'll bring my daughter", 1)]
    [InlineData("Yes please, I use a wheelchair", 0)]
    public async Task What_else_a_message_says_counts_when_it_has_become_clear_what_it_answers(string words, int companions)
    {
        await using var world = await StartAsync();
        var phone = NewPhone();
        var (health, garden) = (await OfAsync(world, "Vale Health Board", "Huw Parry"),
            await OfAsync(world, "Riverside Together", "Bethan Price"));
        var (inHealth, inGarden) = (await health.AddAsync("Maya", phone), await garden.AddAsync("Maya", phone));
        await health.LaunchAsync();
        await garden.LaunchAsync();
        await inHealth.TextAsync(words);
        var asked = (await inHealth.SentAsync()).Concat(await inGarden.SentAsync()).Single(message => message.Step.StartsWith("which-question", StringComparison.Ordinal));
        await inHealth.TextAsync(System.Text.RegularExpressions.Regex.Match(asked.Text, @"(\d+) for yes").Groups[1].Value);

        var coming = await inHealth.PartstatAsync() == "ACCEPTED" ? inHealth : inGarden;
        Assert.Equal("ACCEPTED", await coming.PartstatAsync());
        Assert.Equal(companions, (int)(await coming.LineAsync())["companions"]!);
        var campaign = coming == inHealth ? health : garden;
        var needs = (await world.Api.GetAsync($"{campaign.Path}/access-needs")).Ok().Json["needs"]!.AsArray();
        Assert.Equal(words.Contains("wheelchair", StringComparison.Ordinal), needs.Any(need => (string)need!["kind"]! == "step-free"));
        Assert.Equal(words.Contains("wheelchair", StringComparison.Ordinal), (await campaign.ReportAsync())["accessNeeds"]!.ToJsonString().Contains("wheelchair", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_done_of_it_then_is_read_by_the_team()
    {
        await using var world = await StartAsync();
        var phone = NewPhone();
        var (health, garden) = (await OfAsync(world, "Vale Health Board", "Huw Parry"),
            await OfAsync(world, "Riverside Together", "Bethan Price"));
        var (inHealth, inGarden) = (await health.AddAsync("Maya", phone), await garden.AddAsync("Maya", phone));
        await health.LaunchAsync();
        await garden.LaunchAsync();
        const string Words = "Yes please. Tell Huw that the old pump is in my shed";
        await inHealth.TextAsync(Words);
        var asked = (await inHealth.SentAsync()).Concat(await inGarden.SentAsync()).Single(message => message.Step.StartsWith("which-question", StringComparison.Ordinal));
        await inHealth.TextAsync(System.Text.RegularExpressions.Regex.Match(asked.Text, @"(\d+) for yes").Groups[1].Value);
        Assert.Equal(Words, (string)Assert.Single((await health.InboxAsync()).Concat(await garden.InboxAsync()))["text"]!);
    }

    [Fact]
    public async Task After_a_cancellation_words_about_it_change_nothing_in_another_campaign_and_its_own_team_answers()
    {
        await using var world = await StartAsync();
        var phone = NewPhone();
        var (health, garden) = (await OfAsync(world, "Vale Health Board", "Huw Parry"),
            await OfAsync(world, "Riverside Together", "Bethan Price"));
        var (inHealth, inGarden) = (await health.AddAsync("Maya", phone), await garden.AddAsync("Maya", phone));
        await health.LaunchAsync();
        await inHealth.TextAsync("yes");
        await inHealth.TextAsync("nothing");
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await garden.LaunchAsync();
        await garden.DoAsync("cancel");
        var before = (await health.OutboxAsync()).Count;
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        await inGarden.TextAsync("is it cancelled?");
        Assert.Contains("will not take place", (await inGarden.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await garden.InboxAsync());
        await inGarden.TextAsync("I will be there");
        Assert.Contains("will not take place", (await inGarden.SentAsync())[^1].Text, StringComparison.Ordinal);
        await inGarden.TextAsync("that is a shame");
        await inGarden.TextAsync("I can't come then");

        Assert.Equal(["I will be there", "that is a shame", "I can't come then"], (await garden.InboxAsync())
            .Select(item => (string)item["text"]!));
        Assert.Empty(await health.InboxAsync());
        Assert.Equal(before, (await health.OutboxAsync()).Count);
        Assert.Equal("ACCEPTED", await inHealth.PartstatAsync());
    }

    [Theory]
    [InlineData("is it cancelled?", true)]
    [InlineData("Is the meeting called off", true)]
    [InlineData("hi, has it been cancelled", true)]
    [InlineData("ydy'r cyfarfod wedi'i ganslo?", true)]
    [InlineData("ydi o wedi cael ei ganslo", true)]
    [InlineData("If it's cancelled will you let me know?", false)]
    [InlineData("is my place cancelled?", false)]
    [InlineData("they cancelled our bus last year", false)]
    [InlineData("has my train been cancelled?", false)]
    public void That_it_is_asked_whether_the_meeting_is_cancelled_is_seen_and_other_things_that_are_cancelled_are_not(string words,
        bool asks) =>
        Assert.Equal(asks, CancelledReading.Asks(ReplyReaders.BuiltIn.Signs(words)));

    private static Task<TestCampaign> OfAsync(World world, string organisation, string contact) => TestCampaign.CreateAsync(world, file =>
    {
        file["organisation"] = new JsonObject { ["en"] = organisation, ["cy"] = organisation };
        file["contact"]!["name"] = contact;
        file["contact"]!["phone"] = "029 2018 0777";
    });
}
