using EngagementFlows.Pages;
using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>Nobody takes part without the consent that is required: what follows from a no to it, and how a later yes undoes that.</summary>
public sealed class RequiredConsentTests
{
    [Fact]
    public async Task Who_refuses_it_gives_up_the_place_is_told_once_and_the_next_in_the_queue_is_offered_it()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await RefusedAsync(world);

        Assert.Equal([null, "offered"], await PlacesAsync(people));
        Assert.Equal("DECLINED", await people[0].PartstatAsync());
        Assert.Equal("consent-withdrawn:1:take-part", (await people[0].StepsAsync())[^1]);
        var told = (await people[0].SentAsync())[^1].Text;
        Assert.Contains("That is fine. We need your yes for you to take part, so you do not have a place now.", told, StringComparison.Ordinal);
        Assert.Contains("reply \"I want to take part\"", told, StringComparison.Ordinal);

        await people[0].TextAsync("no");
        await people[0].TextAsync("thank you");
        Assert.Single(await people[0].StepsAsync(), step => step.StartsWith("consent-withdrawn", StringComparison.Ordinal));
        Assert.All(await campaign.LedgerAsync(people[0]), entry => Assert.Contains("take-part refused", entry, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "", "text", "You need to say yes to this to take part. If you say no, you will have no place")]
    [InlineData("en", "easy read", "text", "If you say no, you will not have a place.")]
    [InlineData("cy", "", "text", "Mae angen i chi gytuno i hyn i gymryd rhan. Os na chytunwch chi, fydd dim lle i chi")]
    [InlineData("cy", "easy read", "text", "Os na chytunwch chi, fydd dim lle i chi.")]
    [InlineData("en", "", "email", "You need to say yes to this to take part. If you say no, you will have no place at the meeting")]
    [InlineData("en", "easy read", "email", "If you say no, you will not have a place.")]
    [InlineData("cy", "", "email", "Os na chytunwch chi, fydd dim lle i chi yn y cyfarfod")]
    [InlineData("cy", "easy read", "email", "Os na chytunwch chi, fydd dim lle i chi.")]
    public async Task Before_the_answer_messages_and_the_page_say_that_a_no_gives_up_the_place(string language, string needs, string prefers, string words)
    {
        await using var world = await PagesWorld.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Gwen Rees", email: "gwen@example.org", prefers: prefers, language: language, accessNeeds: needs);
        await campaign.LaunchAsync();
        await (prefers == "text" ? person.TextAsync("1") : person.EmailAsync("1"));
        await (prefers == "text" ? person.TextAsync("Nothing, thank you") : person.EmailAsync("Nothing, thank you"));

        var required = (await person.SentAsync()).Single(message => message.Step == "consent:take-part").Text;
        Assert.Contains(words, required, StringComparison.Ordinal);
        Assert.DoesNotMatch("Both are fine|Mae'r ddau yn iawn", required);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        var hint = browser.Page.GetElementById("consent-take-part-hint")!.TextContent;
        Assert.Matches(language == "en" ? "If you say no, you will (have no|not have a) place" : "Os na chytunwch chi, fydd dim lle i chi", hint);
        Assert.DoesNotMatch("Yes and no are both fine|Mae'r ddau ateb yn iawn", hint + browser.Page.QuerySelector("main > p:not(.whose)")!.TextContent);
        Assert.Matches("Yes and no are both fine|Mae'r ddau ateb yn iawn", browser.Page.GetElementById("consent-photo-hint")!.TextContent);

        await (prefers == "text" ? person.TextNumberAsync("yes") : person.EmailAsync("yes"));
        var other = (await person.SentAsync()).Single(message => message.Step == "consent:photo").Text;
        Assert.DoesNotMatch("have no place|not have a place|fydd dim lle", other);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        Assert.Matches(language == "en" ? "If you take it back, you will (have no|not have a) place" : "Os tynnwch chi hyn yn ôl, fydd dim lle i chi",
            browser.Page.GetElementById("consent-take-part-hint")!.TextContent);
    }

    [Fact]
    public async Task Who_refuses_it_is_sent_nothing_more_but_what_they_ask_for()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await RefusedAsync(world);
        var before = (await people[0].StepsAsync()).Count;
        await people[0].TextAsync("what time is it?");
        Assert.StartsWith("in-reply", (await people[0].StepsAsync())[^1], StringComparison.Ordinal);
        Assert.Contains("Thursday 10 December", (await people[0].SentAsync())[^1].Text, StringComparison.Ordinal);

