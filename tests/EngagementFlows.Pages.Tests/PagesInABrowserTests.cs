using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EngagementFlows.Pages.Tests;

/// <summary>Every page as Chromium lays it out: axe finds nothing against WCAG, it fits a small phone, and a thumb hits what it aims at.</summary>
public sealed class PagesInABrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int SmallPhone = 320;
    private const int Phone = 375;
    private const int Desk = 1280;

    /// <summary>Where set, a picture of each page is put into this folder, to be looked at.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("FLOWS_PAGE_PICTURES");

    public static TheoryData<string> Pages { get; } = [.. SamplePages.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_breaks_no_rule_of_accessibility_and_fits_a_small_phone(string name)
    {
        var page = await chromium.NewPageAsync(SmallPhone);
        await page.SetContentAsync(await SamplePages.RenderAsync(name));
        if (Pictures is not null)
        {
            foreach (var width in new[] { Phone, Desk })
            {
                await page.SetViewportSizeAsync(width, 640);
                var file = Path.Combine(Pictures, $"{name}.{width}.png");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
            }

            await page.SetViewportSizeAsync(SmallPhone, 640);
        }

        var found = await page.RunAxe();
        Assert.True(found.Passes.Length > 10, $"axe looked at {found.Passes.Length} rules only.");
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Select(node => node.Html))}"));
        Assert.Equal(SmallPhone, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        // WCAG 2.5.5: 44 pixels; links within sentences and lists of text are excepted.
        var small = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('button, header a, nav a, .choice, textarea, input[type=time]')]
              .filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)
            """);
        Assert.Empty(small);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("answer-wrong.en")]
    [InlineData("feedback-wrong.cy-easy")]
    public async Task What_is_wrong_has_the_focus_when_the_page_opens_and_each_line_leads_to_its_field(string name)
    {
        var page = await chromium.NewPageAsync(SmallPhone);
        await page.SetContentAsync(await SamplePages.RenderAsync(name));
        await page.WaitForFunctionAsync("document.activeElement.id === 'errors'");
        await page.Keyboard.PressAsync("Tab");
        var target = await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal(target, $"#{await page.EvaluateAsync<string>("document.querySelector(':target').id")}");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector(':target').labels.length === 1"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Whatever_has_the_focus_shows_it()
    {
        var page = await chromium.NewPageAsync(SmallPhone);
        await page.SetContentAsync(await SamplePages.RenderAsync("preferences.en"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < 30; n++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (tag, outline) = ((await page.EvaluateAsync<string>("document.activeElement.tagName + ' ' + getComputedStyle(document.activeElement).outlineWidth")).Split(' ') is [var one, var width] ? (one, width) : ("", ""));
            if (tag != "BODY")
            {
                Assert.True(outline == "4px", $"The outline of {await page.EvaluateAsync<string>("document.activeElement.outerHTML")} is {outline}.");
                seen.Add(tag);
            }
        }

        Assert.Equal(["A", "BUTTON", "INPUT", "TEXTAREA"], seen.Order(StringComparer.Ordinal));
        await page.CloseAsync();
    }
}
