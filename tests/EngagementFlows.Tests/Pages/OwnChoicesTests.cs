using EngagementFlows.AccessNeeds;
using EngagementFlows.Consent;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Worlds;

namespace EngagementFlows.Pages;

/// <summary>What people choose, change and take away on their pages counts, and the pages say what came of it.</summary>
public sealed class OwnChoicesTests
{
    [Fact]
    public async Task Whoever_answers_all_consents_on_one_page_is_asked_about_none_of_them_by_message()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        await person.TextAsync("no, nothing, thank you");
        var before = await person.StepsAsync();
        Assert.Single(before, step => step.StartsWith("consent:", StringComparison.Ordinal));
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "consents"));
        var fields = browser.Page.QuerySelectorAll("input[type=radio][name^='consent-']").Select(choice => choice.GetAttribute("name")!).Distinct().ToList();
        await browser.SendAsync("Save my answers", [.. fields.Select((field, n) => (field, n == 0 ? "yes" : "no"))]);
        Assert.Equal(fields.Count, (await world.StoredAsync(campaign, person)).Consents.Count);
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal(before.Where(step => step.StartsWith("consent:", StringComparison.Ordinal)),
            (await person.StepsAsync()).Where(step => step.StartsWith("consent:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_channel_that_somebody_chooses_is_open_to_them_again_whoever_had_stopped_it()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await WriteAsync(browser, world, person, "no texts please, email is fine");
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        Assert.Equal(["email"], browser.ValuesOf("channel"));
        Assert.Contains("You asked for no texts", browser.Page.GetElementById("channel-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("By email", browser.Page.QuerySelector("#channel-now strong")!.TextContent);

        // To save something else opens nothing.
        await browser.SendAsync("Save", ("format", "large-print"));
        Assert.True((await world.StoredAsync(campaign, person)).Consents[ConsentPurposes.Sms].IsNo);
        await WriteAsync(browser, world, person, "What time does it start?");
        Assert.Equal("email", (await person.SentAsync())[^1].Channel);

        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync("Save", ("channel", "text"));
        Assert.Equal(["text"], browser.ValuesOf("channel"));
        Assert.Null(browser.Page.GetElementById("channel-hint"));
        var consent = (await world.StoredAsync(campaign, person)).Consents[ConsentPurposes.Sms];
        Assert.Equal((true, ConsentState.Given), (consent.Given, consent.State));
        Assert.Contains(await person.TimelineAsync(), line => line.Reason == "changed on their page: channel, their stop of texts taken back");
        var proof = (await world.Api.GetAsync($"{person.Path}/consents")).Ok().Json;
        Assert.True((bool)proof["verified"]!);
        Assert.Equal("page", (string)proof["entries"]!.AsArray()[^1]!["channel"]!);
        await WriteAsync(browser, world, person, "Where is it?");
        Assert.Equal("sms", (await person.SentAsync())[^1].Channel);
    }

    [Fact]
    public async Task Words_beside_a_choice_of_channel_win_and_the_page_shows_what_is_so()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync("Save", ("channel", "text"), ("access-needs", "no texts please, I hate texts"));
        Assert.Contains("no more texts", browser.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["email"], browser.ValuesOf("channel"));
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync("Save", ("channel", "text"), ("access-needs", "no texts please, I hate texts"));
        Assert.Equal(["email"], browser.ValuesOf("channel"));
        Assert.True((await world.StoredAsync(campaign, person)).Consents[ConsentPurposes.Sms].IsNo);
    }

    [Fact]
    public async Task No_message_is_promised_to_whom_none_can_go_and_the_team_sees_what_they_ask()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, email: null);
        await person.TextAsync("1");
        await campaign.RecordAsync(person, new { purpose = "sms", given = false, how = "said so on the phone" });
        var browser = new TestBrowser(world);
        await WriteAsync(browser, world, person, "What time does it start?");
        var said = browser.Page.GetElementById("saved")!.TextContent;
        Assert.Contains("we cannot answer you in a message", said, StringComparison.Ordinal);
        Assert.DoesNotContain("in a message to you", said, StringComparison.Ordinal);
        Assert.Contains(await campaign.InboxAsync(), item => ((string)item["why"]!).Contains("Find another way to answer", StringComparison.Ordinal));

        // The one way that there is can be opened again.
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        Assert.Empty(browser.ValuesOf("channel"));
        await browser.SendAsync("Save");
        Assert.Equal(200, browser.Status);
        Assert.True((await world.StoredAsync(campaign, person)).Consents[ConsentPurposes.Sms].IsNo);
        await browser.SendAsync("Save", ("channel", "text"));
        Assert.True((await world.StoredAsync(campaign, person)).Consents[ConsentPurposes.Sms].Given);
    }

    [Theory]
    [InlineData("questions", "Save my answers")]
    [InlineData("preferences", "Save")]
    public async Task A_need_is_taken_away_where_it_was_said(string purpose, string button)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, accessNeeds: "step-free access");
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, purpose));
        await browser.SendAsync(button, ("access-needs", "A quiet room. A hearing loop."));
        Assert.Equal(3, (await world.StoredAsync(campaign, person)).Needs.Count(need => need.Holds));

        await browser.SendAsync(button, ("access-needs", "A hearing loop."));
        Assert.Equal(["step-free access", "A hearing loop."], Held(await world.StoredAsync(campaign, person)));
        await browser.SendAsync(button, ("access-needs", ""), ("opening-question", "Listening"));
        Assert.Equal((200, ""), (browser.Status, browser.ValuesOf("access-needs")[0]));
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal(["step-free access"], Held(stored));
        Assert.Equal((null, purpose == "questions" ? "Listening" : null), (stored.Answers.AccessNeeds, stored.Answers.Opening));
        Assert.Equal(2, (await person.TimelineAsync()).Count(line => line.Reason == "took away on their page what they had said"));
        var needs = (await world.Api.GetAsync($"{campaign.Path}/access-needs")).Ok().Json;
        Assert.Equal("step-free", (string)needs["counts"]!.AsArray().Single()!["kind"]!);
        Assert.DoesNotContain("loop", (await campaign.ReportAsync()).ToJsonString(), StringComparison.Ordinal);

        static IEnumerable<string> Held(Participants.Participant person) => person.Needs.Where(need => need.Holds).Select(need => need.Wording);
    }

    [Theory]
    [InlineData("I don't need anything else")]
    [InlineData("Dim byd mwy, diolch")]
    [InlineData("No more needs")]
    [InlineData("Dim byd arall")]
    [InlineData("I need nothing else, thanks")]
    [InlineData("Dw i ddim angen dim byd arall")]
    public void Whoever_needs_nothing_has_no_need(string words) => Assert.Empty(NeedsReading.Read(words));

    [Theory]
    [InlineData("en", "Please ring me, I cannot read", true)]
    [InlineData("en", "A quiet room. No phone calls please", false)]
    [InlineData("cy", "Peidiwch â fy ffonio i, dw i'n fyddar", false)]
    public async Task Who_asks_for_calls_is_put_before_the_team_and_who_wants_none_is_not_called(string language, string words, bool wantsCalls)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world, language: language);
        await person.TextAsync("1");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync(language == "cy" ? "Cadw" : "Save", ("access-needs", words));
        Assert.Equal(200, browser.Status);
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal(wantsCalls, stored.WantsCalls);
        Assert.Equal(wantsCalls, (await campaign.InboxAsync()).Any(item => ((string)item["why"]!).Contains("Call them", StringComparison.Ordinal)));
        Assert.DoesNotContain(await campaign.InboxAsync(), item => ((string)item["why"]!).Contains("want to talk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_has_just_asked_for_is_shown_before_the_journey_has_heard_of_it()
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var stored = await world.StoredAsync(campaign, person);
        await StoreAsync("1", new Replies.InboundReply { Question = AccessNeedsQuestion.Key, Answer = new Inbox.StatedAnswer { Text = "Write to me in Welsh please" } });
        await StoreAsync("2", new Replies.InboundReply { TakesBack = ConsentPurposes.Sms });
        var shown = await world.Service<ParticipantPages.RecentAnswers>().WithThemAsync(stored, default);
        Assert.Equal((Messaging.Language.Welsh, true), (shown.Details.Language, shown.Consents[ConsentPurposes.Sms].IsNo));

        Task StoreAsync(string id, Replies.InboundReply reply) => world.Service<Participants.ParticipantStore>().AddLineAsync(
            stored.Ref, new Participants.TimelineEntry($"r|{id}", world.Now, "received") { Reply = reply, Via = "page" });
    }

    [Theory]
    [InlineData("22:00", "22:00", "the same")]
    [InlineData("00:00", "23:59", "no time of day")]
    [InlineData("09:00", "08:00", "no time of day")]
    public async Task Times_that_let_nothing_through_are_asked_about(string from, string until, string said)
    {
        await using var world = await PagesWorld.StartAsync();
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "preferences"));
        await browser.SendAsync("Save", ("quiet-from", from), ("quiet-until", until));
        Assert.Equal(422, browser.Status);
        Assert.Contains(said, browser.ErrorOf("quiet-from"), StringComparison.Ordinal);
        Assert.Null((await world.StoredAsync(campaign, person)).Details.QuietHours);
    }

    private static async Task WriteAsync(TestBrowser browser, World world, TestPerson person, string words)
    {
        await browser.OpenAsync(await person.LinkAsync(world, "questions"));
        await browser.SendAsync("Save my answers", ("opening-question", words));
        Assert.Equal(200, browser.Status);
    }
}
