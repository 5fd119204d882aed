using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Webhooks;

public sealed class InboundMailTests
{
    [Theory]
    [InlineData("known@example.org", "ACCEPTED")]
    [InlineData("another.of.theirs@example.org", "ACCEPTED")]
    [InlineData("neighbour@example.org", "NEEDS-ACTION")]
    public async Task The_address_that_a_reply_went_to_says_whose_it_is_unless_somebody_else_wrote_it(string from, string partstat)
    {
        var (providers, campaign, person) = await InvitedAsync("known@example.org");
        await using var world = providers.World;
        await campaign.AddAsync("Neighbour", email: "neighbour@example.org", noPhone: true);
        (await providers.MailAsync(from, await ReplyAddressAsync(world, campaign, person), "1\r\n\r\nOn Monday we wrote:\r\n> STOP\r\n", "m1")).Ok(204);
        (await providers.MailAsync(from, await ReplyAddressAsync(world, campaign, person), "1\r\n\r\nOn Monday we wrote:\r\n> STOP\r\n", "m1")).Ok(204);
        await world.SettleAsync();
        Assert.Equal(partstat, await person.PartstatAsync());
        Assert.Equal(partstat == "ACCEPTED" ? 0 : 1, (await campaign.InboxAsync()).Count);
        Assert.Single(await person.TimelineAsync(), line => line.What == "received");
    }

    [Fact]
    public async Task Without_a_token_the_sender_tells_who_it_is()
    {
        var (providers, _, person) = await InvitedAsync("known@example.org");
        await using var world = providers.World;
        (await providers.MailAsync("Some Name <Known@example.org>", "us@replies.example.org", "2")).Ok(204);
        await world.SettleAsync();
        Assert.Equal("DECLINED", await person.PartstatAsync());
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n", null)]
    [InlineData("", "")]
    public async Task What_a_machine_wrote_is_dropped_before_anything_else(string headers, string? envelopeFrom)
    {
        var (providers, campaign, person) = await InvitedAsync("known@example.org");
        await using var world = providers.World;
        (await providers.MailAsync("known@example.org", await ReplyAddressAsync(world, campaign, person), "STOP", headers: headers, envelopeFrom: envelopeFrom)).Ok(204);
        await world.SettleAsync();
        Assert.False((bool)(await person.LineAsync())["withdrawn"]!);
        Assert.Empty(await campaign.InboxAsync());
        Assert.Empty(await DeliveryTests.RowsAsync(world));
    }

    [Fact]
    public async Task STOP_by_mail_is_confirmed_once_by_mail_since_no_provider_answers_it()
    {
        var (providers, campaign, person) = await InvitedAsync("known@example.org");
        await using var world = providers.World;
        var address = await ReplyAddressAsync(world, campaign, person);
        (await providers.MailAsync("known@example.org", address, "STOP")).Ok(204);
        (await providers.MailAsync("known@example.org", address, "STOP")).Ok(204);
        await world.AdvanceToAsync(At(11, 25, 9));
        Assert.Equal([("invitation", "email"), ("withdrawn:1", "email")], (await person.SentAsync()).Select(message => (message.Step, message.Channel)));
    }

    [Theory]
    [InlineData("ACCEPTED", 0, "known@example.org", "ACCEPTED", 0)]
    [InlineData("DECLINED", 0, "known@example.org", "DECLINED", 0)]
    [InlineData("TENTATIVE", 0, "known@example.org", "TENTATIVE", 0)]
    [InlineData("ACCEPTED", 0, "colleague@example.org", "NEEDS-ACTION", 1)]
    public async Task A_calendars_answer_is_an_RSVP(string answer, int sequence, string attendee, string partstat, int waiting)
    {
        var (providers, campaign, person) = await InvitedAsync("known@example.org");
        await using var world = providers.World;
        (await providers.MailAsync(attendee, "us@replies.example.org", "", headers: "Auto-Submitted: auto-generated\r\n", calendar: Reply(world, campaign, person, answer, sequence, attendee))).Ok(204);
        await world.SettleAsync();
        Assert.Equal(partstat, await person.PartstatAsync());
        Assert.Equal(waiting, (await campaign.InboxAsync()).Count);
    }

    [Fact]
    public async Task A_calendars_answer_to_the_meeting_as_it_was_is_not_counted()
    {
        var (providers, campaign, person) = await InvitedAsync("known@example.org");
        await using var world = providers.World;
        await campaign.RescheduleAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:30" });
        (await providers.MailAsync("known@example.org", "us@replies.example.org", "", calendar: Reply(world, campaign, person, "ACCEPTED", 0, "known@example.org"))).Ok(204);
        await world.SettleAsync();
        Assert.Equal("NEEDS-ACTION", await person.PartstatAsync());
        Assert.Contains("before it was changed", (string)Assert.Single(await campaign.InboxAsync())["why"]!, StringComparison.Ordinal);

        (await providers.MailAsync("known@example.org", "us@replies.example.org", "", calendar: Reply(world, campaign, person, "ACCEPTED", 1, "known@example.org"))).Ok(204);
        await world.SettleAsync();
        Assert.Equal("ACCEPTED", await person.PartstatAsync());
    }

    private static async Task<(Providers, TestCampaign, TestPerson)> InvitedAsync(string email)
    {
        var providers = await Providers.StartAsync();
        var campaign = await TestCampaign.CreateAsync(providers.World);
        var person = await campaign.AddAsync("Person", email: email, noPhone: true, prefers: "email");
        await campaign.LaunchAsync();
        return (providers, campaign, person);
    }

    private static async Task<string> ReplyAddressAsync(World world, TestCampaign campaign, TestPerson person)
    {
        var reference = await person.ReferenceAsync(campaign, "invitation");
        return world.Service<ReplyAddress>().For(reference.Participant, reference.MessageId)!;
    }

    private static string Reply(World world, TestCampaign campaign, TestPerson person, string answer, int sequence, string attendee) => string.Join(
        "\r\n",
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "METHOD:REPLY", "BEGIN:VEVENT",
        $"UID:{world.Service<CalendarUid>().For(new ParticipantRef(campaign.Id, person.Id))}", $"SEQUENCE:{sequence}", "DTSTAMP:20261116T090000Z", "DTSTART:20261210T100000Z",
        $"ATTENDEE;PARTSTAT={answer}:mailto:{attendee}", "ORGANIZER:mailto:us@example.org", "END:VEVENT", "END:VCALENDAR", "");
}
