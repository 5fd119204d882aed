using EngagementFlows.Worlds;

namespace EngagementFlows.Replies;

/// <summary>
/// "Write to me by email, by text": done and confirmed by that channel where we hold the contact; said kindly, and to the team, where we do
/// not.
/// </summary>
public sealed class WriteByTests : IAsyncLifetime
{
    private World world = null!;
    private TestCampaign campaign = null!;

    public async Task InitializeAsync()
    {
        world = await World.StartAsync();
        campaign = await TestCampaign.CreateAsync(world);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Who_asks_for_the_other_channel_is_written_to_there_from_now_on_and_told_so_there()
    {
        var people = new List<(TestPerson Person, string Channel, string Asked)>();
        foreach (var (language, from, asked) in new[]
        {
            ("en", "sms", "please email me instead"),
            ("en", "sms", "Can you write to me by email please?"),
            ("en", "sms", "don't text me, email me instead"),
            ("cy", "sms", "Allwch chi ysgrifennu ata i drwy e-bost os gwelwch yn dda"),
            ("en", "email", "please text me rather than email"),
            ("en", "email", "Could you write to me by text instead?"),
            ("cy", "email", "Tecstiwch fi yn lle e-bost, os gwelwch yn dda"),
        })
        {
            var name = $"Person {people.Count}";
            people.Add((await campaign.AddAsync(name, email: $"write.by.{people.Count}@example.org",
                prefers: from == "sms" ? "text" : "email", language: language), from, asked));
        }

        await campaign.LaunchAsync();
        foreach (var (person, from, asked) in people)
        {
            await (from == "sms" ? person.TextAsync(asked) : person.EmailAsync(asked));
            var told = (await person.SentAsync())[^1];
            Assert.True(told.Step.StartsWith("in-reply", StringComparison.Ordinal)
                || told.Step.StartsWith("consent-withdrawn", StringComparison.Ordinal), $"{asked}: {told.Step}");
            Assert.True(told.Channel == (from == "sms" ? "email" : "sms"), $"{asked}: {told.Channel}");
            Assert.Matches("will (email|text) you|(e-bostio|tecstio) atoch chi", told.Text);
        }

        Assert.Empty((await campaign.InboxAsync()).Select(item => $"{item["text"]}: {item["why"]}"));
        // The next reminder goes there, too.
        await world.AdvanceToAsync(World.At(11, 24, 12));
        foreach (var (person, from, asked) in people)
        {
            var last = (await person.SentAsync())[^1];
            Assert.True(last.Step.StartsWith("invitation", StringComparison.Ordinal)
                && last.Channel == (from == "sms" ? "email" : "sms"), $"{asked}: {last.Step} by {last.Channel}");
        }
    }

    [Fact]
    public async Task Who_asks_for_a_channel_that_we_do_not_hold_is_told_and_goes_on_hearing_from_us_but_a_stop_stays_a_stop()
    {
        var wishes = await campaign.AddAsync("Wishes");
        var stops = await campaign.AddAsync("Stops");
        var comes = await campaign.AddAsync("Comes", email: "comes@example.org");
        await campaign.LaunchAsync();
        await wishes.TextAsync("please email me instead");
        var told = (await wishes.SentAsync())[^1];
        Assert.Equal("sms", told.Channel);
        Assert.Contains("We do not have an email address for you", told.Text, StringComparison.Ordinal);
        Assert.Contains("Sian Evans will read your message", told.Text, StringComparison.Ordinal);
        Assert.Contains("no email address", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);
        await wishes.TextAsync("1");
        Assert.Equal("confirmed", await wishes.PlaceAsync());

        await stops.TextAsync("no more texts, email me instead");
        Assert.Equal("consent-withdrawn:1:sms", (await stops.SentAsync())[^1].Step);
        Assert.Contains("no email address", (string)Assert.Single(await campaign.InboxAsync(),
            item => (string)item["participantIds"]![0]! == stops.Id)["why"]!, StringComparison.Ordinal);
        await world.AdvanceToAsync(World.At(11, 24, 12));
        Assert.Equal(["invitation", "consent-withdrawn:1:sms"], await stops.StepsAsync());

        // What else somebody says counts as well.
        await comes.TextAsync("yes I'll come but no more texts please, email is fine");
        Assert.Equal("ACCEPTED", await comes.PartstatAsync());
        Assert.All((await comes.SentAsync()).Skip(1)
            .Where(message => message.At > World.At(11, 24, 11)), message => Assert.Equal("email", message.Channel));
        Assert.Contains(await comes.StepsAsync(), step => step == "consent-withdrawn:1:sms");
    }
}
