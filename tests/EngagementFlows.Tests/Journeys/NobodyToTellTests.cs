using System.Text.Json.Nodes;
using EngagementFlows.Consent;
using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Places;
using EngagementFlows.Privacy;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Journeys;

/// <summary>
/// Journeys that have ended, were purged or never began. A host may refuse what is sent to them or drop it in silence; the app does the
/// same on both.
/// </summary>
public sealed class NobodyToTellTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_reaches_everybody_though_somebody_was_erased_and_journeys_of_others_are_gone(bool refuses)
    {
        await using var world = await StartAsync(settings: JourneysInWorlds.Host(refuses));
        var campaign = await TestCampaign.CreateAsync(world);
        var people = await ThirtyAsync(campaign);
        await campaign.LaunchAsync();
        await people[3].EraseAsync(world);
        await world.EndJourneyAsync(campaign, people[7]);
        await world.EndJourneyAsync(campaign, people[11], purge: true);
        await people[15].TextAsync("STOP");
        await campaign.DoAsync("cancel");

        var told = await ToldOfCancellationAsync(campaign);
        var expected = people.Where((_, n) => n is not (3 or 7 or 11 or 15)).Select(person => person.Id);
        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("text", true)]
    [InlineData("text", false)]
    [InlineData("page", true)]
    [InlineData("page", false)]
    [InlineData("unsubscribe", true)]
    [InlineData("unsubscribe", false)]
    public async Task A_wish_to_stop_reaches_the_running_campaign_of_somebody_whose_other_campaigns_are_over(string means, bool refuses)
    {
        await using var world = await PagesWorld.StartAsync(settings: JourneysInWorlds.Host(refuses));
        var phone = NewPhone();
        var (ended, gone) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var now = await TestCampaign.CreateAsync(world);
        var inEnded = await ended.AddAsync("Person", phone, "person@example.org");
        await ended.LaunchAsync();
        await ended.DoAsync("cancel");
        var inGone = await gone.AddAsync("Person", phone, "person@example.org");
        await gone.LaunchAsync();
        await world.EndJourneyAsync(gone, inGone, purge: true);
        var inNow = await now.AddAsync("Person", phone, "person@example.org");
        await now.LaunchAsync();
        await inNow.CorrectAsync(new { partstat = "ACCEPTED", reason = "rang us" });
        Assert.Equal("confirmed", await inNow.PlaceAsync());

        switch (means)
        {
            case "text":
                await inNow.TextAsync("please take me off the list");
                break;
            case "page":
                var browser = new TestBrowser(world);
                await browser.OpenAsync(await inNow.LinkAsync(world, "stop"));
                await browser.SendAsync("Stop messages");
                Assert.Equal("We have stopped your messages", browser.Page.QuerySelector("h1")!.TextContent);
                break;
            default:
                var link = world.Service<UnsubscribeLink>().For(new ParticipantRef(ended.Id, inEnded.Id))!.AbsolutePath;
                (await new Providers(world).RawAsync(link, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")).Ok();
                break;
        }

        await world.SettleAsync();
        foreach (var person in new[] { inEnded, inGone, inNow })
        {
            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        }

        Assert.Null(await inNow.PlaceAsync());
        Assert.Equal(means == "text", (await inNow.StepsAsync()).Contains("withdrawn:1"));
    }

    [Theory]
    [InlineData("never begun", true)]
    [InlineData("never begun", false)]
    [InlineData("ended", true)]
    [InlineData("ended", false)]
    [InlineData("gone", true)]
    [InlineData("gone", false)]
    public async Task What_the_team_and_the_person_say_counts_though_no_journey_is_there_to_hear_of_it(string how, bool refuses)
    {
        await using var world = await PagesWorld.StartAsync(settings: JourneysInWorlds.Host(refuses));
        var campaign = await TestCampaign.CreateAsync(world, NamesDutyOfficer);
        var (person, other) = (await campaign.AddAsync("Person", email: "person@example.org"), await campaign.AddAsync("Other"));
        await BringAboutAsync(world, campaign, person, how);

        (await person.CorrectAsync(new { quietHours = new { from = "19:00", until = "10:30" }, reason = "rang us" })).Ok();
        (await person.CorrectAsync(new { withdrawn = true, reason = "rang us" })).Ok();
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        (await person.CorrectAsync(new { withdrawn = false, reason = "rang again" })).Ok();
        if (how == "gone")
        {
            (await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "rang us" })).Ok();
            Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        }

        await campaign.RecordAsync(person, new { purpose = "photo", given = true, how = "form", when = "2026-11-10", wordingVersion = 1 });
        Assert.Equal("given", await campaign.StateAsync(person, "photo"));

        await person.TextAsync("I can't go on. zqxwords");
        (await world.Api.PostAsync($"{person.Path}/resume", new { note = "We have spoken." })).Ok();
        await person.TextAsync("START");
        await person.TextAsync("STOP");
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);

        await world.AdvanceToAsync(At(12, 11, 12));
        if (how != "ended")
        {
            // Else the meeting was cancelled, and nobody came to it.
            Assert.Equal(2, (int)(await campaign.DoAsync("attendance", new { came = new[] { person.Id, other.Id } })).Json["recorded"]!);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_persons_own_pages_take_what_they_say_though_their_journey_is_gone(bool refuses)
    {
        await using var world = await PagesWorld.StartAsync(settings: JourneysInWorlds.Host(refuses));
        var (campaign, person) = await PagesWorld.InvitedAsync(world);
        var (preferences, consents) = (await person.LinkAsync(world, "preferences"), await person.LinkAsync(world, "consents"));
        await world.EndJourneyAsync(campaign, person);

        var browser = new TestBrowser(world);
        await browser.OpenAsync(preferences);
        await browser.SendAsync("Save", ("quiet-from", "19:00"), ("quiet-until", "10:30"), ("access-needs", "A quiet room"));
        Assert.Equal(200, browser.Status);
        var stored = await world.StoredAsync(campaign, person);
        Assert.Equal(("19:00", "A quiet room"), (stored.Details.QuietHours!.From, stored.Answers.AccessNeeds));

        await browser.OpenAsync(consents);
        await browser.SendAsync("Save my answers", ("consent-photo", "yes"));
        Assert.Equal(200, browser.Status);
        await world.SettleAsync();
        Assert.Equal("given", await campaign.StateAsync(person, "photo"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_to_a_journey_that_is_gone_waits_for_the_team_whose_reading_of_it_counts(bool refuses)
    {
        await using var world = await StartAsync(settings: JourneysInWorlds.Host(refuses));
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.EndJourneyAsync(campaign, person);

        await person.TextAsync("1");
        var item = Assert.Single(await campaign.InboxAsync());
        Assert.Equal("1", (string)item["text"]!);
        var path = $"{campaign.Path}/inbox/{(string)item["id"]!}";
        var read = await world.Api.GetAsync(path);
        const string Marked = """{ "question": "rsvp", "answer": { "yesNo": "yes" } }""";
        (await world.Api.SendAsync(HttpMethod.Post, $"{path}/mark", Marked, "application/json", ("If-Match", read.Ok().ETag!))).Ok();
        await world.SettleAsync();
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_into_a_running_campaign_goes_on_after_somebody_who_asked_earlier_to_hear_nothing_more(bool refuses)
    {
        await using var world = await StartAsync(settings: JourneysInWorlds.Host(refuses));
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("Before");
        await campaign.LaunchAsync();
        var stopped = NewPhone();
        (await world.Api.PostAsync("/local/inbox", new { from = stopped, to = "", body = "STOP" })).Ok(202);
        await world.SettleAsync();

        var import = await campaign.ImportCsvAsync(
            $"name,phone\nFirst,{NewPhone()}\nStopped,{stopped}\nThird,{NewPhone()}\nFourth,{NewPhone()}\n");
        await world.SettleAsync();
        Assert.Equal(4, (int)import["imported"]!);
        foreach (var (name, steps) in new[] { ("First", 1), ("Stopped", 0), ("Third", 1), ("Fourth", 1) })
        {
            Assert.Equal(steps, (await (await campaign.PersonAsync(name)).StepsAsync()).Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_place_goes_to_the_next_in_the_queue_whose_journey_can_hear_of_it(bool refuses)
    {
        await using var world = await StartAsync(settings: JourneysInWorlds.Host(refuses));
        var (campaign, people) = await FullMeeting.FullAsync(world, places: 1, people: 4);
        await world.EndJourneyAsync(campaign, people[1]);
        await world.EndJourneyAsync(campaign, people[2], purge: true);

        await people[0].TextAsync("I can't come after all");

        Assert.Equal([null, null, null, "offered"], await FullMeeting.PlacesAsync(people));
        Assert.Contains(await people[3].StepsAsync(), step => step.StartsWith("offer", StringComparison.Ordinal));
        const string Why = "could not be told of the place, their journey having ended; it goes to the next in the queue";
        Assert.Contains(await people[1].TimelineAsync(), line => line.Reason == Why);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_team_hears_of_a_message_that_did_not_arrive_where_no_journey_can_try_again(bool refuses)
    {
        var providers = await Providers.StartAsync(settings: JourneysInWorlds.Host(refuses));
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var gone = await campaign.AddAsync("Gone", email: "gone@example.org");
        var ended = await campaign.AddAsync("Ended", email: "ended@example.org");
        await campaign.LaunchAsync();
        var (ofGone, ofEnded) = (await gone.ReferenceAsync(campaign, "invitation"), await ended.ReferenceAsync(campaign, "invitation"));
        await world.EndJourneyAsync(campaign, gone);
        await campaign.DoAsync("cancel");

        (await providers.StatusAsync(ofGone.ToString(), "undelivered", error: "30003")).Ok(204);
        (await providers.StatusAsync(ofEnded.ToString(), "undelivered", "SM2", error: "30003")).Ok(204);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.NotNull(await gone.FailedAsync("invitation"));
        Assert.NotNull(await ended.FailedAsync("invitation"));
        Assert.Equal(["delivery", "delivery"], (await campaign.InboxAsync()).Select(item => (string)item["kind"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_receipt_for_an_alert_that_is_over_is_taken_in(bool refuses)
    {
        var providers = await Providers.StartAsync(settings: JourneysInWorlds.Host(refuses));
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world, NamesDutyOfficer);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("I can't go on. zqxwords");
        await world.AdvanceAsync(TimeSpan.FromDays(7));
        var alert = (await campaign.OutboxAsync()).First(message => message.Step == "safeguarding-alert");

        var reference = new MessageReference(new ParticipantRef(campaign.Id, alert.ParticipantId), alert.Id);
        (await providers.StatusAsync(reference.ToString(), "undelivered", error: "30003")).Ok(204);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.DoesNotContain(await world.RowsAsync(), row => row.StartsWith("Pending", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancellation_waits_for_nobody_whose_journey_cannot_be_reached_and_reaches_them_when_it_can()
    {
        var store = new FailingStore();
        await using var world = await StartAsync(expectsFaults: true, store: (_, _) => store);
        var campaign = await TestCampaign.CreateAsync(world);
        var people = await ThirtyAsync(campaign);
        await campaign.LaunchAsync();
        store.Fails = id => id == ParticipantJourney.InstanceId(campaign.Id, people[4].Id);
        await campaign.DoAsync("cancel");

        var expected = people.Where((_, n) => n != 4).Select(person => person.Id);
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await ToldOfCancellationAsync(campaign)).Order(StringComparer.Ordinal));

        store.Fails = static _ => false;
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Contains(people[4].Id, await ToldOfCancellationAsync(campaign));
        Assert.Equal(30, (await ToldOfCancellationAsync(campaign)).Count);
    }

    [Fact]
    public async Task A_withdrawal_reaches_every_campaign_though_one_journey_cannot_be_reached_yet()
    {
        var store = new FailingStore();
        var providers = await Providers.StartAsync(expectsFaults: true, store: (_, _) => store);
        await using var world = providers.World;
        var (phone, campaigns, people) = (NewPhone(), new List<TestCampaign>(), new List<TestPerson>());
        for (var n = 0; n < 3; n++)
        {
            campaigns.Add(await TestCampaign.CreateAsync(world));
            people.Add(await campaigns[n].AddAsync("Person", phone));
            await campaigns[n].LaunchAsync();
            await people[n].CorrectAsync(new { partstat = "ACCEPTED", reason = "rang us" });
        }

        store.Fails = id => id == ParticipantJourney.InstanceId(campaigns[0].Id, people[0].Id);
        (await providers.TextAsync(phone, "stop texting me")).Ok();
        await world.SettleAsync();
        foreach (var person in people)
        {
            Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
            Assert.Null(await person.PlaceAsync());
        }

        store.Fails = static _ => false;
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        var confirmed = 0;
        foreach (var person in people)
        {
            confirmed += (await person.StepsAsync()).Count(step => step == "withdrawn:1");
        }

        Assert.Equal(1, confirmed);
    }

    [Fact]
    public async Task An_import_that_fails_for_one_row_adds_the_others_and_lets_them_set_out_and_says_that_it_failed()
    {
        var store = new FailingStore();
        await using var world = await StartAsync(expectsFaults: true, store: (_, _) => store);
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.AddAsync("Before");
        await campaign.LaunchAsync();
        var stopped = NewPhone();
        (await world.Api.PostAsync("/local/inbox", new { from = stopped, to = "", body = "STOP" })).Ok(202);
        await world.SettleAsync();
        var list = $"name,phone\nFirst,{NewPhone()}\nStopped,{stopped}\nThird,{NewPhone()}\n";

        // The first journey that is looked up is that of the one who has to be told of the earlier wish.
        var left = 1;
        string[] others = [":announcement:", ":access-needs:"];
        store.Fails = id => !others.Any(part => id.Contains(part, StringComparison.Ordinal)) && left-- > 0;
        (await world.Api.PostAsync($"{campaign.Path}/participants", list, "text/csv")).Ok(500);
        store.Fails = static _ => false;
        await world.SettleAsync();
        Assert.Equal(["invitation"], await (await campaign.PersonAsync("First")).StepsAsync());
        Assert.Equal(["invitation"], await (await campaign.PersonAsync("Third")).StepsAsync());
        Assert.Empty(await (await campaign.PersonAsync("Stopped")).StepsAsync());

        Assert.Equal((0, 3), Counts(await campaign.ImportCsvAsync(list)));

        static (int Imported, int Unchanged) Counts(JsonNode import) => ((int)import["imported"]!, (int)import["unchanged"]!);
    }

    private static void NamesDutyOfficer(JsonObject file) =>
        file["safeguarding"] = new JsonObject { ["name"] = "Duty officer", ["phone"] = "+447700900990", ["channel"] = "sms" };

    private static async Task BringAboutAsync(World world, TestCampaign campaign, TestPerson person, string how)
    {
        switch (how)
        {
            case "ended":
                await campaign.LaunchAsync();
                await campaign.DoAsync("cancel");
                break;
            case "gone":
                await campaign.LaunchAsync();
                await world.EndJourneyAsync(campaign, person, purge: true);
                break;
        }
    }

    private static async Task<IReadOnlyList<string>> ToldOfCancellationAsync(TestCampaign campaign) =>
        [.. (await campaign.OutboxAsync()).Where(sent => sent.Step == "meeting-cancelled").Select(sent => sent.ParticipantId)];

    private static async Task<IReadOnlyList<TestPerson>> ThirtyAsync(TestCampaign campaign)
    {
        var rows = Enumerable.Range(1, 30).Select(n => (Name: $"Person {n}", Phone: NewPhone())).ToList();
        await campaign.ImportCsvAsync($"name,phone\n{string.Join('\n', rows.Select(row => $"{row.Name},{row.Phone}"))}\n");
        var people = (await campaign.PeopleAsync()).ToDictionary(person => (string)person["name"]!, person => (string)person["id"]!);
        return [.. rows.Select(row => new TestPerson(campaign, people[row.Name], row.Name, row.Phone, email: null))];
    }
}
