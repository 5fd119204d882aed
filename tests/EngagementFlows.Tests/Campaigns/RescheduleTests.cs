using System.Collections.Concurrent;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Campaigns;

public sealed class RescheduleTests
{
    private static readonly object AWeekLater = new { start = "2026-12-17T10:00", end = "2026-12-17T12:30" };

    [Fact]
    public async Task A_move_is_told_once_and_reminders_count_from_the_new_date()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(11, 25, 12));
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceToAsync(TheEnd);

        var sent = await coming.SentAsync();
        Assert.Equal(At(11, 25, 12), Assert.Single(sent, message => message.Step.StartsWith("meeting-changed", StringComparison.Ordinal)).At);
        Assert.Equal(
            [("reminder:P7D:2", At(12, 10, 10)), ("reminder:P1D:2", At(12, 16, 10)), ("reminder:PT2H:2", At(12, 17, 9))],
            sent.Where(message => message.Step.StartsWith("reminder", StringComparison.Ordinal)).Select(message => (message.Step, message.At)));
        Assert.Equal(At(12, 18, 9, 30), await coming.SentAtAsync("feedback"));
        Assert.Equal("the meeting was changed", await coming.SkippedAsync("reminder:P7D:1"));
        Assert.Equal("the meeting was changed", await coming.SkippedAsync("reminder:PT2H:1"));
    }

    [Fact]
    public async Task Two_moves_in_one_night_are_told_once_in_the_morning()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 18, 21));
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceToAsync(At(11, 18, 23));
        await campaign.RescheduleAsync(new { start = "2026-12-18T10:00", end = "2026-12-18T12:30" });
        await world.AdvanceToAsync(At(11, 19, 9, 1));

        Assert.Equal(["invitation", "meeting-changed:3"], await person.StepsAsync());
        Assert.Contains("18", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_or_may_be_coming_is_told_from_what_to_what_and_who_is_not_coming_is_left_in_peace()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var (coming, waiting, unsure) = (await campaign.AddAsync("Coming"), await campaign.AddAsync("Waiting"), await campaign.AddAsync("Unsure"));
        var (silent, declining, gone) = (await campaign.AddAsync("Silent"), await campaign.AddAsync("Declining"), await campaign.AddAsync("Gone"));
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await waiting.TextAsync("1");
        await unsure.TextAsync("3");
        await declining.TextAsync("2");
        await gone.TextAsync("STOP");
        await campaign.RescheduleAsync(new { start = "2026-12-17T10:00", end = "2026-12-17T12:30", place = new { en = "Town Hall", cy = "Neuadd y Dref" } });

        foreach (var person in new[] { coming, waiting, unsure, silent })
        {
            var text = await ToldAsync(person, 2);
            Assert.Contains("It was on Thursday 10 December", text, StringComparison.Ordinal);
            Assert.Contains("It is now on Thursday 17 December", text, StringComparison.Ordinal);
            Assert.Contains("The place was Baltic House, Mount Stuart Square, Cardiff. The new place is Town Hall.", text, StringComparison.Ordinal);
        }

        Assert.EndsWith("You keep your place. If you cannot come now, reply \"not coming\". Cardiff Together", await ToldAsync(coming, 2), StringComparison.Ordinal);
        Assert.EndsWith("You keep your place on the waiting list. Cardiff Together", await ToldAsync(waiting, 2), StringComparison.Ordinal);
        Assert.EndsWith("When you know if you can come, reply 1 for yes or 2 for no. Cardiff Together", await ToldAsync(unsure, 2), StringComparison.Ordinal);
        Assert.EndsWith("Can you come? Reply 1 for yes, 2 for no, 3 for not sure. Cardiff Together", await ToldAsync(silent, 2), StringComparison.Ordinal);
        Assert.Equal(("confirmed", "waiting"), (await coming.PlaceAsync(), await waiting.PlaceAsync()));
        Assert.Equal(["invitation", "answer:1"], await declining.StepsAsync());
        Assert.Equal(["invitation"], await gone.StepsAsync());

        await coming.TextAsync("not coming");
        Assert.Equal(("DECLINED", "offered"), (await coming.PartstatAsync(), await waiting.PlaceAsync()));
        await unsure.TextAsync("1");
        Assert.Equal("waiting", await unsure.PlaceAsync());
    }

    [Fact]
    public async Task A_place_in_other_words_is_told_in_the_languages_whose_words_are_other_ones_and_too_few_places_are_said()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (english, welsh) = (await campaign.AddAsync("English"), await campaign.AddAsync("Cymraeg", language: "cy"));
        var both = await campaign.AddAsync("Both", language: "");
        await campaign.LaunchAsync();
        foreach (var person in new[] { english, welsh, both })
        {
            await person.TextAsync("1");
        }

        var moved = await campaign.EditAsync(new { place = new { en = "Town Hall", cy = "Baltic House, Sgwâr Mount Stuart, Caerdydd" } });
        Assert.Equal("""{"tells":["venue"],"venue":"new","venueIn":["en"]}""", moved["change"]!.ToJsonString());
        Assert.Null(moved["warnings"]);
        Assert.Contains("The new place is Town Hall.", await ToldAsync(english, 2), StringComparison.Ordinal);
        Assert.DoesNotContain("meeting-changed:2", await welsh.StepsAsync());
        var bilingual = await ToldAsync(both, 2);
        Assert.Contains("The new place is Town Hall.", bilingual, StringComparison.Ordinal);
        Assert.DoesNotContain("Y lle newydd", bilingual, StringComparison.Ordinal);

        moved = await campaign.EditAsync(new { place = new { en = "Town Hall", cy = "Neuadd y Dref" } });
        Assert.Equal("""["cy"]""", moved["change"]!["venueIn"]!.ToJsonString());
        Assert.Contains("Neuadd y Dref", await ToldAsync(welsh, 3), StringComparison.Ordinal);
        Assert.DoesNotContain("meeting-changed:3", await english.StepsAsync());

        var fewer = await campaign.EditAsync(new { places = 2 });
        Assert.Empty(fewer["change"]!["tells"]!.AsArray());
        var warning = (string)Assert.Single(fewer["warnings"]!.AsArray())!;
        Assert.StartsWith("3 places are taken or offered, and the meeting has 2 now.", warning, StringComparison.Ordinal);
        Assert.Equal("confirmed", await both.PlaceAsync());
    }

    [Fact]
    public async Task Who_declined_hears_of_the_new_time_when_they_change_their_mind()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var declining = await campaign.AddAsync("Declining");
        await campaign.LaunchAsync();
        await declining.TextAsync("2");
        await campaign.RescheduleAsync(AWeekLater);
        Assert.Equal(["invitation", "answer:1"], await declining.StepsAsync());

        await declining.TextAsync("Actually I can come now");

        Assert.Equal("confirmed", await declining.PlaceAsync());
        Assert.Contains("Thursday 17 December", (await declining.SentAsync()).First(message => message.Text.Contains("You have a place", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("meeting-changed:2", await declining.StepsAsync());
    }

    [Fact]
    public async Task Whoever_is_offered_a_place_keeps_the_offer_and_can_take_it_by_its_numbers()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var (holder, next) = (await campaign.AddAsync("Holder"), await campaign.AddAsync("Next"));
        await campaign.LaunchAsync();
        await holder.TextAsync("1");
        await next.TextAsync("1");
        await holder.TextAsync("not coming");
        Assert.Equal("offered", await next.PlaceAsync());

        await campaign.RescheduleAsync(AWeekLater);

        Assert.Matches("We still keep a place for you until .+ Would you like it\\? Reply 1 for yes or 2 for no", await ToldAsync(next, 2));
        await next.TextAsync("1");
        Assert.Equal("confirmed", await next.PlaceAsync());
    }

    [Fact]
    public async Task Seats_the_last_day_for_answers_and_corrected_words_change_quietly()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(12, 3, 12));
        var before = await coming.StepsAsync();
        Assert.Contains("reminder:P7D:1", before);

        foreach (var edit in new object[]
        {
            new { places = 30 }, new { replyBy = "2026-12-08" }, new { title = new { en = "The power of co-production", cy = "Grym cydgynhyrchu" } },
            new { place = new { en = "Baltic house,  Mount Stuartt Square - Cardiff", cy = "Baltic House, Sgwar Mount Stuart, Caerdydd" } },
            new { place = new { en = "Baltic House, Mount Stuart Square (the side door)", cy = "Baltic House, Sgwâr Mount Stuart (y drws ochr)" }, venue = "same" },
        })
        {
            Assert.Empty((await campaign.EditAsync(edit))["change"]!["tells"]!.AsArray());
        }

        await world.AdvanceToAsync(At(12, 8, 12));
        Assert.Equal(before, await coming.StepsAsync());
        await world.AdvanceToAsync(At(12, 10, 9, 1));
        Assert.Equal([.. before, "reminder:P1D:1", "reminder:PT2H:1"], await coming.StepsAsync());
        Assert.Contains("side door", (await coming.SentAsync())[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Town Hall", null, "new", "venue")]
    [InlineData("Baltic House, Mount Stuart Square, Cardif!", null, "same", "")]
    [InlineData("Town Hall", "same", "same", "")]
    [InlineData("Baltic House, Mount Stuart Square, Cardif!", "new", "new", "venue")]
    public async Task The_answer_says_what_a_changed_place_was_taken_for_and_what_is_told(string place, string? said, string venue, string tells)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var silent = await campaign.AddAsync("Silent");
        await campaign.LaunchAsync();

        var change = (await campaign.EditAsync(new { place = new { en = place, cy = place == "Town Hall" ? "Neuadd y Dref" : "Baltic House, Sgwâr Mount Stuart, Caerdydd" }, venue = said }))["change"]!;

        Assert.Equal((venue, tells), ((string?)change["venue"], string.Join(' ', change["tells"]!.AsArray().Select(one => (string)one!))));
        Assert.Equal(tells.Length > 0, (await silent.StepsAsync()).Contains("meeting-changed:2"));
    }

    [Fact]
    public async Task A_new_video_link_goes_to_those_who_have_a_place()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (coming, silent) = (await campaign.AddAsync("Coming"), await campaign.AddAsync("Silent"));
        await campaign.LaunchAsync();
        await coming.TextAsync("1");

        Assert.Equal("video-link", (string?)(await campaign.EditAsync(new { videoLink = "https://meet.example.org/another" }))["change"]!["tells"]![0]);

        var text = await ToldAsync(coming, 2);
        Assert.Contains("It is still on Thursday 10 December", text, StringComparison.Ordinal);
        Assert.Contains("New video link: https://meet.example.org/another", text, StringComparison.Ordinal);
        Assert.Equal(["invitation"], await silent.StepsAsync());
    }

    [Fact]
    public async Task A_meeting_that_is_back_where_it_was_before_anybody_heard_is_no_news()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var silent = await campaign.AddAsync("Silent");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 16, 21));
        await campaign.RescheduleAsync(AWeekLater);
        await campaign.RescheduleAsync(new { start = "2026-12-10T10:00", end = "2026-12-10T12:30" });
        await world.AdvanceToAsync(At(11, 17, 12));

        Assert.Equal(["invitation"], await silent.StepsAsync());
        Assert.Equal("knows the time and place as they are", await silent.SkippedAsync("meeting-changed:3"));
    }

    [Fact]
    public async Task Each_move_is_told_from_what_was_told_last()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var (told, invited) = (await campaign.AddAsync("Told"), await campaign.AddAsync("Sleeps", quietHours: new { from = "10:00", until = "09:30" }));
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 16, 9, 45));
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceToAsync(At(11, 16, 12));
        await campaign.RescheduleAsync(new { start = "2026-12-18T10:00", end = "2026-12-18T12:30" });
        await world.AdvanceToAsync(At(11, 17, 12));

        Assert.Contains("It was on Thursday 10 December", await ToldAsync(told, 2), StringComparison.Ordinal);
        Assert.Contains("It was on Thursday 17 December", await ToldAsync(told, 3), StringComparison.Ordinal);
        Assert.Contains("It is now on Friday 18 December", await ToldAsync(told, 3), StringComparison.Ordinal);
        Assert.Equal(await told.StepsAsync(), await invited.StepsAsync());
    }

    [Fact]
    public async Task Whose_answer_the_team_had_taken_before_the_invitation_went_is_told_too()
    {
        await using var world = await StartAsync(At(11, 16, 21));
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        (await person.CorrectAsync(new { partstat = "ACCEPTED", reason = "She rang" })).Ok();
        await world.AdvanceToAsync(At(11, 17, 12));
        Assert.DoesNotContain("invitation", await person.StepsAsync());

        await campaign.RescheduleAsync(AWeekLater);

        Assert.Contains("You keep your place", await ToldAsync(person, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_supporters_copy_says_the_same()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        await campaign.ImportCsvAsync($"name,phone,language,access needs\nPerson,{phone},en,supporter: Mair Jones {NewPhone()} (all messages)\n");
        var person = await campaign.PersonAsync("Person", phone);
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await campaign.RescheduleAsync(AWeekLater);

        var copy = Assert.Single(await campaign.OutboxAsync(), message => message.Step == "meeting-changed:2:supporter").Text;
        Assert.Contains("It was on Thursday 10 December", copy, StringComparison.Ordinal);
        Assert.Contains("You and the person who comes with you keep your places", await ToldAsync(person, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_changes_the_entry_that_came_with_the_confirmation_and_a_quiet_change_sends_none()
    {
        var mails = new ConcurrentQueue<OutboundMessage>();
        await using var world = await StartAsync(change: services => services.AddSingleton<IMessageChannel>(provider => new CopyingChannel(provider.GetRequiredService<Outbox>(), mails)));
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "person@example.org", prefers: "email", noPhone: true);
        await campaign.LaunchAsync();
        await person.EmailAsync("1");
        await campaign.RescheduleAsync(new { places = 30 });
        await campaign.RescheduleAsync(AWeekLater);
        await campaign.DoAsync("cancel");

        var files = mails.Where(mail => mail.Envelope?.Calendar is not null).Select(mail => mail.Envelope!.Calendar!).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], files.Select(file => file.Method));
        Assert.Equal(["SEQUENCE:0", "SEQUENCE:2", "SEQUENCE:3"], files.Select(file => Line(file, "SEQUENCE")));
        Assert.Equal(3, files.Count(file => Line(file, "UID") == Line(files[0], "UID")));
        Assert.EndsWith(":20261210T100000", Line(files[0], "DTSTART;"), StringComparison.Ordinal);
        Assert.EndsWith(":20261217T100000", Line(files[1], "DTSTART;"), StringComparison.Ordinal);

        static string Line(CalendarPart file, string name) => file.Text.Split("\r\n").First(line => line.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reminder_on_its_way_when_the_meeting_moves_does_not_go()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var coming = await campaign.AddAsync("Coming");
        await campaign.LaunchAsync();
        await coming.TextAsync("1");
        await world.AdvanceToAsync(At(12, 9, 9, 59));
        var etag = (string)(await campaign.GetAsync())["meeting"]!["etag"]!;

        // While time stands still, a moment before the one-day reminder is due: the journey has not heard of it when it comes to send.
        (await world.Api.PatchAsync($"{campaign.Path}/meeting", AWeekLater, etag)).Ok();
        await world.AdvanceToAsync(At(12, 9, 10, 1));
        Assert.DoesNotContain("reminder:P1D:1", await coming.StepsAsync());
        Assert.Contains("meeting-changed:2", await coming.StepsAsync());
    }

    [Fact]
    public async Task A_meeting_moved_before_the_launch_is_not_told_as_a_change()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.RescheduleAsync(AWeekLater);
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 19, 9));
        Assert.Equal(["invitation"], await person.StepsAsync());
    }

    [Fact]
    public async Task Who_is_added_after_a_move_is_invited_to_the_new_date_and_told_of_no_change()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        await campaign.LaunchAsync();
        await campaign.RescheduleAsync(AWeekLater);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        var late = await campaign.AddAsync("Late");
        await world.SettleAsync();
        await late.TextAsync("1");
        await world.AdvanceToAsync(At(12, 16, 10, 1));
        var steps = await late.StepsAsync();
        Assert.DoesNotContain(steps, step => step.StartsWith("meeting-changed", StringComparison.Ordinal));
        Assert.Contains("reminder:P1D:2", steps);
    }

    [Fact]
    public async Task A_reminder_of_the_time_before_the_move_is_recorded_with_the_reason_why_it_never_went()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["messagesADay"] = 1);
        var declining = await campaign.AddAsync("Declining");
        await campaign.LaunchAsync();
        await declining.TextAsync("2");
        await world.AdvanceToAsync(At(12, 3, 9, 30));
        await campaign.RescheduleAsync(new { place = new { en = "Next door", cy = "Drws nesaf" } });
        await world.AdvanceToAsync(At(12, 4, 9, 1));
        Assert.Equal("is not coming", await declining.SkippedAsync("meeting-changed:2"));
        Assert.Equal(At(12, 3, 10), await declining.SentAtAsync("opening-question"));
        Assert.Equal("is not coming", await declining.SkippedAsync("reminder:P7D:2"));
    }

    private static async Task<string> ToldAsync(TestPerson person, int version) =>
        Assert.Single(await person.SentAsync(), message => message.Step == $"meeting-changed:{version}").Text;

    /// <summary>What goes to the outbox, with what an email has besides its text.</summary>
    private sealed class CopyingChannel(Outbox outbox, ConcurrentQueue<OutboundMessage> copies) : IMessageChannel
    {
        public TimeSpan FirstLook => outbox.FirstLook;

        public TimeSpan? ProofAfter => outbox.ProofAfter;

        public Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
        {
            copies.Enqueue(message);
            return outbox.SendAsync(message, cancellation);
        }

        public Task<LookUp> LookUpAsync(MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) =>
            outbox.LookUpAsync(message, to, text, since, cancellation);
    }
}