        await campaign.PublishMaterialsAsync();
        await campaign.PublishOutcomesAsync();
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(before + 1, (await people[0].StepsAsync()).Count);
        Assert.Equal("does not take part", await people[0].SkippedAsync("opening-question"));
        Assert.Equal("does not take part", await people[0].SkippedAsync("outcomes"));
        Assert.Equal("is not coming", await people[0].SkippedAsync("reminder:P1D:1"));
    }

    [Fact]
    public async Task The_team_sees_who_refused_it_in_the_inbox_and_in_the_report()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await RefusedAsync(world);

        var item = Assert.Single(await campaign.InboxAsync());
        Assert.Equal("consent", (string)item["kind"]!);
        Assert.Equal([people[0].Id], item["participantIds"]!.AsArray().Select(one => (string)one!));
        Assert.Contains("take-part", (string)item["why"]!, StringComparison.Ordinal);
        var figure = (await campaign.ReportAsync())["consents"]!.AsArray().Single(one => (string)one!["purpose"]! == "take-part")!;
        Assert.Equal(1, (int)figure["refused"]!);
        var refused = await people[0].CorrectAsync(new { reason = "rang us", partstat = "ACCEPTED" });
        refused.IsProblem(409);
    }

    [Theory]
    [InlineData("en", "am i still coming?", "We asked for your yes to take part, and you said no. If you change your mind, reply \"I want to take part\".")]
    [InlineData("cy", "ydw i ar y rhestr?", "atebwch \"dw i eisiau cymryd rhan\"")]
    public async Task Who_refused_it_and_asks_whether_they_come_is_told_why_not_and_the_way_back(string language, string words, string told)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: language);
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync(language == "cy" ? "Dim byd, diolch" : "Nothing, thank you");
        await person.TextNumberAsync("no");
        await person.TextAsync(words);

        var answer = (await person.SentAsync())[^1].Text;
        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("is \"not coming\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I want to take part")]
    [InlineData("actually I've changed my mind")]
    [InlineData("I can come after all")]
    [InlineData("Dw i eisiau cymryd rhan")]
    [InlineData("dwi wedi newid fy meddwl")]
    public async Task Who_changes_their_mind_is_asked_once_more_and_their_yes_brings_the_place_back(string words)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        await person.TextNumberAsync("no");
        await person.TextAsync(words);

        Assert.True((await person.StepsAsync())[^1] == "consent:take-part:asked-for-1", string.Join(" | ", (await person.TimelineAsync()).TakeLast(3)));
        Assert.Equal(("DECLINED", null), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Equal("refused", await campaign.StateAsync(person, "take-part"));

        await person.TextNumberAsync("yes");
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Equal("given", await campaign.StateAsync(person, "take-part"));
        Assert.Contains("You have a place", (await person.SentAsync()).Last(message => message.Step.StartsWith("place:", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Equal("consent:photo", (await person.StepsAsync())[^1]);
        await world.AdvanceToAsync(At(12, 9, 12));
        Assert.Contains("reminder:P1D:1", await person.StepsAsync());
    }

    [Fact]
    public async Task Who_changes_their_mind_when_the_places_are_gone_waits_like_anybody_who_comes_late()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await RefusedAsync(world);
        await people[1].TextAsync("1");
        await people[0].TextAsync("I want to take part");
        await people[0].TextAsync("yes");

        Assert.Equal(["waiting", "confirmed"], await PlacesAsync(people));
        Assert.Equal("given", await campaign.StateAsync(people[0], "take-part"));
        Assert.StartsWith("place:", (await people[0].StepsAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_email_and_in_Welsh_it_is_told_there_and_in_Welsh()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "person@example.org", prefers: "email", language: "cy");
        await campaign.LaunchAsync();
        await person.EmailAsync("Ydw");
        await person.EmailAsync("Dim byd, diolch");
        await person.EmailAsync("Na");

        var told = (await person.SentAsync())[^1];
        Assert.Equal(("consent-withdrawn:1:take-part", "email"), (told.Step, told.Channel));
        Assert.Contains("Mae angen eich ie i chi gymryd rhan", told.Text, StringComparison.Ordinal);
        Assert.Equal(("DECLINED", null), (await person.PartstatAsync(), await person.PlaceAsync()));
    }

    [Fact]
    public async Task On_the_page_it_is_said_there_and_undone_there()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        Assert.Contains("You need to say yes to this to take part.", browser.Page.GetElementById("consent-take-part-hint")!.TextContent, StringComparison.Ordinal);
        var steps = await person.StepsAsync();
        await SayAsync("no");
        Assert.Contains("so you have no place", browser.Page.GetElementById("consent-take-part-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("DECLINED", null), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Equal(steps, await person.StepsAsync());

        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Contains("You are not taking part", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Contains("You said no on", browser.Page.GetElementById("consent-take-part-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await person.PlaceAsync());
        await SayAsync("yes");
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));

        async Task SayAsync(string answer)
        {
            await browser.SendAsync("Save my answers", ("consent-take-part", answer));
            await campaign.World.SettleAsync();
        }
    }

    [Fact]
    public async Task Who_refuses_it_before_they_have_answered_the_invitation_is_invited_again_once_they_agree()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.RecordAsync(person, new { purpose = "take-part", given = false, how = "said so on the phone" });
        Assert.Equal("DECLINED", await person.PartstatAsync());
        await world.AdvanceToAsync(At(11, 21, 12));
        Assert.DoesNotContain("invitation-reminder:1", await person.StepsAsync());

        await campaign.RecordAsync(person, new { purpose = "take-part", given = true, how = "rang again" });
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        await world.AdvanceToAsync(At(11, 25, 12));
        Assert.Contains("invitation-reminder:2", await person.StepsAsync());
        await person.TextAsync("1");
        Assert.Equal("confirmed", await person.PlaceAsync());
    }

    [Fact]
    public async Task A_consent_that_is_not_required_can_be_refused_without_anything_else_changing()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync("photo");

        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Empty(await campaign.InboxAsync());
    }

    /// <summary>One place: the first has it and refuses the required consent, the second waits.</summary>
    private static async Task<(TestCampaign Campaign, TestPerson[] People)> RefusedAsync(World world)
    {
        var (campaign, people) = await FullAsync(world, places: 1, people: 2);
        await people[0].TextAsync("Nothing, thank you");
        Assert.Equal("consent:take-part", (await people[0].StepsAsync())[^1]);
        await people[0].TextNumberAsync("no");
        return (campaign, people);
    }
}
