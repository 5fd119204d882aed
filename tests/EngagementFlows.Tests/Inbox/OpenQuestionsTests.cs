using EngagementFlows.Links;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Inbox;

/// <summary>Several questions can be open with one person; a reply answers one of them, and an answer can be changed.</summary>
public sealed class OpenQuestionsTests
{
    [Fact]
    public async Task Words_for_one_of_two_open_questions_are_asked_about_and_a_number_names_one()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await ComingAsync(world);
        await world.AdvanceToAsync(At(11, 18, 9, 30));
        Assert.Equal("consent:take-part", (await person.StepsAsync())[^1]);

        await person.TextAsync("No thanks");
        var question = (await person.SentAsync())[^1];
        Assert.Equal("which-question:1", question.Step);
        Assert.Contains("4 for yes, 5 for no.", question.Text, StringComparison.Ordinal);
        Assert.Contains("\n6 if you told us what would make it easier for you to take part.", question.Text, StringComparison.Ordinal);

        await person.TextAsync("6");
        Assert.Equal("access-needs", (string)(await person.AnswersAsync())[^1]!["question"]!);
        await person.TextAsync("4");
        Assert.Equal("consent:photo", (await person.StepsAsync())[^1]);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task A_number_means_what_it_means_on_the_message_where_it_stands_whatever_was_asked_since()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await ComingAsync(world);
        await person.TextAsync("Nothing");
        foreach (var first in new[] { 4, 6, 8, 10 })
        {
            Assert.Contains($"Reply {first} for yes or {first + 1} for no", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
            await person.TextAsync($"{first}");
        }

        // Under the consent for photos, which was asked long before the last.
        await person.TextAsync("7");
        Assert.Equal([("take-part", 1), ("photo", 0), ("quote", 1), ("contact-again", 1)], (await campaign.ReportAsync())["consents"]!.AsArray().Select(one => ((string)one!["purpose"]!, (int)one["given"]!)));
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        // And under the invitation.
        await person.TextAsync("2");
        Assert.Equal("DECLINED", await person.PartstatAsync());
        // Of the photos that were taken meanwhile, and of nothing else.
        Assert.StartsWith("The consent to photo was taken back", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_an_answered_question_is_asked_about_while_another_is_open_since_it_may_have_slipped()
    {
        await using var world = await StartAsync();
        var (_, person) = await ComingAsync(world);
        await person.TextAsync("Nothing");
        await person.TextAsync("2");

        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        var question = (await person.SentAsync())[^1];
        Assert.Equal("which-question:1", question.Step);
        Assert.Contains("1 for yes, 2 for no, 3 for not sure.", question.Text, StringComparison.Ordinal);
        Assert.Contains("4 for yes, 5 for no.", question.Text, StringComparison.Ordinal);
        await person.TextAsync("2");
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("1", "You have a place")]
    [InlineData("4", "")]
    public async Task Whoever_is_asked_which_question_they_meant_hears_back_on_a_number_that_it_gives(string number, string said)
    {
        await using var world = await StartAsync();
        var (campaign, person) = await ComingAsync(world);
        await person.TextAsync("Nothing");
        await person.TextAsync("1");
        Assert.Equal("which-question:1", (await person.StepsAsync())[^1]);
        await person.TextAsync(number);
        var answer = (await person.SentAsync())[^1];
        Assert.NotEqual("which-question:1", answer.Step);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task Whoever_has_no_place_for_want_of_a_consent_hears_how_they_stand_on_a_number_of_the_invitation()
    {
        await using var world = await StartAsync();
        var (_, person) = await ComingAsync(world);
        await person.TextAsync("Nothing");
        await person.TextAsync("5");
        Assert.Null(await person.PlaceAsync());
        await person.TextAsync("2");
        var answer = (await person.SentAsync())[^1];
        Assert.StartsWith("in-reply", answer.Step, StringComparison.Ordinal);
        Assert.Contains("reply \"I want to take part\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_could_answer_each_of_those_is_for_the_team_and_gives_no_place_up()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await ComingAsync(world);
        await person.TextAsync("Nothing");
        await person.TextAsync("1");
        Assert.Equal("which-question:1", (await person.StepsAsync())[^1]);
        await person.TextAsync("no");
        Assert.Equal(("ACCEPTED", "confirmed"), (await person.PartstatAsync(), await person.PlaceAsync()));
        Assert.Contains(await campaign.InboxAsync(), item => (string)item["text"]! == "no");
        Assert.StartsWith("in-reply", (await person.StepsAsync())[^1], StringComparison.Ordinal);
    }

    /// <summary>Reported from the field: a 4 on one invitation confirmed another meeting.</summary>
    [Fact]
    public async Task Invitations_to_many_meetings_at_one_phone_never_share_a_number_while_one_of_them_can_be_answered()
    {
        await using var world = await StartAsync();
        var (phone, meetings) = (NewPhone(), new List<(TestCampaign Campaign, TestPerson Person)>());
        for (var n = 0; n < 4; n++)
        {
            var campaign = await TestCampaign.CreateAsync(world, file => file["consents"] = new System.Text.Json.Nodes.JsonArray());
            meetings.Add((campaign, await campaign.AddAsync("Person", phone)));
            await campaign.LaunchAsync();
            Assert.Contains($"Reply {(3 * n) + 1} for yes, {(3 * n) + 2} for no", (await meetings[n].Person.SentAsync())[0].Text, StringComparison.Ordinal);
            await meetings[n].Person.TextAsync($"{(3 * n) + 1}");
        }

        await meetings[0].Person.TextAsync("5");

        Assert.Equal(["ACCEPTED", "DECLINED", "ACCEPTED", "ACCEPTED"], await Task.WhenAll(meetings.Select(one => one.Person.PartstatAsync())));
    }

    [Fact]
    public async Task The_numbers_of_a_meeting_that_is_over_are_free_again()
    {
        await using var world = await StartAsync();
        var (first, second) = (await TestCampaign.CreateAsync(world), await TestCampaign.CreateAsync(world, file =>
        {
            file["meeting"]!["start"] = "2027-01-20T10:00";
            file["meeting"]!["end"] = "2027-01-20T12:00";
            file["meeting"]!["replyBy"] = "2027-01-10";
        }));
        var phone = NewPhone();
        await first.AddAsync("Person", phone);
        var again = await second.AddAsync("Person", phone);
        await first.LaunchAsync();
        await first.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T12:00" });
        await world.AdvanceToAsync(At(12, 12, 10));
        var third = await TestCampaign.CreateAsync(world, file => file["meeting"] = System.Text.Json.Nodes.JsonNode.Parse(
            """{ "title": { "en": "A third", "cy": "Trydydd" }, "start": "2027-01-20T10:00", "end": "2027-01-20T12:00", "place": { "en": "Hall", "cy": "Neuadd" }, "places": 9, "replyBy": "2027-01-10" }"""));
        var inThird = await third.AddAsync("Person", phone);
        await third.LaunchAsync();
        Assert.Contains("Reply 4 for yes", (await inThird.SentAsync())[0].Text, StringComparison.Ordinal);

        await world.AdvanceToAsync(At(12, 18, 10));
        await second.LaunchAsync();
        Assert.Contains("Reply 1 for yes", (await again.SentAsync())[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_mind_counts_and_both_answers_are_kept()
    {
        await using var world = await StartAsync();
        var (_, person) = await ComingAsync(world);
        await person.TextAsync("I can't come after all");
        await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "Rang us." });
        var timeline = (await world.Api.GetAsync($"{person.Path}/timeline")).Ok().Json;
        Assert.Equal(
            [("ACCEPTED", "sms", true), ("DECLINED", "sms", true), ("ACCEPTED", "team", false)],
            timeline["answers"]!.AsArray().Select(one => ((string)one!["answer"]!, (string)one["via"]!, (bool?)one["replaced"] ?? false)));
        Assert.Contains(timeline["questions"]!.AsArray(), one => (string)one!["question"]! == "access-needs" && one["answeredAt"] is null);
    }

    [Fact]
    public async Task A_reply_to_an_older_mail_answers_the_question_of_that_mail()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "known@example.org", noPhone: true, prefers: "email");
        await campaign.LaunchAsync();
        await person.EmailAsync("1");
        await world.AdvanceToAsync(At(11, 18, 9, 30));
        Assert.Equal("consent:take-part", (await person.StepsAsync())[^1]);

        var needs = await person.ReferenceAsync(campaign, "access-needs");
        (await providers.MailAsync("known@example.org", world.Service<ReplyAddress>().For(needs.Participant, needs.MessageId)!, "No, thank you")).Ok(204);
        await world.SettleAsync();
        Assert.Contains(await person.AnswersAsync(), answer => (string)answer!["question"]! == "access-needs");
        Assert.Empty((await campaign.ReportAsync())["accessNeeds"]!.AsArray());

        var invitation = await person.ReferenceAsync(campaign, "invitation");
        (await providers.MailAsync("known@example.org", world.Service<ReplyAddress>().For(invitation.Participant, invitation.MessageId)!, "2")).Ok(204);
        await world.SettleAsync();
        Assert.Equal("DECLINED", await person.PartstatAsync());
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task Own_texts_with_numbers_written_out_keep_them_and_the_reply_is_asked_about()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["messages"] = System.Text.Json.Nodes.JsonNode.Parse(
            """{ "invitation": { "en": { "sms": "Can you come to {{title}}? Reply 1 for yes or 2 for no." }, "cy": { "sms": "Allwch chi ddod i {{title}}? Atebwch 1 am ydw neu 2 am na." } } }"""));
        var phone = NewPhone();
        var (xanthe, ash) = (await campaign.AddAsync("Xanthe Brown", phone), await campaign.AddAsync("Ash Brown", phone));
        await campaign.LaunchAsync();
        await ash.TextAsync("1");
        Assert.Equal(("NEEDS-ACTION", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
        Assert.Equal("which-question:1", (await ash.StepsAsync())[^1]);
        await ash.TextAsync("4");
        Assert.Equal(("ACCEPTED", "NEEDS-ACTION"), (await xanthe.PartstatAsync(), await ash.PartstatAsync()));
    }

    private static async Task<(TestCampaign, TestPerson)> ComingAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        return (campaign, person);
    }
}
