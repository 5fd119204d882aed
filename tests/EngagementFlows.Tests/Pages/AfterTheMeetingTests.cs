using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

/// <summary>What pages still ask when there is nothing to take part in any more.</summary>
public sealed class AfterTheMeetingTests
{
    [Fact]
    public async Task When_it_is_over_nobody_is_asked_what_would_make_it_easier_to_take_part()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        Assert.NotNull(browser.Page.GetElementById("access-needs"));

        await world.AdvanceToAsync(At(12, 10, 17));
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        Assert.Null(browser.Page.GetElementById("access-needs"));
        await browser.SendAsync("Save my answers", ("opening-question", "Listening to each other"));
        Assert.Equal(200, browser.Status);
        Assert.Equal(["Listening to each other"], browser.ValuesOf("opening-question"));
    }

    [Fact]
    public async Task When_it_is_cancelled_the_page_is_sorry_and_no_consent_is_asked_for_but_what_was_given_can_be_taken_back()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        await browser.SendAsync("Save my answers", ("consent-take-part", "yes"), ("consent-photo", "yes"));
        await campaign.DoAsync("cancel");

        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        Assert.Equal(["consent-take-part", "consent-photo"],
            browser.Page.QuerySelectorAll("input[type=radio]").Select(one => one.GetAttribute("name")).Distinct());
        Assert.DoesNotContain("to take part. If you", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains("We are sorry. This meeting was cancelled.", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_would_have_joined_by_video_is_not_asked_not_to_travel()
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (video, room) = (await campaign.AddAsync("Video Vera"), await campaign.AddAsync("Room Rhys"));
        await campaign.LaunchAsync();
        await video.TextAsync("Yes, I'll join online");
        await room.TextAsync("1");
        await campaign.DoAsync("cancel");

        Assert.Contains("Please do not travel.", (await room.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("travel", (await video.SentAsync())[^1].Text, StringComparison.Ordinal);
    }
}
