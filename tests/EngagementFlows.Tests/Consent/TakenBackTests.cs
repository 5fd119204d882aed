using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>One consent taken back, in people's own words: recorded, confirmed once, and in force at once; all else stands.</summary>
public sealed class TakenBackTests
{
    [Fact]
    public async Task A_photo_taken_back_by_text_is_recorded_confirmed_once_and_put_before_the_team()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        var before = (await person.StepsAsync()).Count;

        await person.TextAsync("Please don't use my photo");
        await person.TextAsync("No photos please");
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("5 photo withdrawn sms", (await campaign.LedgerAsync(person))[4]);
        Assert.Equal("withdrawn", await campaign.StateAsync(person, "photo"));
        Assert.Equal(["consent-withdrawn:1:photo"], (await person.StepsAsync()).Skip(before));
        Assert.Contains("We will not use photos or film of you.", (await person.SentAsync())[^1].Text, StringComparison.Ordinal);
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        var item = Assert.Single(await campaign.InboxAsync());
        Assert.Contains("See to what was used", (string)item["why"]!, StringComparison.Ordinal);
        Assert.True((bool)(await campaign.ProofAsync(person))["verified"]!);
    }

    [Fact]
    public async Task By_email_and_in_Welsh_it_is_confirmed_there_and_in_Welsh()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "person@example.org", language: "cy");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await person.EmailAsync("Peidiwch â fy nyfynnu, os gwelwch yn dda.");

        var told = (await person.SentAsync())[^1];
        Assert.Equal(("consent-withdrawn:1:quote", "email"), (told.Step, told.Channel));
        Assert.Contains("Fyddwn ni ddim yn eich dyfynnu chi.", told.Text, StringComparison.Ordinal);
        Assert.Equal("5 quote withdrawn email", (await campaign.LedgerAsync(person))[4]);
    }

    [Fact]
    public async Task It_counts_while_another_question_is_open_and_leaves_that_open()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("Nothing, thank you");
        await person.TextNumberAsync("yes");
        await person.TextNumberAsync("yes");
        Assert.Equal("consent:quote", (await person.StepsAsync())[^1]);

        await person.TextAsync("I take back my consent to be photographed");
        await person.TextAsync("yes");
        Assert.Equal(["1 take-part given sms", "2 photo given sms", "3 photo withdrawn sms", "4 quote given sms"], await campaign.LedgerAsync(person));
    }

    [Fact]
    public async Task What_was_said_before_it_was_asked_is_not_asked_again()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("1");
        await person.TextAsync("no photos of me please");
        await person.TextAsync("Nothing, thank you");
        await person.TextNumberAsync("yes");

        Assert.Equal("already answered", await person.SkippedAsync("consent:photo"));
        Assert.Equal("consent:quote", (await person.StepsAsync())[^1]);
        Assert.Equal(["1 photo refused sms", "2 take-part given sms"], await campaign.LedgerAsync(person));
    }

    [Fact]
    public async Task Not_to_take_part_any_more_gives_the_place_back_ends_what_was_planned_and_is_told_in_one_message()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        var before = (await person.StepsAsync()).Count;
        await person.TextAsync("I withdraw my consent to take part");

        Assert.Equal(("DECLINED", null), (await person.PartstatAsync(), await person.PlaceAsync()));
        await campaign.PublishMaterialsAsync();
        await campaign.PublishOutcomesAsync();
        await world.AdvanceToAsync(At(12, 20, 9));
        Assert.Equal(["consent-withdrawn:1:take-part"], (await person.StepsAsync()).Skip(before));
        Assert.Equal("does not take part", await person.SkippedAsync("opening-question"));
        Assert.Equal("is not coming", await person.SkippedAsync("reminder:P1D:1"));
    }

    [Fact]
    public async Task Not_to_be_contacted_again_ends_what_comes_after_the_meeting()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await person.TextAsync("I withdraw my consent to be contacted again");
        await campaign.PublishMaterialsAsync();
        await world.AdvanceToAsync(TheEnd);

        Assert.Equal("contact-again", (await person.StepsAsync()).Single(step => step.StartsWith("consent-withdrawn", StringComparison.Ordinal)).Split(':')[^1]);
        Assert.Contains("reminder:P1D:1", await person.StepsAsync());
        Assert.Equal("does not want to be contacted again", await person.SkippedAsync("feedback"));
        Assert.Equal("does not want to be contacted again", await person.SkippedAsync("materials"));
    }

    [Fact]
    public async Task A_channel_taken_back_stays_silent_and_the_other_goes_on()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var both = await campaign.AddAsync("Both", email: "both@example.org");
        var textOnly = await campaign.AddAsync("TextOnly");
        await campaign.LaunchAsync();
        await both.TextAsync("1");
        await textOnly.TextAsync("1");
        await both.TextAsync("I withdraw my consent to be contacted by text");
        await textOnly.TextAsync("I no longer consent to texts");
        await world.AdvanceToAsync(At(12, 4, 12));

        Assert.Equal("sms", (await both.SentAsync()).Single(message => message.Step == "consent-withdrawn:1:sms").Channel);
        Assert.Equal("email", (await both.SentAsync()).Single(message => message.Step == "reminder:P7D:1").Channel);
        Assert.Equal("does not want messages by sms", await textOnly.SkippedAsync("reminder:P7D:1"));
    }

    [Fact]
    public async Task STOP_after_it_is_answered_by_the_provider_alone()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await campaign.RecordAsync(person, new { purpose = "sms", given = true, how = "sign-up sheet" });
        await campaign.DoAsync("pause");
        await person.TextAsync("STOP");
        await person.TextAsync("please don't use my photo");

        Assert.Equal(["1 sms given team", "2 sms withdrawn sms", "3 photo refused sms"], await campaign.LedgerAsync(person));
        Assert.Equal(["invitation"], await person.StepsAsync());

        await person.TextAsync("START");
        await campaign.DoAsync("resume");
        await person.TextAsync("1");
        Assert.Equal("withdrawn", await campaign.StateAsync(person, "sms"));
        Assert.Contains("place:1:1", await person.StepsAsync());
    }

    [Fact]
    public async Task It_counts_a_year_after_the_journey_and_the_team_is_asked_to_say_so()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await world.AdvanceToAsync(TheEnd);
        await person.TextAsync("Please delete my photo");

        Assert.Equal("5 photo withdrawn sms", (await campaign.LedgerAsync(person))[^1]);
        Assert.Contains("tell the person", (string)(await campaign.InboxAsync()).Single(item => (string)item["text"]! == "Please delete my photo")["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_may_mean_two_things_or_none_is_read_by_people()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.AnswerEverythingAsync();
        await person.TextAsync("I want to withdraw my consent");
        await person.TextAsync("I've changed my mind about the photos");

        Assert.Equal(4, (await campaign.LedgerAsync(person)).Count);
        Assert.Equal(2, (await campaign.InboxAsync()).Count);
    }
}
