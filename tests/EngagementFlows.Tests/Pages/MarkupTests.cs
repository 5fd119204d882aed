using System.Text.Json.Nodes;
using AngleSharp.Dom;
using EngagementFlows.Links;
using EngagementFlows.Pages.Layout;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Pages;

/// <summary>Every page in both languages, in easy read too: what a screen reader, a small phone and a browser without script need, and nothing from elsewhere.</summary>
public sealed class MarkupTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&lt; <b>Gwen</b> {name}";

    [Theory]
    [InlineData("en", "")]
    [InlineData("cy", "")]
    [InlineData("en", "easy read")]
    [InlineData("cy", "easy read")]
    public async Task Every_page_is_whole_and_can_be_read_by_everybody(string language, string accessNeeds)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: language, accessNeeds: accessNeeds);
        var browser = new TestBrowser(world);
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in new[] { World.Monday, At(12, 11, 10) })
        {
            foreach (var purpose in Enum.GetValues<LinkPurpose>())
            {
                await browser.OpenAsync(await person.LinkAsync(world, purpose.Name()));
                titles.Add(browser.Page.Title!);
                CheckPage(browser, language);
                Assert.Equal(accessNeeds.Length > 0, browser.Page.Body!.ClassList.Contains("easy"));
                Assert.Equal(accessNeeds.Length > 0, browser.Page.QuerySelector(".picture[aria-hidden=true]") is not null);
                var hardWord = language == "en" ? "Accessibility" : "Hygyrchedd";
                Assert.Equal(accessNeeds.Length == 0, browser.Page.Body!.TextContent.Contains(hardWord, StringComparison.Ordinal));
                if (browser.Page.QuerySelector("form") is AngleSharp.Html.Dom.IHtmlFormElement form
                    && purpose is not (LinkPurpose.Data or LinkPurpose.Stop or LinkPurpose.Preferences)
                    && (purpose != LinkPurpose.Questions || accessNeeds.Length == 0))
                {
                    await browser.SendAsync(form);
                    Assert.Equal(422, browser.Status);
                    CheckPage(browser, language);
                    Assert.NotNull(browser.Page.QuerySelector("#errors[tabindex='-1'][autofocus]"));
                }
            }

            await person.TextAsync("1");
            await world.AdvanceToAsync(At(12, 11, 10));
        }

        Assert.Equal(Enum.GetValues<LinkPurpose>().Length, titles.Count);
    }

    [Fact]
    public async Task The_other_language_is_one_link_away_is_kept_from_page_to_page_and_changes_nothing_else()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var before = await world.StoredAsync(campaign, person);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.FollowAsync("Cymraeg");
        CheckPage(browser, "cy");
        await browser.FollowAsync("Ein cwestiynau i chi");
        CheckPage(browser, "cy");
        Assert.Equal(before.Details, (await world.StoredAsync(campaign, person)).Details);
        await browser.SendAsync("Cadw fy atebion", ("access-needs", "Lle tawel"));
        CheckPage(browser, "cy");
        await browser.FollowAsync("English");
        CheckPage(browser, "en");
        Assert.Equal(Messaging.Language.English, (await world.StoredAsync(campaign, person)).Details.Language);
    }

    [Theory]
    [InlineData("cy, en;q=0.8", "cy")]
    [InlineData("fr, en;q=0.4, cy;q=0.9", "cy")]
    [InlineData("en-GB, cy;q=0.5", "en")]
    [InlineData("pl", "en")]
    [InlineData(null, "en")]
    public async Task Where_no_language_is_recorded_the_browser_says_which(string? accept, string language)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: "");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"), accept);
        CheckPage(browser, language);

        // Whatever it says: both languages come first, alike, and the title stands in both.
        var choice = browser.Page.QuerySelectorAll("header .languages a").ToList();
        Assert.Equal([("cy", "Cymraeg"), ("en", "English")], choice.Select(link => (link.GetAttribute("lang"), link.TextContent)));
        Assert.Equal(["cy", "en"], browser.Page.QuerySelectorAll("h1 [lang]").Select(title => title.GetAttribute("lang")));
        var whole = browser.Page.Title;
        Assert.All(browser.Page.QuerySelectorAll("h1 [lang]"),
            title => Assert.Contains(title.TextContent, whole, StringComparison.Ordinal));
        await browser.FollowAsync("Cymraeg");
        CheckPage(browser, "cy");
        Assert.Null(browser.Page.QuerySelector(".languages"));
        await browser.FollowAsync("Ein cwestiynau i chi");
        Assert.Null(browser.Page.QuerySelector(".languages"));
    }

    [Fact]
    public async Task Whatever_people_write_comes_out_as_text()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, name: "<img src=x onerror=alert(1)>", change: file =>
        {
            file["meeting"]!["place"] = new JsonObject { ["en"] = Hostile, ["cy"] = Hostile };
            file["organisation"] = new JsonObject { ["en"] = "</title><script>x", ["cy"] = "</title><script>x" };
            file["openingQuestion"] = new JsonObject { ["text"] = new JsonObject { ["en"] = Hostile, ["cy"] = Hostile } };
            file["consents"] = new JsonArray(new JsonObject { ["purpose"] = "photo", ["wording"] = new JsonObject { ["en"] = Hostile, ["cy"] = Hostile } });
            file["feedback"] = new JsonObject { ["oneThing"] = new JsonObject { ["en"] = Hostile, ["cy"] = Hostile } };
        });
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("access-needs", $"A quiet room and a lift, please.</textarea>{Hostile}"));
        Assert.Equal([$"A quiet room and a lift, please.</textarea>{Hostile}"], browser.ValuesOf("access-needs"));
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            await browser.OpenAsync($"{await person.LinkAsync(world, purpose.Name())}?lang={Uri.EscapeDataString(Hostile)}&saved={Uri.EscapeDataString(Hostile)}");
            CheckPage(browser, "en");
        }

        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains(Hostile, browser.Page.QuerySelectorAll("dd")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Accessibility of these pages", "no independent audit", "Equality Advisory and Support Service")]
    [InlineData("cy", "Hygyrchedd y tudalennau hyn", "archwiliad annibynnol", "Gwasanaeth Cynghori a Chymorth Cydraddoldeb")]
    public async Task Every_page_leads_to_the_accessibility_statement_in_its_language(string language, string link, string audit, string help)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: language);
        var browser = new TestBrowser(world);
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            await browser.OpenAsync(await person.LinkAsync(world, purpose.Name()));
            await browser.FollowAsync(link);
            Assert.Equal(200, browser.Status);
            CheckPage(browser, language);
            var text = browser.Page.Body!.TextContent;
            Assert.All([audit, help, "Sian Evans"], words => Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase));
            Assert.NotNull(browser.Page.QuerySelector("main a[href^='tel:']"));
            Assert.DoesNotContain("EngagementFlows", browser.Html, StringComparison.Ordinal);
            await browser.FollowAsync(language == "en" ? "Cymraeg" : "English");
            CheckPage(browser, language == "en" ? "cy" : "en");
        }
    }

    /// <summary>The rules of a page that needs no script and no sight, and tells nobody of itself.</summary>
    private static void CheckPage(TestBrowser browser, string language)
    {
        var page = browser.Page;
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("<!DOCTYPE html>", browser.Html, StringComparison.Ordinal);
        Assert.Equal(PageStyle.Policy, browser.Headers["Content-Security-Policy"]);
        Assert.Equal(("no-referrer", "noindex", "nosniff", "no-store"), (browser.Headers["Referrer-Policy"], browser.Headers["X-Robots-Tag"], browser.Headers["X-Content-Type-Options"], browser.Headers["Cache-Control"]));
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, embed, link, [style], [onclick], [onerror], base, meta[http-equiv]"));
        Assert.Equal(PageStyle.Css, Assert.Single(page.QuerySelectorAll("style")).TextContent);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.NotEqual("", page.Title!.Trim());
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("[aria-describedby], [aria-labelledby]"), element =>
            Assert.All($"{element.GetAttribute("aria-describedby")} {element.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.Contains(id, ids)));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea"), field => Assert.Single(page.QuerySelectorAll($"label[for='{field.Id}']"), label => label.TextContent.Trim().Length > 0));
        Assert.All(page.QuerySelectorAll("input[type=radio], input[type=checkbox]"), field => Assert.NotEqual("", field.Closest("fieldset")!.QuerySelector("legend")!.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll("form"), form => Assert.Single(form.QuerySelectorAll("button[type=submit]")));
        var levels = page.QuerySelectorAll("h1, h2, h3").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.DoesNotContain(3, levels);
        Assert.Contains(page.QuerySelectorAll("header a[lang][hreflang]"), link => link.GetAttribute("lang") != language);
    }
}
