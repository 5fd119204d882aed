using System.Text.Json.Nodes;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.AccessNeeds;

public sealed class SupporterTests
{
    [Fact]
    public async Task A_supporter_whose_scope_is_reminders_gets_a_copy_of_each_reminder_and_of_nothing_else()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "reminders only", language: "cy");
        await campaign.LaunchAsync();
        await person.TextAsync("ydw");
        await world.AdvanceToAsync(At(12, 10, 12));

        var copies = await CopiesAsync(campaign, supporter);
        Assert.Equal(["reminder:P7D:1:supporter", "reminder:P1D:1:supporter", "reminder:PT2H:1:supporter"], copies.Select(copy => copy.Step));
        var reminders = (await person.SentAsync()).Where(message => message.Step.StartsWith("reminder", StringComparison.Ordinal) && message.To == person.Phone).ToList();
        Assert.Equal(3, reminders.Count);
        Assert.All(copies, copy => Assert.StartsWith("Mair, dyma gopi o'n neges i Blodeuwedd:", copy.Text.Replace("’", "'", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(copies, copy => Assert.Contains("Dim ond Blodeuwedd sy'n gallu ateb", copy.Text, StringComparison.Ordinal));
        Assert.All(
            copies.Zip(reminders), pair => Assert.Contains(pair.Second.Text.Split(". ")[0], pair.First.Text, StringComparison.Ordinal));
        Assert.All(copies.Zip(reminders), pair => Assert.InRange(pair.First.At - pair.Second.At, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_supporter_with_reminders_only_hears_that_a_meeting_to_which_the_person_comes_moves_and_is_called_off()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "reminders only");
        var others = NewPhone();
        await campaign.AddAsync("Not answered", accessNeeds: $"supporter: Huw {others} (reminders only)");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        Assert.Empty(await CopiesAsync(campaign, supporter));

        await campaign.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T12:30" });
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        var moved = Assert.Single(await CopiesAsync(campaign, supporter));
        Assert.Equal("meeting-changed:2:supporter", moved.Step);
        Assert.Contains("17 December", moved.Text, StringComparison.Ordinal);

        await campaign.DoAsync("cancel");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["meeting-changed:2:supporter", "meeting-cancelled:supporter"], (await CopiesAsync(campaign, supporter))
            .Select(copy => copy.Step));
        Assert.Empty(await CopiesAsync(campaign, others));
    }

    [Theory]
    [InlineData("en", "", "Mair, this is a copy of our message to Blodeuwedd:")]
    [InlineData("en", "easy read; ", "Hello Mair.\nWe sent this to Blodeuwedd:")]
    [InlineData("cy", "easy read; ", "Helo Mair.\nAnfonon ni hyn at Blodeuwedd:")]
    public async Task A_copy_addresses_the_supporter_and_names_the_person_in_their_language_and_format(string language, string needs, string starts)
    {
        await using var world = await StartAsync();
        var (campaign, _, supporter) = await WithSupporterAsync(world, "all messages", language, needs);
        await campaign.LaunchAsync();
        Assert.StartsWith(starts, Assert.Single(await CopiesAsync(campaign, supporter)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_copies_say_the_same_of_what_the_supporter_may_answer_and_name_the_pair_alike()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 2);
        var mair = NewPhone();
        var (first, val) = (await campaign.AddAsync("First"), await campaign.AddAsync("Val", accessNeeds: $"supporter: Mair {mair} (may answer for me)"));
        await campaign.LaunchAsync();
        await first.TextAsync("1");
        await val.TextAsync("1");
        await first.TextAsync("can't come now, sorry");
        await campaign.RescheduleAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:00" });
        Assert.Contains("We still keep room for you and the person who comes with you until", (await val.SentAsync())[^1].Text, StringComparison.Ordinal);
        await val.TextAsync("1");
        await world.AdvanceAsync(TimeSpan.FromDays(1));

        var copies = await CopiesAsync(campaign, mair);
        Assert.Contains(copies, copy => copy.Text.Contains("have places at", StringComparison.Ordinal) && copy.Text.Contains("not coming", StringComparison.Ordinal));
        Assert.All(copies, copy => Assert.Contains("You may answer for Val.", copy.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_tells_a_supporter_how_to_answer_only_where_they_may_and_once_how_to_stop_and_whom_to_talk_to()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (reads, answers, gwen, easy) = (NewPhone(), NewPhone(), NewPhone(), NewPhone());
        var lisa = await campaign.AddAsync("Lisa", accessNeeds: $"supporter: Tom {reads} (all messages)");
        await campaign.AddAsync("Maya", accessNeeds: $"supporter: Mair {answers} (may answer for me)");
        await campaign.AddAsync("Gwen", language: "cy", accessNeeds: $"supporter: Huw {gwen} (all messages)");
        await campaign.AddAsync("Eddie", accessNeeds: $"easy read; supporter: Jan {easy} (all messages)");
        await campaign.LaunchAsync();
        await lisa.TextAsync("1");

        var toTom = await CopiesAsync(campaign, reads);
        var first = toTom.Single(copy => copy.Step == "invitation:supporter").Text;
        var later = toTom.Single(copy => copy.Step.StartsWith("place", StringComparison.Ordinal)).Text;
        Assert.DoesNotContain("Reply 1", first, StringComparison.Ordinal);
        Assert.Contains("Can you come?", first, StringComparison.Ordinal);
        Assert.Contains(
            "Only Lisa can answer it. To stop texts, reply STOP.\nQuestions? Sian Evans, 029 2018 0555.\nPrivacy: https://",
            first,
            StringComparison.Ordinal);
        Assert.Contains("have places at", later, StringComparison.Ordinal);
        Assert.DoesNotContain("not coming", later, StringComparison.Ordinal);
        Assert.DoesNotContain("Questions?", later, StringComparison.Ordinal);

        var mair = Assert.Single(await CopiesAsync(campaign, answers)).Text;
        Assert.Contains("Reply 1 for yes, 2 for no, 3 for not sure", mair, StringComparison.Ordinal);
        Assert.Contains("You may answer for Maya. To stop texts, reply STOP.", mair, StringComparison.Ordinal);
        var huw = Assert.Single(await CopiesAsync(campaign, gwen)).Text;
        Assert.DoesNotContain("Atebwch 1", huw, StringComparison.Ordinal);
        var jan = Assert.Single(await CopiesAsync(campaign, easy)).Text;
        Assert.DoesNotContain("Reply 1", jan, StringComparison.Ordinal);
        Assert.Contains("Please reply by", jan, StringComparison.Ordinal);
        Assert.All(new[] { first, later, mair, huw, jan }, text => Assert.Equal(2, text.Split("STOP").Length));
        Assert.All(new[] { first, mair, huw, jan }, text => Assert.DoesNotMatch("on our list|ar ein rhestr", text));
        Assert.All(new[] { first, mair, jan }, text => Assert.Equal(2, text.Split("029 2018 0555").Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" (nothing)")]
    [InlineData(" (reminders, but ask first)")]
    public async Task Nothing_is_sent_where_nothing_is_agreed_or_it_is_not_understood(string scope)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var supporter = NewPhone();
        var person = await campaign.AddAsync("Person", accessNeeds: $"supporter: Mair {supporter}{scope}");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 10, 12));
        Assert.Empty(await CopiesAsync(campaign, supporter));
    }

    [Fact]
    public async Task A_scope_that_nobody_understands_is_said_at_import()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var answer = await campaign.ImportCsvAsync($"name,phone,access needs\nPerson,{NewPhone()},supporter: Mair {NewPhone()} (sometimes)\nOther,{NewPhone()},supporter: Huw (reminders only)\n");
        var warnings = answer["warnings"]!.AsArray().Select(one => (string)one!["error"]!).ToList();
        Assert.Collection(
            warnings,
            one => Assert.StartsWith("What the supporter may see and answer is not understood. Write (reminders only)", one, StringComparison.Ordinal),
            one => Assert.StartsWith("The supporter has no phone or email", one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task STOP_from_the_supporter_ends_their_copies_and_START_brings_them_back_while_the_person_goes_on()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "reminders only");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await world.AdvanceToAsync(At(12, 4, 12));
        await WriteAsync(world, supporter, "STOP");
        await world.AdvanceToAsync(At(12, 9, 12));
        await WriteAsync(world, supporter, "START");
        await world.AdvanceToAsync(At(12, 10, 12));

        Assert.Equal(["reminder:P7D:1:supporter", "reminder:PT2H:1:supporter"], (await CopiesAsync(campaign, supporter)).Select(copy => copy.Step));
        Assert.Equal("the supporter asked to hear nothing more", await person.SkippedAsync("reminder:P1D:1:supporter"));
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Contains("reminder:P1D:1", await person.StepsAsync());
        Assert.Equal("confirmed", await person.PlaceAsync());
        Assert.Equal(["the supporter wants no more copies", "the supporter wants copies again"], (await person.TimelineAsync()).Where(line => line.Text is "STOP" or "START").Select(line => line.Reason));
    }

    [Fact]
    public async Task A_supporters_own_words_stop_their_copies_too()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "all messages");
        await campaign.LaunchAsync();
        await WriteAsync(world, supporter, "please take me off the list");
        var confirmed = (await CopiesAsync(campaign, supporter))[^1];
        Assert.Equal("Thank you, Mair. We will not send you any more copies of our messages. If you change your mind, send START.",
            confirmed.Text.Split('\n')[0]);
        await person.TextAsync("1");
        Assert.Equal(confirmed, (await CopiesAsync(campaign, supporter))[^1]);
        Assert.Equal(2, (await CopiesAsync(campaign, supporter)).Count);
        Assert.Contains("place:1:1", string.Join(' ', await person.StepsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no more texts please")]
    [InlineData("please stop the reminders, I have it in my diary")]
    public async Task A_supporter_who_wants_no_texts_or_reminders_gets_no_more_copies_there_until_START(string words)
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "all messages");
        await campaign.LaunchAsync();
        await WriteAsync(world, supporter, words);
        await person.TextAsync("1");
        var sent = await CopiesAsync(campaign, supporter);
        Assert.Equal(2, sent.Count);
        Assert.StartsWith("supporter-reply", sent[1].Step, StringComparison.Ordinal);
        Assert.Equal("confirmed", await person.PlaceAsync());

        await WriteAsync(world, supporter, "START");
        await person.TextAsync("Nothing, thank you");
        await world.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.True((await CopiesAsync(campaign, supporter)).Count > 2);
    }

    [Fact]
    public async Task Whoever_supports_one_person_and_takes_part_elsewhere_wants_no_texts_and_gets_none_of_either()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "all messages");
        var other = await TestCampaign.CreateAsync(world);
        var mair = await other.AddAsync("Mair Siôn", supporter, email: "mair@example.org");
        await campaign.LaunchAsync();
        await other.LaunchAsync();
        await mair.TextAsync("no more texts please, email me");
        await person.TextAsync("1");
        await world.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.DoesNotContain(await CopiesAsync(campaign, supporter), copy => copy.Step.StartsWith("place", StringComparison.Ordinal));
        Assert.DoesNotContain(await mair.SentAsync(), message => message.Channel == "sms" && message.Step.StartsWith("reminder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_provider_says_of_a_copy_is_about_the_supporter_and_not_the_person()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "all messages");
        await campaign.LaunchAsync();
        var copy = Assert.Single(await CopiesAsync(campaign, supporter));
        await world.Service<Webhooks.TakeInReceipts>().TakeAsync(
            new Webhooks.StatusReported("SM1", "undelivered", "21610", new Messaging.MessageReference(new Contacts.ParticipantRef(campaign.Id, person.Id), copy.Id).ToString()), world.Now, world.Engine.Client, default);
        await person.TextAsync("1");
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Single(await CopiesAsync(campaign, supporter));
        Assert.Equal("confirmed", await person.PlaceAsync());
    }

    [Fact]
    public async Task The_persons_withdrawal_stops_the_copies()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "everything");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("please remove me");
        var before = (await CopiesAsync(campaign, supporter)).Count;
        await campaign.PublishMaterialsAsync();
        await world.AdvanceToAsync(At(12, 11, 12));
        Assert.Equal(before, (await CopiesAsync(campaign, supporter)).Count);
        Assert.DoesNotContain(await CopiesAsync(campaign, supporter), copy => copy.Step.StartsWith("withdrawn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Within_their_scope_a_supporter_answers_the_persons_question()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "may answer for me");
        await campaign.LaunchAsync();
        Assert.Contains("You may answer for Blodeuwedd", Assert.Single(await CopiesAsync(campaign, supporter)).Text, StringComparison.Ordinal);
        await WriteAsync(world, supporter, "1");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        // Whoever answered hears what came of it.
        Assert.Contains("place", Assert.Single(await CopiesAsync(campaign, supporter), copy => copy.Step == "place:1:1:supporter").Text,
            StringComparison.Ordinal);
        await WriteAsync(world, supporter, "She needs a quiet room");
        await WriteAsync(world, supporter, "yes");

        var received = (await person.TimelineAsync()).Where(line => line.What == "received").ToList();
        Assert.Equal("answers: ACCEPTED, said by the supporter", received[0].Reason);
        Assert.Equal("answers: access-needs, said by the supporter", received[1].Reason);
        Assert.Contains(await NeedsAsync(campaign), need => (string)need["kind"]! == "quiet-room" && (string)need["identified"]!["from"]! == "supporter");

        // A consent is open now: it is nobody's but hers.
        Assert.Equal("waits for the team: It is from the supporter, and not within what they may answer.", received[2].Reason);
        Assert.Equal("yes", (string)Assert.Single(await campaign.InboxAsync(), item => (string)item["kind"]! == "reply")["text"]!);
        Assert.Equal(0, (int)(await campaign.ReportAsync())["consents"]![0]!["given"]!);
    }

    [Fact]
    public async Task Outside_their_scope_a_supporters_answer_goes_to_the_team_and_changes_nothing()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "reminders only");
        await campaign.LaunchAsync();
        await WriteAsync(world, supporter, "2");
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        var item = Assert.Single(await campaign.InboxAsync(), one => (string)one["kind"]! == "reply");
        Assert.Equal((person.Id, supporter), ((string)item["participantIds"]![0]!, (string)item["from"]!));
        var answer = Assert.Single(await CopiesAsync(campaign, supporter));
        Assert.StartsWith("Thank you, Mair. Sian Evans will read your message.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Blodeuwedd", answer.Text, StringComparison.Ordinal);
        await person.TextAsync("1");
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("nothing", "en", "", "Thank you, Mair.")]
    [InlineData("may answer for me", "cy", "", "Diolch, Mair.")]
    [InlineData("reminders only", "en", "easy read; ", "Hello Mair.\nThank you.")]
    [InlineData("reminders only", "cy", "easy read; ", "Helo Mair.\nDiolch.")]
    public async Task A_supporter_whose_message_goes_to_the_team_hears_that_once_a_day(string scope, string language, string needs, string starts)
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, scope, language, needs);
        await campaign.LaunchAsync();
        await WriteAsync(world, supporter, "could somebody ring me about the lift in the building, it was broken last time");
        await WriteAsync(world, supporter, "and whether the dog can come in, he gets lonely in the car");
        var answer = Assert.Single(await CopiesAsync(campaign, supporter), message => message.Step.StartsWith("supporter-reply", StringComparison.Ordinal));
        Assert.StartsWith(starts, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await campaign.InboxAsync()).Count(item => (string)item["kind"]! == "reply"));
        Assert.DoesNotContain(await person.SentAsync(), message => message.Step.StartsWith("in-reply", StringComparison.Ordinal));

        await world.AdvanceAsync(TimeSpan.FromDays(1));
        await WriteAsync(world, supporter, "did anybody read what I wrote about the lift");
        Assert.Equal(2, (await CopiesAsync(campaign, supporter)).Count(message => message.Step.StartsWith("supporter-reply", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_copy_goes_to_a_phone_that_has_the_message_anyway()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        await campaign.AddAsync("Xanthe", phone);
        var ash = await campaign.AddAsync("Ash", phone, accessNeeds: $"supporter: Xanthe {phone} (all messages)");
        var other = await campaign.AddAsync("Own phone", accessNeeds: $"supporter: Xanthe {phone} (all messages)");
        await campaign.LaunchAsync();
        Assert.Equal("the person has it under the same contact", await ash.SkippedAsync("invitation:supporter"));
        Assert.Equal("the supporter gets the messages as a participant", await other.SkippedAsync("invitation:supporter"));
    }

    [Fact]
    public async Task A_supporter_by_email_gets_a_copy_without_the_persons_way_out()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", accessNeeds: "supporter: Huw huw.supporter@example.org (all messages)");
        await campaign.LaunchAsync();
        var copy = Assert.Single(await campaign.OutboxAsync(), message => message.To == "huw.supporter@example.org");
        Assert.Equal(("email", "invitation:supporter"), (copy.Channel, copy.Step));
        Assert.Contains("Person has asked us to send you a copy", copy.Text, StringComparison.Ordinal);
        await WriteAsync(world, "huw.supporter@example.org", "STOP");
        await person.TextAsync("1");
        var sent = (await campaign.OutboxAsync()).Where(message => message.To == "huw.supporter@example.org").ToList();
        Assert.Equal(2, sent.Count);
        Assert.Contains("If you change your mind, reply START.", sent[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", sent[1].Text, StringComparison.Ordinal);
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Fact]
    public async Task Copies_keep_to_the_quiet_hours_and_to_so_many_a_day()
    {
        await using var world = await StartAsync();
        var (campaign, person, supporter) = await WithSupporterAsync(world, "all messages");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        await world.SettleAsync();
        Assert.Equal(2, (await CopiesAsync(campaign, supporter)).Count);
        await world.AdvanceToAsync(At(11, 17, 8, 59));
        Assert.Equal(2, (await CopiesAsync(campaign, supporter)).Count);
        await world.AdvanceToAsync(At(11, 17, 9, 30));
        Assert.Equal(3, (await CopiesAsync(campaign, supporter)).Count);
        // What the person has answered by then is no news to the supporter.
        Assert.Equal("already answered", await person.SkippedAsync("access-needs:supporter"));
    }

    internal static async Task<(TestCampaign Campaign, TestPerson Person, string Supporter)> WithSupporterAsync(World world, string scope, string language = "en", string needs = "")
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var supporter = NewPhone();
        var person = await campaign.AddAsync("Blodeuwedd", language: language, accessNeeds: $"{needs}supporter: Mair Siôn {supporter} ({scope})");
        return (campaign, person, supporter);
    }

    private static async Task<IReadOnlyList<SentMessage>> CopiesAsync(TestCampaign campaign, string supporter) =>
        [.. (await campaign.OutboxAsync()).Where(message => message.To == supporter)];

    private static async Task<IReadOnlyList<JsonNode>> NeedsAsync(TestCampaign campaign) =>
        [.. (await campaign.World.Api.GetAsync($"{campaign.Path}/access-needs")).Ok().Json["needs"]!.AsArray().Select(need => need!)];

    private static async Task WriteAsync(World world, string from, string body)
    {
        (await world.Api.PostAsync("/local/inbox", new { from, to = "", body })).Ok(202);
        await world.SettleAsync();
    }
}
