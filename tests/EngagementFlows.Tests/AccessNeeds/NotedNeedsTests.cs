using EngagementFlows.Pages;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.AccessNeeds;

/// <summary>Needs that the app meets by itself are done and count as met; what is known already is confirmed and not asked anew.</summary>
public sealed class NotedNeedsTests
{
    [Theory]
    [InlineData("large print please", "large-print")]
    [InlineData("easy read", "easy-read")]
    public async Task What_messages_do_by_themselves_is_done_and_counts_as_met(string words, string kind)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync(words);
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal([(kind, 1, 0)], await CountsAsync(campaign));
        await world.AdvanceToAsync(At(12, 4, 12));
        Assert.DoesNotContain(await campaign.InboxAsync(), item => (string)item["kind"]! == "access-needs");
    }

    [Fact]
    public async Task What_the_list_says_and_messages_do_counts_as_met_too()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("A", accessNeeds: "text only, no calls");
        await campaign.AddAsync("B", email: "b@example.org", prefers: "email", accessNeeds: "by email");
        await campaign.AddAsync("C", accessNeeds: "by email");

        // C has no email address: that is for people to see to.
        Assert.Equal([("other", 3, 1)], await CountsAsync(campaign));
    }

    [Fact]
    public async Task Who_asks_for_Welsh_and_for_emails_is_written_to_so_from_then_on()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("access-needs", "Write to me by email, and in Welsh please"));
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        var line = await person.LineAsync();
        Assert.Equal(("email", "cy"), ((string)line["channel"]!, (string)line["language"]!));
        Assert.Equal([("language", 1, 0), ("other", 1, 0)], await CountsAsync(campaign));
        Assert.Equal("email", (await person.SentAsync()).Single(message => message.Step == "consent:take-part").Channel);
    }

    [Fact]
    public async Task What_people_have_to_see_to_stays_unmet()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync("a hearing loop and step-free access");

        Assert.Equal([("step-free", 1, 1), ("other", 1, 1)], await CountsAsync(campaign));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("No")]
    [InlineData("no thank you")]
    [InlineData("dim byd")]
    [InlineData("Dim byd, diolch")]
    public async Task Nothing_is_no_need(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync(words);

        Assert.Empty(await CountsAsync(campaign));
        Assert.Empty((await campaign.ReportAsync())["accessNeeds"]!.AsArray());
        Assert.Equal("consent:take-part", (await person.StepsAsync())[^1]);
    }

    [Fact]
    public async Task Nothing_in_a_list_of_people_is_no_need_either()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("A", accessNeeds: "none");
        await campaign.AddAsync("B", accessNeeds: "no");
        await campaign.AddAsync("C", accessNeeds: "Yes");

        Assert.Empty(await CountsAsync(campaign));
        Assert.Empty((await campaign.ReportAsync())["accessNeeds"]!.AsArray());
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("Yes that's right, thanks")]
    [InlineData("that's all")]
    [InlineData("nothing else")]
    public async Task What_is_noted_is_confirmed_and_not_asked_as_new(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world, "hearing loop; wheelchair access");
        Assert.Contains("We have noted: step-free access, hearing loop. Is that still right?".Split(':')[0], (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Contains("hearing loop", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BSL interpreter", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);

        await person.TextAsync(words);
        Assert.Equal([("step-free", 1, 1), ("other", 1, 1)], await CountsAsync(campaign));
        Assert.Equal("consent:take-part", (await person.StepsAsync())[^1]);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Theory]
    [InlineData("en", "")]
    [InlineData("cy", "")]
    [InlineData("en", "; easy read")]
    [InlineData("cy", "; easy read")]
    public async Task The_very_words_that_our_question_asks_for_answer_it(string language, string format)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world, $"hearing loop{format}", language);
        var words = System.Text.RegularExpressions.Regex.Match((await person.SentAsync())[^1].Text, "[\"“]([^\"”]+)[\"”]").Groups[1].Value;
        Assert.NotEqual("", words);
        await person.TextAsync(words);
        Assert.Equal("consent:take-part", (await person.StepsAsync())[^1]);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task Something_else_beside_what_is_noted_is_added_and_a_bare_no_is_read_by_people()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world, "hearing loop");
        await person.TextAsync("and a quiet room please");
        Assert.Equal([("quiet-room", 1, 1), ("other", 1, 1)], await CountsAsync(campaign));

        var (other, second) = await AskedAsync(world, "hearing loop");
        await second.TextAsync("no");
        Assert.Equal([("other", 1, 1)], await CountsAsync(other));
        Assert.Contains("still right", (string)Assert.Single(await other.InboxAsync())["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_page_what_is_noted_stands_above_the_box()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, accessNeeds: "hearing loop");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        Assert.Contains("We have noted: hearing loop.", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> AskedAsync(World world, string accessNeeds = "", string language = "en")
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var name = $"Person {Guid.NewGuid():N}"[..12];
        var person = await campaign.AddAsync(name, email: $"{name.Replace(' ', '-')}@example.org", language: language, accessNeeds: accessNeeds);
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        Assert.Equal("access-needs", (await person.StepsAsync())[^1]);
        foreach (var item in (await campaign.InboxAsync()).Where(item => (string)item["kind"]! == "access-needs"))
        {
            (await world.Api.SendAsync(HttpMethod.Post, $"{campaign.Path}/inbox/{item["id"]}/resolve", """{"note":"seen"}""", "application/json", ("If-Match", (string)item["etag"]!))).Ok();
        }

        return (campaign, person);
    }

    private static async Task<IReadOnlyList<(string Kind, int People, int Unmet)>> CountsAsync(TestCampaign campaign) =>
        [.. (await campaign.World.Api.GetAsync($"{campaign.Path}/access-needs")).Ok().Json["counts"]!.AsArray()
            .Select(one => ((string)one!["kind"]!, (int)one["people"]!, (int)one["unmet"]!))];
}
