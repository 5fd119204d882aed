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
        Assert.Contains("1 for yes, 2 for no.", question.Text, StringComparison.Ordinal);
        Assert.Contains("What makes it easier for you to take part: 3.", question.Text, StringComparison.Ordinal);

        await person.TextAsync("3");
        Assert.Equal("No thanks", (string)Assert.Single((await campaign.ReportAsync())["accessNeeds"]!.AsArray())!["inTheirWords"]!);
        await person.TextAsync("1");
        Assert.Equal("consent:photo", (await person.StepsAsync())[^1]);
        Assert.Empty(await campaign.InboxAsync());
    }

    [Fact]
    public async Task A_number_after_everything_is_answered_declines_no_invitation_by_accident()
    {
        await using var world = await StartAsync();
        var (campaign, person) = await ComingAsync(world);
        await person.TextAsync("Nothing");
        for (var n = 0; n < 4; n++)
        {
            await person.TextAsync("1");
        }

        await person.TextAsync("2");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Equal("which-question:1", (await person.StepsAsync())[^1]);
        Assert.Empty(await campaign.InboxAsync());
        await person.TextAsync("I can't come after all");
        Assert.Equal("DECLINED", await person.PartstatAsync());
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
        Assert.Equal("No, thank you", (string)Assert.Single((await campaign.ReportAsync())["accessNeeds"]!.AsArray())!["inTheirWords"]!);

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
