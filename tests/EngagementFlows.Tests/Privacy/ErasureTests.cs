using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Participants;
using EngagementFlows.Worlds;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy;

/// <summary>Somebody asks that nothing of them be kept.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_in_any_table_and_others_stay_as_they_are()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var leaving = await campaign.AddAsync("Leaving Lowri", email: "leaving.lowri@example.org", accessNeeds: "a quiet room by the canary cage");
        var staying = await campaign.AddAsync("Staying Steffan", email: "staying.steffan@example.org");
        await campaign.LaunchAsync();
        await leaving.TextAsync("yes please, and my aunt Blodwen sends her love");
        await leaving.TextAsync("purple umbrella nonsense");
        await staying.TextAsync("yes");
        Assert.Contains(await world.RowsAsync(), row => row.Contains("purple umbrella", StringComparison.Ordinal));

        var report = await leaving.EraseAsync(world);

        Assert.Equal("done", (string)report["state"]!);
        var rows = await world.RowsAsync();
        Assert.All(rows, row => Assert.DoesNotContain(
            ["Lowri", "leaving.lowri", leaving.Phone[3..], "canary cage", "Blodwen", "purple umbrella"], trace => row.Contains(trace, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(rows, row => row.Contains("Staying Steffan", StringComparison.Ordinal));
        Assert.Null(await world.Engine.Client.GetInstanceAsync($"{campaign.Id}:{leaving.Id}", CancellationToken.None));
        Assert.NotNull(await world.Engine.Client.GetInstanceAsync($"{campaign.Id}:{staying.Id}", CancellationToken.None));
    }

    [Fact]
    public async Task While_somebody_is_being_erased_nothing_more_is_taken_for_them_and_said_to_be_recorded()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var leaving = await campaign.AddAsync("Leaving Lowri");
        await campaign.LaunchAsync();
        await leaving.TextAsync("yes please");
        await leaving.TextAsync("help");
        var item = Assert.Single(await campaign.InboxAsync());
        (await leaving.AskForErasureAsync(world)).Ok(202);
        // At once, whenever the run begins.
        (await world.Api.PatchAsync(leaving.Path, new { partstat = "DECLINED", reason = "She rang" })).IsProblem(409);
        await world.SettleAsync();

        (await world.Api.PatchAsync(leaving.Path, new { partstat = "DECLINED", reason = "She rang" })).IsProblem(409);
        (await world.Api.PostAsync($"{leaving.Path}/consents", new { purpose = "photo", given = true, how = "form", when = "2026-11-10", wordingVersion = 1 })).IsProblem(409);
        (await world.Api.PostAsync($"{leaving.Path}/links", new { purpose = "answer" })).IsProblem(409);
        (await world.Api.PostAsync($"{leaving.Path}/access-needs", new { wording = "a quiet room" })).IsProblem(409);
        (await world.Api.PostAsync($"{leaving.Path}/resume", new { note = "Rang her." })).IsProblem(409);
        foreach (var (deed, body) in new (string, object)[]
        {
            ("mark", new { participant = leaving.Id, question = "access-needs", answer = new { text = "a ramp" } }),
            ("answer", new { participant = leaving.Id, text = "Yes." }),
            ("assign", new { participant = leaving.Id }),
        })
        {
            var answer = await world.Api.SendAsync(
                HttpMethod.Post,
                $"{campaign.Path}/inbox/{(string)item["id"]!}/{deed}",
                System.Text.Json.JsonSerializer.Serialize(body),
                "application/json",
                ("If-Match", (string)item["etag"]!));
            answer.IsProblem(409);
        }

        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("done", (string)(await leaving.ErasureAsync(world))["state"]!);
    }

    [Fact]
    public async Task An_erased_person_hears_nothing_more_and_is_in_no_list_but_in_the_count()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var leaving = await campaign.AddAsync("Leaving Lowri", email: "leaving.lowri@example.org");
        var staying = await campaign.AddAsync("Staying Steffan");
        await campaign.LaunchAsync();
        await leaving.TextAsync("yes");

        (await leaving.AskForErasureAsync(world)).Ok(202);
        var before = (await campaign.OutboxAsync()).Count(message => message.ParticipantId == leaving.Id);
        await world.AdvanceToAsync(World.TheEnd);

        Assert.True(before > 0);
        Assert.DoesNotContain(await campaign.OutboxAsync(), message => message.ParticipantId == leaving.Id);
        Assert.Equal([staying.Id], (await campaign.PeopleAsync()).Select(person => (string)person["id"]!));
        var report = await campaign.ReportAsync();
        Assert.Equal((2, 1), ((int)report["funnel"]!["imported"]!, (int)report["funnel"]!["accepted"]!));
        Assert.DoesNotContain(report["notReached"]!.AsArray(), line => (string)line!["participantId"]! == leaving.Id);
        (await world.Api.GetAsync($"{leaving.Path}/timeline")).IsProblem(404);
        (await leaving.CorrectAsync(new { reason = "back", withdrawn = false })).IsProblem(404);
    }

    [Fact]
    public async Task The_report_says_what_was_done_where_and_the_same_request_again_is_answered_with_it()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Leaving Lowri");
        await campaign.LaunchAsync();

        var asked = (await person.AskForErasureAsync(world)).Ok(202).Json;
        var again = (await person.AskForErasureAsync(world)).Ok(202).Json;
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        var report = (await person.AskForErasureAsync(world, "objection")).Ok().Json;

        Assert.Equal("running", (string)asked["state"]!);
        Assert.Equal((string)asked["askedAt"]!, (string)again["askedAt"]!);
        Assert.Equal(("done", "asked"), ((string)report["state"]!, (string)report["reason"]!));
        var places = report["places"]!.AsArray().ToDictionary(place => (string)place!["place"]!, place => ((string)place!["state"]!, (int)place["count"]!));
        Assert.Equal(PrivacyDesk.OrderOf(PrivacyKind.Erasure), places.Keys);
        Assert.Equal(("done", 1), places[StoredKeys.Journeys]);
        Assert.Equal(("done", 1), places[StoredKeys.Outbox]);
        Assert.Equal(("done", 1), places[StoredKeys.Participant]);
        Assert.Equal("kept", places[StoredKeys.Audit].Item1);
    }

    [Fact]
    public async Task A_person_is_erased_in_all_their_campaigns_and_the_report_is_found_under_each()
    {
        await using var world = await World.StartAsync();
        var (first, second) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var phone = World.NewPhone();
        var there = await first.AddAsync("Leaving Lowri", phone);
        var here = await second.AddAsync("leaving LOWRI", phone, "lowri@example.org");
        await first.LaunchAsync();

        var report = await here.EraseAsync(world);

        Assert.Equal([first.Id, second.Id], report["campaigns"]!.AsArray().Select(id => (string)id!).Order(StringComparer.Ordinal));
        Assert.Equal("done", (string)(await there.ErasureAsync(world))["state"]!);
        (await there.AskForErasureAsync(world)).Ok(200);
        Assert.Empty(await first.PeopleAsync());
        Assert.Empty(await second.PeopleAsync());
    }

    [Fact]
    public async Task Somebody_who_shares_the_phone_keeps_what_is_theirs_and_goes_on()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = World.NewPhone();
        var leaving = await campaign.AddAsync("Leaving Lowri", phone);
        var staying = await campaign.AddAsync("Staying Steffan", phone);
        await campaign.LaunchAsync();
        await staying.TextAsync("whose words are these");

        var report = await leaving.EraseAsync(world);
        await staying.TextAsync("yes");

        Assert.Equal("done", (string)report["state"]!);
        Assert.Equal("ACCEPTED", await staying.PartstatAsync());
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["text"]! == "whose words are these" && item["participantIds"]!.AsArray().Single()!.GetValue<string>() == staying.Id);
        Assert.Contains(await staying.TimelineAsync(), line => line.Text == "whose words are these");
    }

    [Fact]
    public async Task Lists_that_the_app_made_for_the_team_lose_the_person_and_keep_the_others()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var leaving = await campaign.AddAsync("Leaving Lowri", accessNeeds: "a sign in the window");
        var staying = await campaign.AddAsync("Staying Steffan", accessNeeds: "a hearing loop");
        await campaign.LaunchAsync();
        var list = Assert.Single(await campaign.InboxAsync(), item => (string)item["kind"]! == InboxItem.AccessNeeds);
        Assert.Contains("Leaving Lowri", (string)list["text"]!, StringComparison.Ordinal);

        var copy = await leaving.CopyAsync(world);
        await leaving.EraseAsync(world);

        Assert.Contains("Leaving Lowri", copy["inbox.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("Steffan", copy["inbox.json"], StringComparison.Ordinal);
        var after = Assert.Single(await campaign.InboxAsync(), item => (string)item["kind"]! == InboxItem.AccessNeeds);
        Assert.StartsWith("Staying Steffan:", (string)after["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("Lowri", (string)after["text"]!, StringComparison.Ordinal);
        Assert.Equal([staying.Id], after["participantIds"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task Others_who_named_the_person_as_their_supporter_are_counted_for_the_team_and_stay_as_they_are()
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = World.NewPhone();
        await campaign.ImportCsvAsync($"name,phone,access needs\nSupported Sara,{World.NewPhone()},supporter: Leaving Lowri {phone} (reminders only)\nLeaving Lowri,{phone},supporter: Helping Huw 07700 900198 (reminders only)\n");
        var leaving = await campaign.PersonAsync("Leaving Lowri", phone);
        var keys = world.Service<ContactKeys>();
        Assert.Single(await world.Service<ContactIndex>().FindSupportedAsync(keys.ForText("07700 900198")!));

        var report = await leaving.EraseAsync(world);

        var named = report["places"]!.AsArray().Single(place => (string)place!["place"]! == StoredKeys.Others)!;
        Assert.Equal(("kept", 1), ((string)named["state"]!, (int)named["count"]!));
        Assert.Empty(await world.Service<ContactIndex>().FindSupportedAsync(keys.ForText("07700 900198")!));
        Assert.DoesNotContain(await world.RowsAsync(), row => row.Contains("Helping Huw", StringComparison.Ordinal));
        Assert.Equal(["Supported Sara"], (await campaign.PeopleAsync()).Select(person => (string)person["name"]!));
    }

    [Fact]
    public async Task A_list_that_still_has_them_does_not_bring_them_back_and_brings_whoever_shares_their_phone()
    {
        await using var world = await World.StartAsync();
        var (campaign, next) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world));
        var leaving = await campaign.AddAsync("Leaving Lowri", email: "leaving.lowri@example.org");
        await leaving.EraseAsync(world);

        foreach (var one in new[] { campaign, next })
        {
            var answer = await one.ImportCsvAsync($"name,email,phone\nSomebody Else,,{World.NewPhone()}\nLEAVING Lowri,,{leaving.Phone}\nLeaving Lowri,leaving.lowri@example.org,\nTheir Son,,{leaving.Phone}\n");

            Assert.Equal(2, (int)answer["imported"]!);
            Assert.Equal([(3, ErasedPeople.Refusal), (4, ErasedPeople.Refusal)], answer["rejected"]!.AsArray().Select(row => ((int)row!["line"]!, (string)row["error"]!)));
        }
    }

    [Fact]
    public async Task What_an_erased_person_writes_later_is_a_stranger_s_and_a_stop_of_theirs_still_counts()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var leaving = await campaign.AddAsync("Leaving Lowri");
        await campaign.LaunchAsync();
        var reference = await leaving.ReferenceAsync(campaign, "invitation");
        await leaving.EraseAsync(world);

        (await providers.TextAsync(leaving.Phone, "did you forget me?")).Ok();
        (await providers.StatusAsync(reference.ToString(), "delivered")).Ok(204);
        (await providers.TextAsync(leaving.Phone, "STOP")).Ok();
        await world.AdvanceAsync(TimeSpan.FromDays(4));

        var item = Assert.Single(await campaign.InboxAsync(), one => (string)one["text"]! == "did you forget me?");
        Assert.Empty(item["participantIds"]!.AsArray());
        Assert.NotNull(await world.Service<Suppressions>().FindAsync(world.Service<ContactKeys>().ForText(leaving.Phone)!, CancellationToken.None));
        Assert.Null(await world.Service<ParticipantStore>().FindAsync(reference.Participant));
    }

    [Fact]
    public async Task A_crash_between_two_places_goes_on_where_it_was()
    {
        var world = await World.StartAsync(expectsFaults: true);
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Leaving Lowri", email: "leaving.lowri@example.org");
        await campaign.LaunchAsync();
        await person.TextAsync("yes, from the canary");
        (await person.AskForErasureAsync(world)).Ok(202);

        // The journey has ended, and the minute for what was under way is not over.
        await world.AdvanceAsync(TimeSpan.FromSeconds(40));
        world = await world.RestartAsync(world.Now);
        person = new TestPerson(new TestCampaign(world, campaign.Id), person.Id, person.Name, person.Phone, null);
        var half = await person.ErasureAsync(world);
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("running", (string)half["state"]!);
        Assert.Equal("done", (string)(await person.ErasureAsync(world))["state"]!);
        Assert.DoesNotContain(await world.RowsAsync(), row => row.Contains("Lowri", StringComparison.OrdinalIgnoreCase) || row.Contains("from the canary", StringComparison.Ordinal));
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_place_fails_at_first_each_is_done_in_the_end()
    {
        foreach (var place in PrivacyDesk.OrderOf(PrivacyKind.Erasure))
        {
            var faults = new FaultyPlace(place);
            await using var world = await World.StartAsync(change: faults.Register, expectsFaults: true);
            var campaign = await TestCampaign.CreateAsync(world);
            var person = await campaign.AddAsync("Leaving Lowri");
            await campaign.LaunchAsync();

            (await person.AskForErasureAsync(world)).Ok(202);
            await world.AdvanceAsync(TimeSpan.FromHours(2));

            Assert.True(faults.Failed == 2, place);
            Assert.Equal("done", (string)(await person.ErasureAsync(world))["state"]!);
            Assert.DoesNotContain(await world.RowsAsync(), row => row.Contains("Lowri", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"reason":"Lowri asked me to on the phone"}""")]
    public async Task A_reason_is_one_of_the_law_s_and_never_words_that_would_outlive_the_person(string body)
    {
        await using var world = await World.StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Leaving Lowri");

        (await world.Api.PostAsync($"{person.Path}/erasure", body)).IsProblem(400, "reason");
        (await world.Api.GetAsync($"{person.Path}/erasure")).IsProblem(404);
        (await world.Api.PostAsync($"{campaign.Path}/participants/nobody/erasure", new { reason = "asked" })).IsProblem(404);
    }
}
