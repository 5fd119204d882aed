using System.Text.Json.Nodes;
using EngagementFlows.Pages;
using EngagementFlows.Worlds;
using static EngagementFlows.Places.FullMeeting;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Places;

/// <summary>A meeting that asks whether people come to the room or by video: two answers, of which one takes a place.</summary>
public sealed class RoomOrVideoTests
{
    private const string Link = "https://meet.example.org";

    [Fact]
    public async Task Each_answer_has_a_number_and_only_the_room_takes_a_place()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await InvitedAsync(world, places: 1, "Room", "Video", "No", "Unsure");
        var invitation = Assert.Single(await people[0].SentAsync()).Text;
        Assert.Contains("Reply 1 for yes in the room, 2 for yes by video, 3 for no, 4 for not sure", invitation, StringComparison.Ordinal);
        foreach (var (person, number) in people.Zip(["1", "2", "3", "4"]))
        {
            await person.TextAsync(number);
        }

        Assert.Equal(["ACCEPTED", "ACCEPTED", "DECLINED", "TENTATIVE"],
            (await Task.WhenAll(people.Select(person => person.PartstatAsync()))).AsEnumerable());
        Assert.Equal([false, true, false, false],
            (await Task.WhenAll(people.Select(async person => (bool)(await person.LineAsync())["byVideo"]!))).AsEnumerable());
        Assert.Equal(["confirmed", "confirmed"], await PlacesAsync(people.Take(2)));
        var (room, video) = (await ToldAsync(people[0]), await ToldAsync(people[1]));
        Assert.Contains("To join by video instead, reply \"by video\".", room, StringComparison.Ordinal);
        Assert.DoesNotContain(Link, room, StringComparison.Ordinal);
        Assert.Contains("You are down to join", video, StringComparison.Ordinal);
        Assert.Contains(Link, video, StringComparison.Ordinal);
        Assert.Contains("reply 1 for yes in the room, 2 for yes by video or 3 for no", (await people[3].SentAsync())[^1].Text,
            StringComparison.Ordinal);
        Assert.Contains(await people[1].TimelineAsync(), line => line.Reason == "answers: ACCEPTED, by video");
        var funnel = (await campaign.ReportAsync())["funnel"]!;
        Assert.Equal((1, 1, 2), ((int)funnel["byVideo"]!, (int)funnel["inTheRoom"]!, (int)funnel["accepted"]!));
    }

    [Fact]
    public async Task Who_waits_is_told_of_video_and_a_number_means_on_the_offer_what_it_means_on_the_invitation()
    {
        await using var world = await StartAsync();
        var (_, people) = await InvitedAsync(world, places: 1, "A", "B", "C", "D");
        await people[0].TextAsync("1");
        await people[1].TextAsync("1");
        await people[2].TextAsync("1");
        await people[3].TextAsync("1");
        Assert.Equal(["confirmed", "waiting", "waiting", "waiting"], await PlacesAsync(people));
        Assert.Contains("To join by video instead, reply 2.", await ToldAsync(people[1]), StringComparison.Ordinal);
        Assert.Contains("To leave the list, reply 3.", await ToldAsync(people[1]), StringComparison.Ordinal);
        await people[1].TextAsync("2");
        Assert.Equal(["confirmed", "confirmed", "waiting", "waiting"], await PlacesAsync(people));
        Assert.True((bool)(await people[1].LineAsync())["byVideo"]!);

        await people[0].TextAsync("can't come now, sorry");
        Assert.Contains("Reply 1 for yes in the room, 2 for yes by video or 3 for no", (await people[2].SentAsync())[^1].Text,
            StringComparison.Ordinal);
        await people[2].TextAsync("2");
        Assert.Equal(["confirmed", "confirmed", "offered"], await PlacesAsync(people.Skip(1)));
        Assert.Single(await people[2].SentAsync(), message => message.Text.Contains("You are down to join", StringComparison.Ordinal));
        await people[3].TextAsync("3");
        Assert.Equal("DECLINED", await people[3].PartstatAsync());
    }

    [Fact]
    public async Task Who_changes_frees_a_place_or_takes_one_or_is_told_that_there_is_none()
    {
        await using var world = await StartAsync();
        var (campaign, people) = await InvitedAsync(world, places: 1, "A", "B");
        await people[0].TextAsync("1");
        await people[1].TextAsync("1");
        await people[0].TextAsync("by video");
        Assert.Null((await world.StoredAsync(campaign, people[0])).Answers.AccessNeeds);
        Assert.Empty(await campaign.InboxAsync());
        Assert.Equal(["confirmed", "offered"], await PlacesAsync(people));
        Assert.Contains("You are down to join", await ToldAsync(people[0]), StringComparison.Ordinal);
        await people[1].TextAsync("1");

        await people[0].TextAsync("in person");
        Assert.Contains("There is no place in the room yet.", await ToldAsync(people[0]), StringComparison.Ordinal);
        Assert.Contains(Link, await ToldAsync(people[0]), StringComparison.Ordinal);
        await people[1].TextAsync("can't come now, sorry");
        Assert.Contains("You have a place", await ToldAsync(people[0]), StringComparison.Ordinal);
        Assert.DoesNotContain(Link, await ToldAsync(people[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_say_which_of_the_two_and_where_that_is()
    {
        await using var world = await StartAsync();
        var (_, people) = await InvitedAsync(world, places: 1, "Room", "Video");
        await people[0].TextAsync("1");
        await people[1].TextAsync("2");
        await world.AdvanceToAsync(At(12, 9, 12));
        var (room, video) = (await ReminderAsync(people[0]), await ReminderAsync(people[1]));
        Assert.Contains("You are coming to the room. Place:", room, StringComparison.Ordinal);
        Assert.DoesNotContain(Link, room, StringComparison.Ordinal);
        Assert.Contains("You will join by video: " + Link, video, StringComparison.Ordinal);
        Assert.DoesNotContain("Place:", video, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "", "2 for yes by video", "You will join by video", "You are down to join")]
    [InlineData("en", "easy read", "2 for yes by video", "You will join by video", "You will join the meeting by video")]
    [InlineData("cy", "", "2 am \"gallaf, drwy fideo\"", "Byddwch chi'n ymuno drwy fideo", "Byddwch chi'n ymuno â")]
    [InlineData("cy", "easy read", "2 am \"gallaf, drwy fideo\"", "Byddwch chi'n ymuno drwy fideo", "Byddwch chi'n ymuno drwy fideo")]
    public async Task By_email_it_is_the_same_in_each_language_and_wording(string language, string needs, string offers, string reminds,
        string told)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["askRoomOrVideo"] = true);
        var person = await campaign.AddAsync("Gwen Rees", email: "gwen@example.org", prefers: "email", language: language,
            accessNeeds: needs, noPhone: true);
        await campaign.LaunchAsync();
        Assert.Contains(offers, Assert.Single(await person.SentAsync()).Text, StringComparison.Ordinal);
        await person.EmailAsync("2");
        Assert.True((bool)(await person.LineAsync())["byVideo"]!);
        var confirmation = await ToldAsync(person);
        Assert.Contains(told, confirmation, StringComparison.Ordinal);
        Assert.Contains(Link, confirmation, StringComparison.Ordinal);
        await world.AdvanceToAsync(At(12, 9, 12));
        Assert.Contains(reminds, await ReminderAsync(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_share_a_phone_have_numbers_of_their_own_for_both()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["askRoomOrVideo"] = true);
        var phone = NewPhone();
        var ash = await campaign.AddAsync("Ash", phone);
        var bo = await campaign.AddAsync("Bo", phone);
        await campaign.LaunchAsync();
        Assert.Contains("5 for yes in the room, 6 for yes by video, 7 for no, 8 for not sure", Assert.Single(await bo.SentAsync()).Text,
            StringComparison.Ordinal);
        await ash.TextAsync("6");
        await ash.TextAsync("3");
        Assert.Equal(("DECLINED", "ACCEPTED"), (await ash.PartstatAsync(), await bo.PartstatAsync()));
        Assert.True((bool)(await bo.LineAsync())["byVideo"]!);
    }

    [Fact]
    public async Task A_supporter_who_may_answer_says_by_number_which_it_is()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["askRoomOrVideo"] = true);
        var supporter = NewPhone();
        var person = await campaign.AddAsync("Person", accessNeeds: $"supporter: Mair {supporter} (all messages, may answer for me)");
        await campaign.LaunchAsync();
        (await world.Api.PostAsync("/local/inbox", new { from = supporter, to = "", body = "2" })).Ok(202);
        await world.SettleAsync();
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.True((bool)(await person.LineAsync())["byVideo"]!);
        Assert.Contains("You are down to join", await ToldAsync(person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_offers_both_shows_the_present_one_and_changes_it()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, people) = await InvitedAsync(world, places: 1, "A", "B");
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await people[0].LinkAsync(world, "answer"));
        await browser.SendAsync("Send my answer", ("answer", "video"));
        Assert.Equal(["video"], browser.ValuesOf("answer"));
        Assert.Contains("Your answer: yes, you will join by video.", Text(browser), StringComparison.Ordinal);
        Assert.Contains(Link, browser.Html, StringComparison.Ordinal);
        Assert.Contains("You are down to join", await ToldAsync(people[0]), StringComparison.Ordinal);
        Assert.Single(await people[0].StepsAsync(), step => step.StartsWith("place:", StringComparison.Ordinal));

        await browser.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Equal(["yes"], browser.ValuesOf("answer"));
        Assert.Contains("You have a place in the room.", Text(browser), StringComparison.Ordinal);
        Assert.DoesNotContain(Link, browser.Html, StringComparison.Ordinal);

        var other = new TestBrowser(world);
        await other.OpenAsync(await people[1].LinkAsync(world, "answer"));
        Assert.Contains("There is no place in the room at the moment.", Text(other), StringComparison.Ordinal);
        await other.SendAsync("Send my answer", ("answer", "video"));
        await other.SendAsync("Send my answer", ("answer", "yes"));
        Assert.Contains("There is no place in the room yet.", Text(other), StringComparison.Ordinal);
        Assert.Contains(Link, other.Html, StringComparison.Ordinal);

        await browser.SendAsync("Send my answer", ("answer", "video"));
        await other.OpenAsync(await people[1].LinkAsync(world, "answer"));
        Assert.Contains("You have a place in the room.", Text(other), StringComparison.Ordinal);
        Assert.Equal([true, false], (await Task.WhenAll(people.Select(async person => (bool)(await person.LineAsync())["byVideo"]!)))
            .AsEnumerable());
    }

    [Theory]
    [InlineData("en", "easy read", "Yes, I will join by video", "Send my answer", "You will join by video.")]
    [InlineData("cy", "", "Gallaf, dw i'n ymuno drwy fideo", "Anfon fy ateb", "Rydych chi wedi dweud eich bod yn ymuno drwy fideo.")]
    public async Task The_page_offers_it_in_the_persons_own_language_and_wording(string language, string needs, string label, string button,
        string standing)
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world, language: language, accessNeeds: needs,
            change: file => file["meeting"]!["askRoomOrVideo"] = true);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        Assert.Equal(label, browser.Page.QuerySelector("label[for=answer-2]")!.TextContent);
        await browser.SendAsync(button, ("answer", "video"));
        Assert.Contains(standing, Text(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_meeting_does_not_ask_the_page_takes_no_such_answer()
    {
        await using var world = await PagesWorld.StartAsync();
        var (_, person) = await PagesWorld.InvitedAsync(world);
        var browser = new TestBrowser(world);
        await browser.OpenAsync(await person.LinkAsync(world, "answer"));
        await browser.SendAsync("Send my answer", ("answer", "video"));
        Assert.Equal(422, browser.Status);
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
    }

    [Fact]
    public async Task A_meeting_without_a_link_cannot_ask_and_own_words_must_say_both()
    {
        await using var world = await StartAsync();
        (await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file =>
        {
            file["meeting"]!["askRoomOrVideo"] = true;
            file["meeting"]!.AsObject().Remove("videoLink");
        }))).IsProblem(400, "meeting.askRoomOrVideo");

        (await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file =>
        {
            file["meeting"]!["askRoomOrVideo"] = true;
            file["messages"] = Texts("Can you come to {{title}}? Reply {{yes}} for yes or {{no}} for no. {{organisation}}",
                "Allwch chi ddod i {{title}}? Atebwch {{yes}} neu {{no}}. {{organisation}}");
        }))).IsProblem(400, "messages.invitation.cy.sms", "messages.invitation.en.sms");

        (await world.Api.PostAsync("/api/campaigns", TestCampaign.File(file =>
        {
            file["meeting"]!["askRoomOrVideo"] = true;
            file["messages"] = Texts("Can you come to {{title}}? Reply 1 for yes or 2 for no. {{organisation}}",
                "Allwch chi ddod i {{title}}? Atebwch 1 neu 2. {{organisation}}");
        }))).IsProblem(400, "messages.invitation.cy.sms", "messages.invitation.en.sms");

        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            file["meeting"]!["askRoomOrVideo"] = true;
            file["messages"] = Texts(
                "Can you come to {{title}}? Reply {{yes}} for the room, {{video}} for video, {{no}} for no. {{organisation}}",
                "Allwch chi ddod i {{title}}? Atebwch {{yes}} i ddod, {{video}} am fideo, {{no}} os na allwch chi. {{organisation}}");
        });
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        Assert.Contains("Reply 1 for the room, 2 for video, 3 for no.", Assert.Single(await person.SentAsync()).Text,
            StringComparison.Ordinal);
    }

    private static JsonNode Texts(string english, string welsh) => new JsonObject
    {
        ["invitation"] = new JsonObject { ["en"] = new JsonObject { ["sms"] = english }, ["cy"] = new JsonObject { ["sms"] = welsh } },
    };

    private static async Task<(TestCampaign Campaign, TestPerson[] People)> InvitedAsync(World world, int places,
        params IReadOnlyList<string> names)
    {
        var campaign = await TestCampaign.CreateAsync(world, file =>
        {
            file["meeting"]!["places"] = places;
            file["meeting"]!["askRoomOrVideo"] = true;
        });
        var people = new List<TestPerson>();
        foreach (var name in names)
        {
            people.Add(await campaign.AddAsync(name));
        }

        await campaign.LaunchAsync();
        return (campaign, [.. people]);
    }

    private static async Task<string> ToldAsync(TestPerson person) =>
        (await person.SentAsync()).Last(message => message.Step.StartsWith("place:", StringComparison.Ordinal)
            && !message.Step.EndsWith(":supporter", StringComparison.Ordinal)).Text;

    private static async Task<string> ReminderAsync(TestPerson person) =>
        (await person.SentAsync()).Last(message => message.Step.StartsWith("reminder:", StringComparison.Ordinal)).Text;

    private static string Text(TestBrowser browser) => browser.Page.Body!.TextContent;
}
