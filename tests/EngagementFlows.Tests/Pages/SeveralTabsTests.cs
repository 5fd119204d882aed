using EngagementFlows.AccessNeeds;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

/// <summary>One person with the same page open twice: in two tabs, or on a phone and on a computer.</summary>
public sealed class SeveralTabsTests
{
    [Fact]
    public async Task A_tab_that_is_older_saves_what_it_changed_and_leaves_what_another_tab_changed()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var (first, second) = await TwoAsync(world, person, "preferences");
        await first.SendAsync("Save", ("access-needs", "A quiet room"), ("format", "large-print"));
        await second.SendAsync("Save", ("quiet-from", "19:00"), ("quiet-until", "10:30"));

        Assert.Equal(200, second.Status);
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal("A quiet room", stored.Answers.AccessNeeds);
        Assert.True(stored.HasNeed(NeedKind.LargePrint));
        Assert.Equal(("19:00", "10:30"), (stored.Details.QuietHours?.From, stored.Details.QuietHours?.Until));
        Assert.Equal("A quiet room", second.ValuesOf("access-needs")[0]);
    }

    [Theory]
    [InlineData("en", "Save my answers", "You changed this somewhere else", "Saved in the meantime:")]
    [InlineData("cy", "Cadw fy atebion", "Newidioch chi hyn yn rhywle arall", "Cadwyd yn y cyfamser:")]
    public async Task What_both_changed_is_said_kindly_and_both_are_shown(string language, string button, string said, string meanwhile)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, language: language);
        var (first, second) = await TwoAsync(world, person, "questions");
        await first.SendAsync(button, ("access-needs", "A quiet room"));
        await second.SendAsync(button, ("access-needs", "A BSL interpreter"));

        Assert.Equal(422, second.Status);
        Assert.Contains(said, second.Page.GetElementById("errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(meanwhile, second.Page.GetElementById("access-needs-meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A quiet room", second.Page.QuerySelector("#access-needs-meanwhile blockquote")!.TextContent);
        Assert.Equal("A BSL interpreter", second.ValuesOf("access-needs")[0]);
        Assert.Equal("A quiet room", (await world.StoredAsync(campaign, person)).Answers.AccessNeeds);

        await second.SendAsync(button);
        Assert.Equal(200, second.Status);
        Assert.Equal("A BSL interpreter", (await world.StoredAsync(campaign, person)).Answers.AccessNeeds);
    }

    [Fact]
    public async Task What_is_wrong_in_one_answer_empties_no_other_and_one_button_saves_them_all()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("access-needs", "A quiet room"));
        await browser.SendAsync("Save my answers", ("opening-question", new string('x', 2_001)));
        Assert.Equal(422, browser.Status);
        Assert.Equal("A quiet room", browser.ValuesOf("access-needs")[0]);
        await browser.SendAsync("Save my answers", ("access-needs", "A quiet room, and a lift"), ("opening-question", "Listening"));
        var answers = (await world.StoredAsync(campaign, person)).Answers;
        Assert.Equal(("A quiet room, and a lift", "Listening"), (answers.AccessNeeds, answers.Opening));
    }

    [Fact]
    public async Task An_answer_about_coming_and_a_consent_are_asked_about_too_where_both_changed_them()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var (first, second) = await TwoAsync(world, person, "answer");
        await first.SendAsync("Send my answer", ("answer", "no"));
        await second.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Equal(422, second.Status);
        Assert.Equal("No, I cannot come", second.Page.QuerySelector("#answer-meanwhile blockquote")!.TextContent);
        Assert.Equal(["yes"], second.ValuesOf("answer"));
        Assert.Equal("DECLINED", await person.PartstatAsync());
        await second.SendAsync("Send my answer");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());

        // The same answer twice is nothing to ask about.
        await first.OpenAsync(await person.LinkAsync(world, "answer"));
        await second.OpenAsync(await person.LinkAsync(world, "answer"));
        await first.SendAsync("Send my answer", ("answer", "not-sure"));
        await second.SendAsync("Send my answer", ("answer", "not-sure"));
        Assert.Equal(200, second.Status);
    }

    [Fact]
    public async Task A_page_opened_before_the_feedback_of_another_takes_nothing_of_it_away()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 11, 10));
        var (first, second) = await TwoAsync(world, person, "feedback");
        await first.SendAsync("Send my answers", ("statement-1", "4"), ("statement-2", "2"), ("statement-3", "5"), ("statement-4", "3"));
        await second.SendAsync("Send my answers", ("one-thing", "Start later."));
        var answers = (await world.StoredAsync(campaign, person)).Answers;
        Assert.Equal([4, 2, 5, 3], answers.Statements);
        Assert.Equal("Start later.", answers.OneThing);
    }

    private static async Task<(TestBrowser First, TestBrowser Second)> TwoAsync(World world, TestPerson person, string purpose)
    {
        var link = await person.LinkAsync(world, purpose);
        var first = new TestBrowser(world);
        await first.OpenAsync(link);
        var second = new TestBrowser(world) { CookieHeader = first.CookieHeader };
        await second.OpenAsync(link);
        return (first, second);
    }
}
