using System.Text.Json.Nodes;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;

namespace EngagementFlows.Replies;

/// <summary>What only the team can do is put before it, whatever else a message says and whatever is done about that.</summary>
public sealed class PersonalRequestsTests
{
    [Fact]
    public async Task A_wish_about_ones_data_is_an_item_of_its_own_kind_beside_a_stop_an_answer_or_alone()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (mo, nia, lee) = (
            await campaign.AddAsync("Mo Hart", email: "mo.hart@example.org", noPhone: true),
            await campaign.AddAsync("Nia Puw", language: "cy"),
            await campaign.AddAsync("Lee Kerr"));
        await campaign.LaunchAsync();

        await mo.EmailAsync("No thank you. Also please delete all my data.");
        await nia.TextAsync("Pa wybodaeth sydd gennych chi amdanaf i? Dw i eisiau copi o'r wybodaeth.");
        await lee.TextAsync("What information do you hold about me? I want a copy.");

        Assert.True((bool)(await mo.LineAsync())["withdrawn"]!);
        Assert.Contains("You also asked us to delete what we keep about you", (await mo.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Contains("gopi o beth rydyn ni'n ei gadw", (await nia.SentAsync())[^1].Text, StringComparison.Ordinal);
        var answer = (await lee.SentAsync())[^1].Text;
        Assert.Contains("You asked for a copy of what we keep about you.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("will read your message", answer, StringComparison.Ordinal);

        var items = await campaign.InboxAsync();
        Assert.Equal(3, items.Count);
        Assert.All(items, item => Assert.Equal("data-request", (string)item["kind"]!));
        Assert.Contains("to be deleted", Why(Assert.Single(items, item => IsOf(item, mo))), StringComparison.Ordinal);
        Assert.Contains("asks for what is kept about them. Make sure who they are", Why(Assert.Single(items, item => IsOf(item, lee))),
            StringComparison.Ordinal);
        Assert.Contains(await lee.TimelineAsync(), line => line.What == "data-request");
    }

    [Fact]
    public async Task A_new_number_or_address_is_put_before_the_team_whatever_else_is_done()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (mo, lee, ann) = (
            await campaign.AddAsync("Mo Hart", email: "mo.hart@example.org", noPhone: true),
            await campaign.AddAsync("Lee Kerr", email: "lee.kerr@example.org", noPhone: true),
            await campaign.AddAsync("Ann Webb"));
        await campaign.LaunchAsync();

        await mo.EmailAsync("My email has changed, please use mo.new@example.org from now on.\nYes I will come.");
        await lee.EmailAsync("Text me instead please: 07700 900188");
        await ann.TextAsync($"my number is {ann.Phone}");

        Assert.Equal("ACCEPTED", await mo.PartstatAsync());
        var items = (await campaign.InboxAsync()).Where(item => Why(item).Contains("not in their record", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(new[] { lee.Id, mo.Id }.Order(StringComparer.Ordinal), items.Select(item => (string)item["participantIds"]![0]!)
            .Order(StringComparer.Ordinal));
        Assert.Contains(await mo.SentAsync(), message => message.Text.Contains("will read your message", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("please delete my details", DataWish.Erasure)]
    [InlineData("Remove all my personal information from your records", DataWish.Erasure)]
    [InlineData("I want everything you have about me deleted", DataWish.Erasure)]
    [InlineData("dilëwch fy nata os gwelwch yn dda", DataWish.Erasure)]
    [InlineData("under GDPR I have the right to be forgotten", DataWish.Erasure)]
    [InlineData("I want everything you've got on me gone by Friday", DataWish.Erasure)]
    [InlineData("I would like my details taken off your system", DataWish.Erasure)]
    [InlineData("can I see my data", DataWish.Copy)]
    [InlineData("This is a subject access request", DataWish.Copy)]
    [InlineData("what do you know about me?", DataWish.Copy)]
    [InlineData("beth ydych chi'n ei gadw amdana i?", DataWish.Copy)]
    [InlineData("Send me a copy of my data and then delete my data", DataWish.Copy | DataWish.Erasure)]
    [InlineData("Please don't delete my details", DataWish.None)]
    [InlineData("sorry, I deleted my email", DataWish.None)]
    [InlineData("how did you get my number?", DataWish.None)]
    [InlineData("take me off the list for Saturday", DataWish.None)]
    [InlineData("can I have a copy of the notes and more information about the meeting", DataWish.None)]
    [InlineData("You asked us to delete what we keep about you. Our team will do this within one month.", DataWish.None)]
    public void What_somebody_wants_done_with_their_data_is_told_from_what_only_sounds_like_it(string words, DataWish wish) =>
        Assert.Equal(wish, DataWishReading.In(words));

    [Theory]
    [InlineData("I've got a new phone, its 07700900123", true)]
    [InlineData("please ring me on 01792 636 363", true)]
    [InlineData("my number has changed", true)]
    [InlineData("fy rhif newydd yw 07700 900 123", true)]
    [InlineData("use jo.new@example.org", true)]
    [InlineData("my number is 07700 900 111", false)]
    [InlineData("write to Team@Example.org? or ring 01792 000 111", false)]
    [InlineData("4 2 5 3 1 4 2 5 3 1", false)]
    [InlineData("I was born 12-10-1950 and ref is 12345678901234", false)]
    public void A_contact_that_is_on_record_is_no_news(string words, bool isNew) => Assert.Equal(
        isNew,
        NewContactReading.IsIn(new InboundMessage("id", Channel.Sms, "+447700900111", "", words, default),
            ["+447700900111", "team@example.org", "01792 000111", null]));

    private static string Why(JsonNode item) => (string)item["why"]!;

    private static bool IsOf(JsonNode item, TestPerson person) => item["participantIds"]!.AsArray().Any(id => (string)id! == person.Id);
}
