using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.AccessNeeds;

public sealed class AccessNeedsApiTests
{
    [Fact]
    public async Task What_the_list_and_the_person_say_is_recorded_by_kind_with_where_it_comes_from()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Tomos", language: "cy", accessNeeds: "BSL interpreter; easy read; hearing loop");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Dehonglydd BSL, ac ystafell dawel");

        var needs = await NeedsAsync(campaign);
        Assert.Equal(["interpreter list", "quiet-room person", "other list", "easy-read list"], needs.Select(need => $"{need["kind"]} {need["identified"]!["from"]}"));
        Assert.Equal("BSL", (string)needs[0]["about"]!);
        Assert.Equal("hearing loop", (string)needs[2]["wording"]!);
        Assert.All(needs.Take(3), need => Assert.Null(need["met"]));
        Assert.Equal(["interpreter", "easy-read", "other", "quiet-room"], (await person.LineAsync())["needs"]!.AsArray().Select(kind => (string)kind!));
        Assert.Equal("messages come in easy read", (string)needs[3]["doneByTheApp"]!);
    }

    [Fact]
    public async Task A_later_answer_takes_no_need_back()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await AskedAsync(world);
        await person.TextAsync("A BSL interpreter");
        await world.Service<Inbox.TakeAnswer>().TakeAsync(
            new Contacts.ParticipantRef(campaign.Id, person.Id),
            new Inbox.DirectAnswer("later", "access-needs", new Inbox.StatedAnswer { Text = "Step-free too" }, world.Now, "page"),
            world.Engine.Client,
            default);
        await world.SettleAsync();
        Assert.Equal(["interpreter person", "step-free page"], (await NeedsAsync(campaign)).Select(need => $"{need["kind"]} {need["identified"]!["from"]}"));
    }

    [Fact]
    public async Task A_need_is_added_corrected_met_and_reviewed_and_each_change_is_kept_with_who_made_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        var path = $"{person.Path}/access-needs";

        var added = await world.Api.PostAsync(path, new { wording = "Polish interpreter", note = "said on the phone", sharedWith = new[] { "the venue" } });
        Assert.Equal(("interpreter", "pl"), ((string)added.Ok(201).Json["kind"]!, (string)added.Json["about"]!));
        Assert.Equal((int)System.Net.HttpStatusCode.OK, (await world.Api.PostAsync(path, new { wording = "Polish interpreter" })).Status);

        var etag = (string)added.Json["etag"]!;
        (await world.Api.PatchAsync($"{path}/interpreter", new { met = true, note = "Anna is booked" }, etag)).Ok();
        var stale = await world.Api.PatchAsync($"{path}/interpreter", new { met = false }, etag);
        Assert.Equal(412, stale.Status);
        Assert.Contains("met by Local developer", stale.Text, StringComparison.Ordinal);
        (await world.Api.PatchAsync($"{path}/interpreter", new { met = true, note = "Anna is booked" })).Ok();
        (await world.Api.PatchAsync($"{path}/interpreter", new { wording = "Polish interpreter, Silesian if possible" })).Ok();
        (await world.Api.PatchAsync($"{path}/interpreter", new { reviewed = true, note = "still right" })).Ok();

        var need = Assert.Single(await NeedsAsync(campaign));
        Assert.Equal(["added", "met", "corrected", "reviewed"], need["history"]!.AsArray().Select(one => (string)one!["what"]!));
        Assert.Equal(("Local developer", "Anna is booked"), ((string)need["met"]!["by"]!, (string)need["met"]!["note"]!));
        Assert.Equal("interpreter: Polish interpreter", (string)need["history"]![2]!["before"]!);
        Assert.Equal("the venue", (string)Assert.Single(need["sharedWith"]!.AsArray())!);
        Assert.Contains(await person.TimelineAsync(), line => line.Reason == "access need interpreter: met (Anna is booked)");

        (await world.Api.PatchAsync($"{path}/interpreter", new { flagged = false })).Ok();
        Assert.Empty((await person.LineAsync())["needs"]!.AsArray());
        (await world.Api.PatchAsync($"{path}/interpreter", new { flagged = true })).Ok();
        Assert.Single((await person.LineAsync())["needs"]!.AsArray());
        (await world.Api.PatchAsync($"{path}/interpreter", new { met = false, note = "Anna is ill" })).Ok();
        Assert.Null(Assert.Single(await NeedsAsync(campaign))["met"]);
        (await world.Api.PatchAsync($"{path}/interpreter", new { holds = false })).Ok();
        Assert.Empty((await person.LineAsync())["needs"]!.AsArray());
    }

    [Fact]
    public async Task Faults_are_named()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", accessNeeds: "easy read");
        var path = $"{person.Path}/access-needs";
        foreach (var (answer, field) in new[]
        {
            (await world.Api.PostAsync(path, new { kind = "braille", wording = "Braille" }), "kind"),
            (await world.Api.PostAsync(path, new { kind = "other" }), "wording"),
            (await world.Api.PatchAsync($"{path}/easy-read", new { }), "$"),
            (await world.Api.PatchAsync($"{path}/easy-read", new { sharedWith = new[] { "" } }), "sharedWith"),
        })
        {
            Assert.Equal(400, answer.Status);
            Assert.NotNull(answer.Json["errors"]![field]);
        }

        Assert.Equal(404, (await world.Api.PatchAsync($"{path}/large-print", new { met = true })).Status);
        Assert.Equal(404, (await world.Api.PostAsync($"{campaign.Path}/participants/nobody/access-needs", new { wording = "easy read" })).Status);
        Assert.Equal(404, (await world.Api.GetAsync("/api/campaigns/nowhere/access-needs")).Status);
    }

    [Fact]
    public async Task Needs_that_are_not_met_are_listed_at_launch_and_before_the_meeting()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var tomos = await campaign.AddAsync("Tomos", accessNeeds: "BSL interpreter");
        var maya = await campaign.AddAsync("Maya", accessNeeds: "step-free access");
        var gone = await campaign.AddAsync("Gone", email: "gone@example.org",
            accessNeeds: $"quiet room; large print; supporter: Huw {NewPhone()} (reminders only)");

        var launched = (await world.Api.PostAsync($"{campaign.Path}/launch")).Ok(202).Json;
        await world.SettleAsync();
        // What messages do by themselves is met, and a supporter who gets copies has nothing to be arranged before the invitation.
        Assert.Equal(
            ["interpreter Tomos", "step-free Maya", "quiet-room Gone"],
            launched["unmetNeeds"]!.AsArray().Select(need => $"{need!["kind"]} {need["name"]}"));
        var atLaunch = Assert.Single(await ItemsAsync(campaign));
        Assert.Equal(
            "Tomos: interpreter (BSL interpreter)\nMaya: step-free (step-free access)\nGone: quiet-room (quiet room)",
            (string)atLaunch["text"]!);
        await campaign.DoAsync("launch");
        Assert.Single(await ItemsAsync(campaign));

        await tomos.TextAsync("1");
        await maya.TextAsync("1");
        await gone.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 9, 59));
        Assert.Single(await ItemsAsync(campaign));
        await world.AdvanceToAsync(At(12, 3, 10, 1));
        Assert.Equal("Tomos: interpreter (BSL interpreter), is coming\nMaya: step-free (step-free access), is coming", (string)(await ItemsAsync(campaign))[1]["text"]!);

        (await world.Api.PatchAsync($"{tomos.Path}/access-needs/interpreter", new { met = true, note = "booked" })).Ok();
        await world.AdvanceToAsync(At(12, 8, 10, 1));
        Assert.Equal("Maya: step-free (step-free access), is coming", (string)(await ItemsAsync(campaign))[2]["text"]!);
        await world.AdvanceToAsync(At(12, 12, 10));
        Assert.Equal(3, (await ItemsAsync(campaign)).Count);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_is_met()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Maya", accessNeeds: "step-free access");
        (await world.Api.PatchAsync($"{person.Path}/access-needs/step-free", new { met = true })).Ok();
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 10, 12));
        Assert.Empty(await ItemsAsync(campaign));
    }

    [Fact]
    public async Task A_moved_meeting_reminds_the_team_by_its_new_date_and_a_cancelled_one_does_not()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["accessNeeds"] = new JsonObject { ["remindTeam"] = new JsonArray("P3D") });
        await campaign.AddAsync("Maya", accessNeeds: "step-free access");
        await campaign.LaunchAsync();
        await campaign.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T12:00" });
        await world.AdvanceToAsync(At(12, 14, 9, 59));
        Assert.Single(await ItemsAsync(campaign));
        await world.AdvanceToAsync(At(12, 14, 10, 1));
        Assert.Equal(2, (await ItemsAsync(campaign)).Count);
        await campaign.RescheduleAsync(new { start = "2026-12-29T10:00", end = "2026-12-29T12:00" });
        await campaign.DoAsync("cancel");
        await world.AdvanceToAsync(At(12, 29, 10));
        Assert.Equal(2, (await ItemsAsync(campaign)).Count);
    }

    internal static async Task<IReadOnlyList<JsonNode>> NeedsAsync(TestCampaign campaign) =>
        [.. (await campaign.World.Api.GetAsync($"{campaign.Path}/access-needs")).Ok().Json["needs"]!.AsArray().Select(need => need!)];

    private static async Task<IReadOnlyList<JsonNode>> ItemsAsync(TestCampaign campaign) =>
        [.. (await campaign.InboxAsync()).Where(item => (string)item["kind"]! == "access-needs")];

    private static async Task<(TestCampaign Campaign, TestPerson Person)> AskedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        return (campaign, person);
    }
}
