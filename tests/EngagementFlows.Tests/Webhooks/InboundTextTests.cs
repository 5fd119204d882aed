using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Webhooks;

/// <summary>What comes in through Twilio, by the field's cases and their kin.</summary>
public sealed class InboundTextTests
{
    [Theory]
    [InlineData("whatsapp:")]
    [InlineData("rcs:")]
    [InlineData("WhatsApp:")]
    public async Task An_answer_by_WhatsApp_or_RCS_is_the_persons_and_is_answered_by_text(string prefix)
    {
        Assert.Contains("whatsapp:+447700900304", FieldCase.WithId("W04").Input, StringComparison.Ordinal);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();

        (await providers.TextAsync(prefix + person.Phone, "Yes please")).Ok();
        await world.SettleAsync();

        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Empty(await campaign.InboxAsync());
        var sent = await person.SentAsync();
        Assert.Contains(sent, message => message.Step.StartsWith("place:", StringComparison.Ordinal));
        Assert.All(sent, message => Assert.Equal(("sms", person.Phone), (message.Channel, message.To)));
    }

    [Fact]
    public async Task STOP_by_WhatsApp_withdraws_before_Twilio_is_answered()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();

        (await providers.TextAsync($"whatsapp:{person.Phone}", "STOP")).Ok();

        Assert.True((bool)(await person.LineAsync())["withdrawn"]!);
    }

    [Theory]
    [InlineData("SUPPORT", "Yes")]
    [InlineData("60777", "Yes")]
    [InlineData("messenger:12345678901", "Yes")]
    [InlineData("whatsapp:GB.1234", "Yes")]
    public async Task What_no_phone_number_wrote_waits_for_the_team(string from, string body)
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);

        (await providers.TextAsync(from, body)).Ok();
        await world.SettleAsync();

        var item = Assert.Single(await campaign.InboxAsync());
        Assert.Equal((from, body), ((string)item["from"]!, (string)item["text"]!));
    }

    [Fact]
    public async Task A_picture_without_words_waits_for_the_team()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();

        (await providers.TwilioAsync(
            "/api/webhooks/twilio/messages",
            ("MessageSid", Providers.NewSid()), ("From", person.Phone), ("To", "+447700900999"), ("NumMedia", "1"))).Ok();
        await world.SettleAsync();

        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        Assert.Single(await campaign.InboxAsync());
    }

    [Theory]
    [InlineData("Liked \u201C{0}\u201D")]
    [InlineData("\U0001F44D to \u201C{0}\u201D")]
    public async Task A_reaction_that_quotes_our_invitation_is_no_answer_and_nobody_need_read_it(string reaction)
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var invitation = Assert.Single(await person.SentAsync()).Text;

        (await providers.TextAsync(person.Phone, string.Format(null, reaction, invitation))).Ok();
        await world.SettleAsync();

        var line = await person.LineAsync();
        Assert.Equal(("NEEDS-ACTION", false), ((string)line["partstat"]!, (bool)line["withdrawn"]!));
        Assert.Empty(await campaign.InboxAsync());
        Assert.Equal("written by a machine", (await person.TimelineAsync()).Single(one => one.What == "received").Reason);
    }

    [Fact]
    public async Task A_text_that_comes_twice_at_once_is_one_reply()
    {
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        var sid = Providers.NewSid();

        await Task.WhenAll(providers.TextAsync(person.Phone, "1", sid), providers.TextAsync(person.Phone, "1", sid));
        await world.SettleAsync();

        Assert.Single(await person.TimelineAsync(), line => line.What == "received");
    }

    [Fact]
    public async Task Of_25_texts_of_one_person_in_quick_succession_none_is_lost()
    {
        Assert.Equal("all 25 kept", FieldCase.WithId("D01").Right);
        var providers = await Providers.StartAsync();
        await using var world = providers.World;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 25).Select(n => providers.TextAsync(person.Phone, $"About the garden, number {n}.")));
        Assert.All(answers, answer => answer.Ok());
        await world.SettleAsync();

        var kept = (await person.TimelineAsync()).Where(line => line.What == "received").Select(line => line.Text);
        Assert.Equal(25, kept.Distinct().Count());
    }

    [Fact]
    public async Task An_answer_that_is_here_before_its_invitation_is_recorded_as_sent_counts()
    {
        Assert.Equal(("reply together with the launch", "ACCEPTED"), (FieldCase.WithId("D03").Input, FieldCase.WithId("D03").Right));
        World? world = null;
        var early = new EarlyAnswers(
            async to => (await world!.Api.PostAsync("/local/inbox", new { from = to, body = "Yes please" })).Ok(202));
        world = await World.StartAsync(change: services =>
            services.AddSingleton<IMessageChannel>(provider => early.By(provider.GetRequiredService<Outbox>())));
        await using var started = world;
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");

        await campaign.LaunchAsync();

        Assert.Equal("ACCEPTED", await person.PartstatAsync());
        Assert.Empty(await campaign.InboxAsync());
    }

    /// <summary>Whoever is invited has answered before the provider answers us.</summary>
    private sealed class EarlyAnswers(Func<string, Task> answer) : IMessageChannel
    {
        private Outbox outbox = null!;

        public TimeSpan FirstLook => outbox.FirstLook;

        public TimeSpan? ProofAfter => outbox.ProofAfter;

        public EarlyAnswers By(Outbox way)
        {
            outbox = way;
            return this;
        }

        public Task<LookUp> LookUpAsync(
            MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) =>
            outbox.LookUpAsync(message, to, text, since, cancellation);

        public async Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation)
        {
            var taken = await outbox.SendAsync(message, cancellation);
            if (message.Step == "invitation")
            {
                await answer(message.To);
            }

            return taken;
        }
    }
}
