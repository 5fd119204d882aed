using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.AccessNeeds;

/// <summary>What somebody needs changes what they are sent, and by which way.</summary>
public sealed class FormatTests
{
    [Fact]
    public async Task Large_print_changes_an_emails_HTML_and_leaves_its_plain_text()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var val = await campaign.AddAsync("Val", email: "val.large@example.org", prefers: "email", accessNeeds: "large print");
        var other = await campaign.AddAsync("Hal", email: "val.usual@example.org", prefers: "email");
        var (large, usual) = (await FirstAsync(world, campaign, val), await FirstAsync(world, campaign, other));
        Assert.Equal(usual.Text.Replace("Hal", "Val", StringComparison.Ordinal), large.Text);
        Assert.Contains("font-size: 1.7em; line-height: 1.8", large.Html, StringComparison.Ordinal);
        Assert.Contains("font-size: 18px; line-height: 1.5", usual.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cymraeg os gwelwch yn dda", "cy")]
    [InlineData("in English please", "en")]
    [InlineData("Polish please", "unknown")]
    public async Task Who_asks_for_a_language_and_has_none_is_written_to_in_it(string words, string language)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var listed = await campaign.AddAsync("Listed", language: "", accessNeeds: words);
        var asked = await campaign.AddAsync("Asked", language: "");
        Assert.Equal(language, (string)(await listed.LineAsync())["language"]!);
        await campaign.LaunchAsync();
        await asked.TextAsync("1");
        Assert.Equal("unknown", (string)(await asked.LineAsync())["language"]!);
        await asked.TextAsync(words);
        Assert.Equal(language, (string)(await asked.LineAsync())["language"]!);
    }

    [Fact]
    public async Task Who_asks_for_a_language_that_is_not_theirs_keeps_the_one_they_chose()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", language: "cy", accessNeeds: "in English please");
        Assert.Equal("cy", (string)(await person.LineAsync())["language"]!);
    }

    [Fact]
    public async Task A_call_instead_of_a_text_is_a_task_for_the_team_and_the_story_goes_on()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Caller", accessNeeds: "voice calls please");
        await campaign.LaunchAsync();

        Assert.Empty(await person.SentAsync());
        var call = Assert.Single(await campaign.InboxAsync(), item => (string)item["kind"]! == "call");
        Assert.Equal((person.Id, person.Phone), ((string)call["participantIds"]![0]!, (string)call["from"]!));
        Assert.Contains("The Power of Co-production", (string)call["text"]!, StringComparison.Ordinal);
        Assert.StartsWith("Caller asks for a call instead of a text. Say this to them (the invitation)", (string)call["why"]!,
            StringComparison.Ordinal);
        var line = Assert.Single(await person.TimelineAsync(), one => one.Step == "invitation");
        Assert.Equal(("call", "to be said by phone"), (line.What, line.Reason));
        Assert.Equal(1, (int)(await campaign.ReportAsync())["funnel"]!["invited"]!);

        await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "said so on the phone" });
        await world.AdvanceToAsync(At(12, 10, 12));
        Assert.Empty(await person.SentAsync());
        var calls = (await campaign.InboxAsync()).Where(item => (string)item["kind"]! == "call").ToList();
        Assert.Contains(calls, item => ((string)item["why"]!).Contains("(a reminder of the meeting)", StringComparison.Ordinal));
        Assert.All(calls, item => Assert.InRange(((DateTimeOffset)item["at"]!).Hour, 9, 19));
    }

    [Fact]
    public async Task Calls_that_nobody_has_made_yet_say_the_new_date_of_a_meeting_that_moves_and_nothing_of_one_that_is_called_off()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (waiting, called) = (await campaign.AddAsync("Waiting", accessNeeds: "voice calls please"),
            await campaign.AddAsync("Called", accessNeeds: "voice calls please"));
        await campaign.LaunchAsync();
        var made = await CallAsync(called, "invitation");
        (await world.Api.SendAsync(HttpMethod.Post, $"{campaign.Path}/inbox/{made["id"]}/resolve", """{"note":"said"}""", "application/json", ("If-Match", (string)made["etag"]!))).Ok();
        var before = await CallAsync(waiting, "invitation");
        Assert.Contains("10 December", (string)before["text"]!, StringComparison.Ordinal);

        await campaign.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T12:30" });
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        var renewed = await CallAsync(waiting, "invitation");
        Assert.Contains("17 December", (string)renewed["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("10 December", (string)renewed["text"]! + renewed["why"], StringComparison.Ordinal);
        Assert.Contains("The meeting has changed since", (string)renewed["why"]!, StringComparison.Ordinal);
        Assert.NotEqual((string)before["etag"]!, (string)renewed["etag"]!);
        Assert.Equal((string)made["text"]!, (string)(await CallAsync(called, "invitation", "resolved"))["text"]!);

        await campaign.DoAsync("cancel");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("called off", (string)(await CallAsync(waiting, "invitation"))["why"]!, StringComparison.Ordinal);
        Assert.Contains("Say this to them (that the meeting is cancelled)", (string)(await CallAsync(waiting, "meeting-cancelled"))["why"]!,
            StringComparison.Ordinal);

        async Task<System.Text.Json.Nodes.JsonNode> CallAsync(TestPerson person, string template, string state = "open")
        {
            var id = $"call-{Messaging.MessageReference.IdOf(new Contacts.ParticipantRef(campaign.Id, person.Id), template, 1)}";
            return (await world.Api.GetAsync($"{campaign.Path}/inbox?state={state}")).Ok().Json["items"]!.AsArray()
                .Single(item => (string)item!["id"]! == id)!;
        }
    }

    [Fact]
    public async Task A_call_instead_of_a_text_is_an_email_where_there_is_an_address()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var either = await campaign.AddAsync("Either", email: "either@example.org", accessNeeds: "phone calls not texts");
        var only = await campaign.AddAsync("Only", email: "only@example.org", accessNeeds: "phone calls only, no emails");
        await campaign.LaunchAsync();
        Assert.Equal([("invitation", "email")], (await either.SentAsync()).Select(message => (message.Step, message.Channel)));
        Assert.Empty(await only.SentAsync());
        Assert.Equal(only.Id, (string)Assert.Single(await campaign.InboxAsync(), item => (string)item["kind"]! == "call")["participantIds"]![0]!);
    }

    [Theory]
    [InlineData("text only, no calls", "")]
    [InlineData("voice call; no calls", "")]
    [InlineData("phone call", "text only, no calls")]
    public async Task Who_wants_no_calls_is_never_put_down_for_one(string needs, string notes)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        await campaign.ImportCsvAsync($"name,phone,access needs,notes\nPriya,{phone},\"{needs}\",\"{notes}\"\n");
        var person = await campaign.PersonAsync("Priya", phone);
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        Assert.Contains("invitation", await person.StepsAsync());
        Assert.DoesNotContain(await campaign.InboxAsync(), item => (string)item["kind"]! == "call");
    }

    private static async Task<(string Text, string Html)> FirstAsync(World world, TestCampaign campaign, TestPerson person)
    {
        var preview = (await world.Api.GetAsync($"{campaign.Path}/preview?participant={person.Id}")).Ok().Json["previews"]![0]!["messages"]!.AsArray();
        var email = preview.First(message => (string)message!["channel"]! == "email")!;
        return ((string)email["text"]!, (string)email["html"]!);
    }
}
