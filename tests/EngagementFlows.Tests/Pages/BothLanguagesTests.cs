using EngagementFlows.Worlds;

namespace EngagementFlows.Pages;

/// <summary>Where nobody knows which language somebody reads, their pages say everything in both alike, Welsh first.</summary>
public sealed class BothLanguagesTests
{
    [Theory]
    [InlineData("answer")]
    [InlineData("consents")]
    [InlineData("questions")]
    [InlineData("preferences")]
    [InlineData("data")]
    [InlineData("stop")]
    public async Task Every_heading_label_and_button_stands_in_both_languages_each_marked_as_what_it_is(string purpose)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: "");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, purpose), acceptLanguage: "en");

        var texts = browser.Page.QuerySelectorAll("h1, h2, legend, label, button, nav a").Where(one => one.TextContent.Trim() is not ("Cymraeg" or "English")).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, one => Assert.Equal(["cy", "en"], one.QuerySelectorAll("[lang]").Select(part => part.GetAttribute("lang"))));
        Assert.All(browser.Html, character => Assert.False(character is >= '\uE000' and <= '\uE002'));
        Assert.DoesNotContain("&#xE00", browser.Html, StringComparison.Ordinal);
        Assert.Contains(" / ", browser.Page.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain("<", browser.Page.Title!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_to_talk_to_and_why_we_write_are_a_whole_sentence_in_each_language()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: "");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "stop"));
        Assert.Single(In("en"), text => text.StartsWith("If you have a question, talk to Sian Evans (Monday", StringComparison.Ordinal) && text.EndsWith(").", StringComparison.Ordinal));
        Assert.Single(In("cy"), text => text.StartsWith("Os oes gennych chi gwestiwn, siaradwch â Sian Evans (", StringComparison.Ordinal) && text.EndsWith(").", StringComparison.Ordinal));
        Assert.Single(In("en"), text => text.StartsWith("Why we write to you: You", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\(\s|\s\)", browser.Page.QuerySelector("footer")!.TextContent);

        IEnumerable<string> In(string language) => browser.Page.QuerySelectorAll($"footer p > [lang={language}]").Select(one => one.TextContent);
    }

    [Fact]
    public async Task After_an_answer_or_a_fault_it_is_still_in_both_and_what_is_kept_is_in_one()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, language: "", accessNeeds: "large print");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.SendAsync(FormOf(browser), []);
        Assert.Equal(422, browser.Status);
        Assert.Equal(["cy", "en"], browser.Page.GetElementById("answer-error")!.Children.Select(part => part.GetAttribute("lang")));

        await browser.SendAsync(FormOf(browser), ("answer", "yes"));
        Assert.Equal(200, browser.Status);
        Assert.All(["Rydyn ni wedi cadw beth ddwedoch chi wrthon ni.", "We have saved what you told us."],
            words => Assert.Contains(words, browser.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal));
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync(FormOf(browser), []);
        Assert.DoesNotContain(await person.TimelineAsync(), line => line.Text?.Any(character => character is >= '\uE000' and <= '\uE002') == true);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.NotNull(campaign);
    }

    [Fact]
    public async Task Whoever_chooses_a_language_gets_that_one_alone()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: "");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.FollowAsync("English");
        Assert.DoesNotContain("Allwch chi ddod?", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Can you come?", browser.Page.QuerySelector("legend")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("plain <b>text</b>", "plain <b>text</b>")]
    [InlineData("<p>\uE000Helo\uE001Hello\uE002</p>", "<p><span class=\"both\" lang=\"cy\">Helo</span> <span class=\"both\" lang=\"en\">Hello</span></p>")]
    [InlineData("<p>&#xE000;Helo&#xE001;Hello&#xE002;</p>", "<p><span class=\"both\" lang=\"cy\">Helo</span> <span class=\"both\" lang=\"en\">Hello</span></p>")]
    [InlineData("<title>\uE000Helo\uE001Hello\uE002</title><a title=\"\uE000A\uE001B\uE002\">\uE000C\uE001C\uE002</a>", "<title>Helo / Hello</title><a title=\"A / B\">C</a>")]
    [InlineData("\uE000A \uE000un\uE001one\uE002.\uE001B \uE000un\uE001one\uE002.\uE002", "<span class=\"both\" lang=\"cy\">A un.</span> <span class=\"both\" lang=\"en\">B one.</span>")]
    [InlineData("\uE001stray\uE002 \uE000open", "stray open")]
    public void Texts_are_taken_apart_where_they_stand(string html, string page) => Assert.Equal(page, Twofold.Resolve(html));

    private static AngleSharp.Html.Dom.IHtmlFormElement FormOf(TestBrowser browser) =>
        (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form")!;
}
