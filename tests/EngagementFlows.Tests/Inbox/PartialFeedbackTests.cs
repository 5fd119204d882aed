using System.Text.RegularExpressions;
using EngagementFlows.Pages;
using EngagementFlows.Replies.Reading;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>Feedback counts as far as it is given; the rest is asked for once, and what was said beside the marks is kept.</summary>
public sealed class PartialFeedbackTests
{
    [Theory]
    [InlineData("5,5,4,5 but the room was cold", "the room was cold")]
    [InlineData("5 5 4 5. Too many letters for me", "Too many letters for me")]
    [InlineData("5 5 4 5 ond roedd hi'n oer", "roedd hi'n oer")]
    public async Task Marks_count_and_what_is_said_beside_them_is_the_comment(string words, string comment)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync(words);

        Assert.Equal([5, 5, 4, 5], await MarksAsync(campaign));
        // Somebody of the team looks at it before it is in a report.
        var kept = Assert.Single(await campaign.AnswersAsync("to-look-at"), answer => (string)answer["question"]! == "comment");
        Assert.Equal(comment, (string)kept["text"]!);
        Assert.Empty((await campaign.ReportAsync())["comments"]!.AsArray());
        Assert.Equal("barriers", (await person.StepsAsync())[^1]);
    }

    [Theory]
    [InlineData("4 4 2 6")]
    [InlineData("10 8 9 10")]
    [InlineData("5 4 3 5 2")]
    public async Task Marks_that_cannot_be_are_explained(string marks)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync(marks);

        Assert.Contains("Reply with 4 numbers from 1 (not at all) to 5 (fully)", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Contains("marks that cannot be", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
        await person.TextAsync("4 4 2 5");
        Assert.Equal([4, 4, 2, 5], await MarksAsync(campaign));
    }

    [Fact]
    public async Task What_waits_is_acknowledged_once_a_day_by_the_calendar_and_once_more_after_the_meeting()
    {
        await using var world = await StartAsync(At(12, 9, 23, 30));
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(12, 10, 9, 5));
        await person.TextAsync("1");
        Assert.Equal(0, await AcknowledgedAsync(person));
        await person.TextAsync("my cat has moved the bins again");
        await person.TextAsync("and the dustmen are cross with her");
        Assert.Equal(1, await AcknowledgedAsync(person));
        await world.AdvanceToAsync(At(12, 10, 18));
        await person.TextAsync("the bins were moved again by my cat");
        Assert.Equal(2, await AcknowledgedAsync(person));
        await world.AdvanceToAsync(At(12, 11, 9, 30));
        await person.TextAsync("the cat and the bins again");
        Assert.Equal(3, await AcknowledgedAsync(person));
    }

    private static async Task<int> AcknowledgedAsync(TestPerson person) =>
        (await person.SentAsync()).Count(message => message.Text.Contains("will read your message", StringComparison.Ordinal));

    [Theory]
    [InlineData("5 4")]
    [InlineData("5 and 4")]
    [InlineData("5 a 4, diolch")]
    public async Task Two_marks_of_four_count_and_the_other_two_can_follow(string two)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync(two);
        Assert.Equal([5, 4, null, null], await MarksAsync(campaign));
        Assert.Equal([1, 1, 0, 0], await AnswersAsync(campaign));
        Assert.Equal(1, (int)(await campaign.ReportAsync())["funnel"]!["gaveFeedback"]!);
        Assert.Contains("rate the other sentences too", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("barriers", await person.StepsAsync());

        await person.TextAsync("3");
        await person.TextAsync("2");
        Assert.Equal([5, 4, 3, 2], await MarksAsync(campaign));
        Assert.Equal("barriers", (await person.StepsAsync())[^1]);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Theory]
    [InlineData("all good 5s")]
    [InlineData("5s all round thanks")]
    [InlineData("straight fives from me")]
    [InlineData("full marks")]
    [InlineData("pump i bob un")]
    public async Task One_mark_for_all_is_a_mark_for_each(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync(words);
        Assert.Equal([5, 5, 5, 5], await MarksAsync(campaign));
    }

    [Theory]
    [InlineData("4/5")]
    [InlineData("4 or 5")]
    [InlineData("3-4")]
    [InlineData("5")]
    [InlineData("8 out of 10")]
    [InlineData("all 5s except the food")]
    [InlineData("full marks for the biscuits")]
    [InlineData("5 5?")]
    public async Task What_could_be_something_else_is_no_mark_and_is_read_by_people(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync(words);
        Assert.Equal([0, 0, 0, 0], await AnswersAsync(campaign));
        Assert.Single(await campaign.InboxAsync());
    }

    [Fact]
    public async Task On_the_page_whatever_is_chosen_counts_and_nothing_else_need_be()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await AskedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "feedback"));
        await browser.SendAsync("Send my answers", ("statement-2", "4"));
        await world.SettleAsync();

        Assert.Equal(200, browser.Status);
        Assert.Equal(["4"], browser.ValuesOf("statement-2"));
        Assert.Empty(browser.ValuesOf("statement-1"));
        Assert.Equal([null, 4, null, null], await MarksAsync(campaign));
    }

    [Fact]
    public async Task Barriers_are_chosen_by_numbers_with_a_word_between_them_and_nothing_to_change_is_nothing_to_share()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync("5 4 3 2");
        var asked = (await person.SentAsync())[^1].Text;
        var example = Regex.Match(asked, @"like (\d+ and \d+),");
        Assert.True(example.Success, asked);
        await person.TextAsync(example.Groups[1].Value);
        Assert.Equal("one-thing", (await person.StepsAsync())[^1]);

        await person.TextAsync("dim byd, diolch");
        Assert.Empty(await campaign.AnswersAsync());
        Assert.Empty(await campaign.InboxAsync());
        Assert.Equal(2, (await campaign.ReportAsync())["barriers"]!.AsArray().Sum(barrier => (int?)barrier!["people"] ?? 0));
        Assert.Contains("answers: one-thing", (await person.TimelineAsync()).Select(line => line.Reason));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("Nothing really, thanks", true)]
    [InlineData("can't think of anything", true)]
    [InlineData("N/A", true)]
    [InlineData("dim byd", true)]
    [InlineData("Dim byd o gwbl, diolch", true)]
    [InlineData("nothing about us without us", false)]
    [InlineData("Nothing changes unless people are asked", false)]
    [InlineData("dim digon o amser", false)]
    public void Whoever_has_nothing_to_say_is_told_from_whoever_begins_with_that_word(string words, bool isNothing) =>
        Assert.Equal(isNothing, NothingToSay.IsAllOf(words));

    /// <summary>One person, who came, on the morning after.</summary>
    private static async Task<(TestCampaign Campaign, TestPerson Person)> AskedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 11, 10));
        Assert.Equal("feedback", (await person.StepsAsync())[^1]);
        return (campaign, person);
    }

    private static async Task<IReadOnlyList<double?>> MarksAsync(TestCampaign campaign) =>
        [.. (await campaign.ReportAsync())["statements"]!.AsArray().Select(figure => (double?)figure!["average"])];

    private static async Task<IReadOnlyList<int>> AnswersAsync(TestCampaign campaign) =>
        [.. (await campaign.ReportAsync())["statements"]!.AsArray().Select(figure => (int)figure!["answers"]!)];
}
