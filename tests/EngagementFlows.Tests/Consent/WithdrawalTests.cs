using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

public sealed class WithdrawalTests
{
    [Fact]
    public async Task STOP_is_confirmed_by_the_provider_so_we_say_nothing_and_nothing_follows()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "person@example.org");
        await campaign.LaunchAsync();
        await person.TextAsync("STOP");
        await campaign.PublishMaterialsAsync();
        await world.AdvanceToAsync(TheEnd);

        Assert.Equal(["invitation"], await person.StepsAsync());
        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Equal("has withdrawn", await person.SkippedAsync("invitation-reminder:1"));
        Assert.Equal("has withdrawn", await person.SkippedAsync("invitation:other-channel"));
    }

    [Theory]
    [InlineData("please take me off the list")]
    [InlineData("peidiwch â chysylltu â mi eto")]
    public async Task Own_words_get_one_confirmation_on_the_same_channel_and_then_nothing(string words)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "own.words@example.org", prefers: "email");
        await campaign.LaunchAsync();
        await person.TextAsync(words);
        await person.TextAsync(words);
        await world.AdvanceToAsync(TheEnd);

        var sent = await person.SentAsync();
        Assert.Equal([("invitation", "email"), ("withdrawn:1", "sms")], sent.Select(message => (message.Step, message.Channel)));
    }

    [Theory]
    [InlineData("peidiwch â thecstio fi eto")]
    [InlineData("please stop texting me")]
    public async Task Whoever_names_a_channel_hears_once_that_it_is_closed_and_goes_on_by_the_other(string words)
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "one.channel@example.org", prefers: "email");
        await campaign.LaunchAsync();
        await person.TextAsync(words);
        await person.TextAsync(words);
        await world.AdvanceToAsync(At(12, 20, 9));

        var sent = await person.SentAsync();
        Assert.Single(sent, message => message.Channel == "sms" && message.Step.StartsWith("consent-withdrawn", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, message => message.Channel == "sms" && !message.Step.StartsWith("consent-withdrawn", StringComparison.Ordinal));
        Assert.Contains(sent, message => message.Channel == "email" && message.Step.StartsWith("invitation-reminder", StringComparison.Ordinal));
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Fact]
    public async Task A_closed_channel_of_a_shared_phone_is_confirmed_once()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var xanthe = await campaign.AddAsync("Xanthe", phone, email: "xanthe.shares@example.org");
        var ash = await campaign.AddAsync("Ash", phone, email: "ash.shares@example.org");
        await campaign.LaunchAsync();
        await ash.TextAsync("no more texts please");
        await world.AdvanceToAsync(At(12, 1, 9));

        Assert.Single((await xanthe.StepsAsync()).Concat(await ash.StepsAsync()), step => step.StartsWith("consent-withdrawn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task STOP_by_email_is_confirmed_by_email_since_nobody_else_does()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "stop.by.email@example.org");
        await campaign.LaunchAsync();
        await person.EmailAsync("STOP");
        Assert.Equal([("invitation", "sms"), ("withdrawn:1", "email")], (await person.SentAsync()).Select(message => (message.Step, message.Channel)));
    }

    [Fact]
    public async Task START_by_email_with_nothing_open_says_what_it_did()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person", email: "start.by.email@example.org", noPhone: true);
        await campaign.LaunchAsync();
        await person.EmailAsync("2");
        await person.EmailAsync("START", messageId: "start1");
        await person.EmailAsync("START", messageId: "start1");
        Assert.Contains("nothing has changed", Assert.Single(await AnswersAsync()).Text, StringComparison.Ordinal);

        await person.EmailAsync("STOP");
        await person.EmailAsync("START");
        var answers = await AnswersAsync();
        Assert.Equal(2, answers.Count);
        Assert.Contains("You will get our messages again", answers[^1].Text, StringComparison.Ordinal);
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Empty(await campaign.InboxAsync());

        // Where something is open it is asked once more, which says enough.
        var asked = await campaign.AddAsync("Asked", email: "asked.again@example.org", noPhone: true);
        await world.SettleAsync();
        await asked.EmailAsync("STOP");
        await asked.EmailAsync("START");
        Assert.Equal(["invitation", "withdrawn:1", "invitation:repeat-1"], await asked.StepsAsync());

        async Task<IReadOnlyList<SentMessage>> AnswersAsync() =>
            [.. (await person.SentAsync()).Where(message => message.Step.StartsWith("in-reply", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task A_second_STOP_changes_nothing()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await person.TextAsync("please remove me");
        await person.TextAsync("STOP");
        await person.TextAsync("STOP");
        await world.AdvanceToAsync(At(12, 20, 9));
        Assert.Equal(["invitation", "withdrawn:1"], await person.StepsAsync());
    }

    [Fact]
    public async Task STOP_on_a_shared_phone_stops_everybody_on_it()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var xanthe = await campaign.AddAsync("Xanthe", phone);
        var ash = await campaign.AddAsync("Ash", phone);
        await campaign.LaunchAsync();
        await ash.TextAsync("STOP");
        await world.AdvanceToAsync(At(12, 20, 9));
        Assert.Equal(["invitation"], await xanthe.StepsAsync());
        Assert.Equal(["invitation"], await ash.StepsAsync());
    }

    [Fact]
    public async Task Own_words_on_a_shared_phone_are_confirmed_once()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var phone = NewPhone();
        var xanthe = await campaign.AddAsync("Xanthe", phone);
        var ash = await campaign.AddAsync("Ash", phone);
        await campaign.LaunchAsync();
        await ash.TextAsync("please stop texting me");
        await world.AdvanceToAsync(At(12, 20, 9));
        Assert.Single((await xanthe.StepsAsync()).Concat(await ash.StepsAsync()), step => step == "withdrawn:1");
    }

    [Fact]
    public async Task Own_words_are_confirmed_though_an_earlier_campaign_of_the_same_person_is_over()
    {
        await using var world = await StartAsync();
        var (phone, before) = (NewPhone(), await TestCampaign.CreateAsync(world));
        var inBefore = await before.AddAsync("Person", phone);
        await before.LaunchAsync();
        await before.DoAsync("cancel");
        var now = await TestCampaign.CreateAsync(world);
        var inNow = await now.AddAsync("Person", phone);
        await now.LaunchAsync();
        await inNow.TextAsync("please take me off the list");

        Assert.Equal(["invitation", "withdrawn:1"], await inNow.StepsAsync());
        Assert.Equal(["invitation", "meeting-cancelled"], await inBefore.StepsAsync());
    }

    [Fact]
    public async Task Withdrawal_frees_the_place_for_the_next_in_the_queue()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world, file => file["meeting"]!["places"] = 1);
        var first = await campaign.AddAsync("First");
        var second = await campaign.AddAsync("Second");
        await campaign.LaunchAsync();
        await first.TextAsync("1");
        await second.TextAsync("1");
        await first.TextAsync("STOP");

        Assert.Null(await first.PlaceAsync());
        Assert.Equal("offered", await second.PlaceAsync());
    }

    [Fact]
    public async Task Who_withdraws_at_the_very_moment_at_which_messages_are_due_gets_none_of_them()
    {
        await using var world = await StartAsync();
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        await world.AdvanceToAsync(At(11, 20, 8, 59));

        // Written while time stands still at the last moment before the reminder; the journey hears of it only afterwards.
        (await world.Api.PostAsync("/local/inbox", new { from = person.Phone, body = "STOP" })).Ok(202);
        await world.AdvanceToAsync(At(11, 20, 9, 1));
        Assert.Equal(["invitation"], await person.StepsAsync());
        await world.AdvanceToAsync(TheEnd);
        Assert.Equal("has withdrawn", await person.SkippedAsync("invitation-reminder:1"));
    }
}
