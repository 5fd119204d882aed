using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

public sealed class FeedbackPageTests
{
    [Fact]
    public async Task All_of_the_feedback_goes_in_at_once_and_no_message_asks_for_it_again()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person, browser) = await AfterTheMeetingAsync(world);
        Assert.Equal(4, browser.Page.QuerySelectorAll("input[name^=statement-]").Select(mark => mark.GetAttribute("name")).Distinct().Count());
        Assert.Empty(browser.ValuesOf("statement-1"));
        var barriers = browser.Page.QuerySelectorAll("input[name=barriers]").Select(box => box.GetAttribute("value")!).ToList();
        await browser.SendAsync("Send my answers", ("statement-1", "4"), ("statement-2", "2"), ("statement-3", "5"), ("statement-4", "3"), ("barriers", barriers[1]), ("barriers", barriers[0]), ("one-thing", "Start later."));

        Assert.Equal(200, browser.Status);
        var answers = (await world.StoredAsync(campaign, person)).Answers;
        Assert.Equal([4, 2, 5, 3], answers.Statements);
        Assert.Equal(barriers[..2], answers.Barriers);
        Assert.Equal("Start later.", answers.OneThing);
        Assert.Equal(["4"], browser.ValuesOf("statement-1"));
        await world.AdvanceToAsync(TheEnd);
        Assert.Empty((await person.StepsAsync()).Intersect(["feedback:again", "barriers", "one-thing"]));
        Assert.Equal("already answered", await person.SkippedAsync("barriers"));
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task A_meeting_that_was_cancelled_is_not_asked_about()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await campaign.DoAsync("cancel");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "feedback"));

        Assert.Contains("This meeting was cancelled. There is nothing to answer here.", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("input[name^=statement-]"));
    }

    [Fact]
    public async Task A_form_that_is_half_filled_says_what_is_missing_and_keeps_the_rest()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person, browser) = await AfterTheMeetingAsync(world);
        await browser.SendAsync("Send my answers");
        Assert.Equal(422, browser.Status);
        await browser.SendAsync("Send my answers", ("statement-1", "4"), ("statement-3", "9"), ("barriers", "none"), ("barriers", "unknown"), ("one-thing", "Kept"));
        Assert.Equal(422, browser.Status);
        Assert.All(["statement-3", "barriers"], field => Assert.NotNull(browser.ErrorOf(field)));
        Assert.All(["statement-1", "statement-2", "statement-4"], field => Assert.Null(browser.ErrorOf(field)));
        Assert.Equal(["4"], browser.ValuesOf("statement-1"));
        Assert.Equal(["none"], browser.ValuesOf("barriers"));
        Assert.Equal(["Kept"], browser.ValuesOf("one-thing"));
        Assert.Empty((await world.StoredAsync(campaign, person)).Answers.Statements);

        // Something is enough.
        await browser.OpenAsync(await person.LinkAsync(world, "feedback"));
        await browser.SendAsync("Send my answers", ("barriers", "none"));
        Assert.Equal(200, browser.Status);
        Assert.Contains(await person.TimelineAsync(), line => line.Reason == "answers: barriers");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_left_out_on_the_page_is_not_asked_for_by_a_message(bool beforeTheMessage)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        await world.AdvanceToAsync(beforeTheMessage ? At(12, 10, 17) : At(12, 11, 10));
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "feedback"));
        await browser.SendAsync("Send my answers", ("statement-1", "4"), ("one-thing", "Start later."));
        await world.AdvanceToAsync(TheEnd);

        Assert.Empty((await person.StepsAsync()).Intersect(["feedback:again", "barriers", "one-thing"]));
        Assert.Equal(beforeTheMessage ? 0 : 1, (await person.StepsAsync()).Count(step => step == "feedback"));
        var answers = (await world.StoredAsync(campaign, person)).Answers;
        Assert.Equal("Start later.", answers.OneThing);
        Assert.Equal(4, answers.Statements[0]);
    }

    [Fact]
    public async Task There_is_no_form_before_the_meeting_has_ended()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "feedback"));
        Assert.Empty(browser.Page.QuerySelectorAll("form"));
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person, TestBrowser Browser)> AfterTheMeetingAsync(World world)
    {
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 11, 10));
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "feedback"));
        return (campaign, person, browser);
    }
}
