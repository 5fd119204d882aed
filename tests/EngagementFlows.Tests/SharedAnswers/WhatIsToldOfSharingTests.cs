using System.Text.Json.Nodes;
using EngagementFlows.Pages;
using EngagementFlows.Participants;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.SharedAnswers;

/// <summary>Whoever is asked for their own words is told what becomes of them, and just that then happens.</summary>
public sealed class WhatIsToldOfSharingTests
{
    private const string Said = "Being asked before it is decided.";

    private const string OnlyTakingPart = """
        [ { "purpose": "take-part", "required": true, "wording": { "en": "Are you happy to take part?", "cy": "Ydych chi'n hapus i gymryd rhan?" } } ]
        """;

    [Theory]
    [InlineData("quote", true, "with your first name, Gwen", true, "Gwen")]
    [InlineData("quote", false, "We will not share it with others", false, null)]
    [InlineData("quote", null, "only if you agree that we quote you, and then with your first name", false, null)]
    [InlineData("take-part", true, "We may share what people say, without names", true, null)]
    [InlineData("take-part", false, "We will not share it with others", false, null)]
    [InlineData("take-part", null, "only if you agree to take part, and without your name", false, null)]
    public async Task The_question_says_what_the_team_can_do_with_the_answer(string purpose, bool? given, string told, bool shared,
        string? firstName)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, change: file =>
        {
            if (purpose == "take-part")
            {
                file["consents"] = JsonNode.Parse(OnlyTakingPart);
            }
        });
        await person.TextAsync("2");
        if (given is { } yes)
        {
            await ConsentAsync(world, person, purpose, yes);
        }

        await world.AdvanceToAsync(At(12, 3, 10, 1));
        var asked = (await person.SentAsync()).FirstOrDefault(message => message.Step == "opening-question");
        if (asked is not null)
        {
            Assert.Contains(told, asked.Text, StringComparison.Ordinal);
        }
        else
        {
            // Whoever does not take part is asked nothing more, and can write on their page all the same.
            Assert.Equal(("take-part", false), (purpose, given));
        }

        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        Assert.Contains(told, browser.Page.GetElementById("opening-question-hint")!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync("Save my answers", ("opening-question", Said));
        var answer = Assert.Single(await campaign.AnswersAsync());
        (await world.Api.SendAsync(HttpMethod.Post, $"{person.Path}/answers/opening-question/approve", null,
            headers: ("If-Match", (string)answer["etag"]!))).Ok();
        var seen = (await world.Api.GetAsync($"{campaign.Path}/answers/shared")).Ok().Json["answers"]!.AsArray();
        Assert.Equal(shared ? [(Said, firstName)] : [], seen.Select(one => ((string)one!["text"]!, (string?)one["firstName"])));
    }

    [Fact]
    public async Task The_last_question_after_the_meeting_says_it_too_in_a_message_and_on_the_page()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        await ConsentAsync(world, person, "quote", given: true);
        await world.AdvanceToAsync(At(12, 11, 10));
        await person.TextAsync("4 2 5 3");
        await person.TextAsync("none");
        Assert.Contains("with your first name, Gwen", (await person.SentAsync())
            .Single(message => message.Step == "one-thing").Text, StringComparison.Ordinal);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "feedback"));
        Assert.Contains("with your first name, Gwen", browser.Page.GetElementById("one-thing-hint")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_somebody_whose_first_name_is_not_known_no_name_is_told_and_none_is_shared()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, name: "Mrs Jones");
        await ConsentAsync(world, person, "quote", given: true);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        Assert.Contains("without names", browser.Page.GetElementById("opening-question-hint")!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync("Save my answers", ("opening-question", Said));
        Assert.Null((string?)Assert.Single(await campaign.AnswersAsync())["firstName"]);
    }

    [Theory]
    [InlineData("Gwen Rees", null, "Gwen")]
    [InlineData("Dr Gwen Rees", null, "Gwen")]
    [InlineData("Sir Tom Jones", null, "Sir Tom")]
    [InlineData("Madonna", null, "Madonna")]
    [InlineData("Mrs Jones", null, null)]
    [InlineData("Dr A Jones", null, null)]
    [InlineData("A. Jones", null, null)]
    [InlineData("van der Berg", null, null)]
    [InlineData("  Resident   12 ", null, null)]
    [InlineData("Mrs Jones", "Gwen", "Gwen")]
    public void A_first_name_is_told_only_where_it_is_surely_one(string name, string? preferred, string? first) =>
        Assert.Equal(first, GreetingName.FirstOf(name, preferred));

    private static async Task ConsentAsync(World world, TestPerson person, string purpose, bool given)
    {
        (await world.Api.PostAsync($"{person.Path}/consents",
            new { purpose, given, how = "on the phone", when = world.Now.ToString("yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture) })).Ok(202);
        await world.SettleAsync();
    }
}
