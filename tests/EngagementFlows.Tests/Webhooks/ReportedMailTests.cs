using System.Text.Json;
using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;

namespace EngagementFlows.Webhooks;

/// <summary>Mails made after public reports of people who do this job elsewhere, posted as the provider posts them.</summary>
public sealed class ReportedMailTests
{
    [Fact]
    public async Task Whatever_quotes_our_invitation_below_an_answer_the_answer_is_taken()
    {
        var cases = Vector.Read("mail-cases.json").EnumerateArray()
            .Where(one => one.GetProperty("area").GetString() == "email reply text" && Own(one) is "Yes" or "Yes please" or "No").ToList();
        await using var invited = await Invited.StartAsync(cases.Count);
        for (var at = 0; at < cases.Count; at++)
        {
            await invited.MailAsync(at, cases[at].GetProperty("input").GetProperty("text").GetString()!);
        }

        await invited.World.SettleAsync();
        for (var at = 0; at < cases.Count; at++)
        {
            var id = cases[at].GetProperty("id").GetString();
            Assert.Equal((id, Own(cases[at]) == "No" ? "DECLINED" : "ACCEPTED"), (id, await invited.People[at].PartstatAsync()));
        }

        Assert.Empty(await invited.Campaign.InboxAsync());
    }

    [Fact]
    public async Task The_invitation_as_it_was_sent_is_no_opt_out_and_no_alarm_in_whatever_it_is_quoted()
    {
        await using var invited = await Invited.StartAsync(4);
        var sent = (await invited.People[0].SentAsync()).Single(message => message.Step == "invitation").Text;
        await invited.MailAsync(
            0, $"Yes please\n\n____________\nOd: Riverside <{await invited.AddressAsync(0)}>\nWysłano: wtorek, 20 października 2026 16:25\nDo: Ann\nTemat: Can you come?\n\n{sent}");
        await invited.MailAsync(1, $"Yes please\n\nIn a message dated 27/11/2026 16:25:33 GMT Standard Time, {await invited.AddressAsync(1)} writes:\n\n{sent}");
        await invited.MailAsync(2, $"Yes please\n\n{sent}");
        await invited.MailAsync(3, "", html: $"<div>No, sorry</div><div class=\"gmail_quote\"><blockquote>{sent}</blockquote></div>");
        await invited.World.SettleAsync();

        // A yes in front of what nothing marks as a quotation counts, and people read the rest.
        Assert.Equal(["ACCEPTED", "ACCEPTED", "ACCEPTED", "DECLINED"], await invited.PartstatsAsync());
        Assert.Single(await invited.Campaign.InboxAsync());
        Assert.All(await invited.Campaign.PeopleAsync(), person => Assert.False((bool)person["withdrawn"]!));
    }

    [Fact]
    public async Task An_absence_note_known_by_its_subject_is_no_answer_however_often_it_comes()
    {
        await using var invited = await Invited.StartAsync(1);
        for (var time = 0; time < 4; time++)
        {
            await invited.MailAsync(0, "I am not coming in this week. For urgent matters call my team.", subject: "Automatic reply: Can you come?");
        }

        await invited.World.SettleAsync();

        Assert.Equal(["NEEDS-ACTION"], await invited.PartstatsAsync());
        Assert.Equal(["invitation"], await invited.People[0].StepsAsync());
    }

    [Fact]
    public async Task Weak_signs_of_a_machine_keep_no_wish_from_being_heard_and_no_rule_answers_the_rest()
    {
        await using var invited = await Invited.StartAsync(4);
        await invited.MailAsync(0, "Please take me off the list", headers: "X-Auto-Response-Suppress: All\r\n", subject: "Your message");
        await invited.MailAsync(1, "Yes", headers: "Precedence: bulk\r\n");
        await invited.MailAsync(2, "Yes please, I will be there", headers: "X-Auto-Response-Suppress: DR, OOF, AutoReply\r\n");
        await invited.MailAsync(3, "Yes", headers: "X-Auto-Response-Suppress: All\r\n", subject: "My reply");
        await invited.World.SettleAsync();

        Assert.True((bool)(await invited.People[0].LineAsync())["withdrawn"]!);
        Assert.Equal(["NEEDS-ACTION", "NEEDS-ACTION", "ACCEPTED", "NEEDS-ACTION"], await invited.PartstatsAsync());
        Assert.Equal(2, (await invited.Campaign.InboxAsync()).Count(item => ((string)item["why"]!).Contains("looks automatic", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_copy_from_a_mailing_list_goes_to_the_team()
    {
        await using var invited = await Invited.StartAsync(1);
        var copy = await File.ReadAllBytesAsync(Vector.PathOf("vectors", "mails", "list-copy.eml"));
        (await invited.Providers.RawMailAsync("friends@lists.example.org", await invited.AddressAsync(0), copy)).Ok(204);
        await invited.World.SettleAsync();

        Assert.Equal(["NEEDS-ACTION"], await invited.PartstatsAsync());
        var item = Assert.Single(await invited.Campaign.InboxAsync());
        Assert.Equal("Has anybody else had this one? I said I might go if Brenda goes. Shout if you want a lift.\n\nPam", (string)item["text"]!);
    }

    [Fact]
    public async Task A_calendar_that_proposes_another_time_goes_to_the_team_with_the_time_and_the_comment()
    {
        await using var invited = await Invited.StartAsync(1);
        await invited.MailAsync(0, "", headers: "Auto-Submitted: auto-generated\r\n", calendar: string.Join(
            "\r\n",
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "METHOD:COUNTER", "BEGIN:VEVENT", $"UID:{invited.Uid(0)}", "SEQUENCE:0",
            "DTSTART:20261211T140000Z", "DTEND:20261211T153000Z", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:p0@example.org", "COMMENT:Could it be Friday?", "END:VEVENT", "END:VCALENDAR", ""));
        await invited.World.SettleAsync();

        var item = Assert.Single(await invited.Campaign.InboxAsync());
        Assert.Equal("Could it be Friday?", (string)item["text"]!);
        Assert.Contains("Friday 11 December 2026, 14:00 to 15:30", (string)item["why"]!, StringComparison.Ordinal);
        Assert.Equal(["NEEDS-ACTION"], await invited.PartstatsAsync());
    }

    [Fact]
    public async Task An_answer_typed_into_the_subject_and_one_to_the_address_in_capitals_are_taken()
    {
        await using var invited = await Invited.StartAsync(3);
        await invited.MailAsync(0, "", subject: "Yes");
        await invited.MailAsync(1, "> Can you come?", subject: "unsubscribe");
        (await invited.Providers.MailAsync("another@example.org", (await invited.AddressAsync(2)).ToUpperInvariant(), "Yes")).Ok(204);
        await invited.World.SettleAsync();

        Assert.Equal(["ACCEPTED", "NEEDS-ACTION", "ACCEPTED"], await invited.PartstatsAsync());
        Assert.True((bool)(await invited.People[1].LineAsync())["withdrawn"]!);
    }

    private static string? Own(JsonElement one) => one.GetProperty("expect").TryGetProperty("own", out var own) ? own.GetString() : null;

    /// <summary>A campaign whose people have their invitation by email.</summary>
    private sealed class Invited(Providers providers, TestCampaign campaign, IReadOnlyList<TestPerson> people) : IAsyncDisposable
    {
        internal Providers Providers => providers;

        internal World World => providers.World;

        internal TestCampaign Campaign => campaign;

        internal IReadOnlyList<TestPerson> People => people;

        internal static async Task<Invited> StartAsync(int count)
        {
            var providers = await Providers.StartAsync();
            var campaign = await TestCampaign.CreateAsync(providers.World);
            var people = new List<TestPerson>();
            for (var at = 0; at < count; at++)
            {
                people.Add(await campaign.AddAsync($"Person {at}", email: $"p{at}@example.org", noPhone: true, prefers: "email"));
            }

            await campaign.LaunchAsync();
            return new Invited(providers, campaign, people);
        }

        internal async Task<string> AddressAsync(int at)
        {
            var reference = await people[at].ReferenceAsync(campaign, "invitation");
            return World.Service<ReplyAddress>().For(reference.Participant, reference.MessageId)!;
        }

        internal string Uid(int at) => World.Service<CalendarUid>().For(new ParticipantRef(campaign.Id, people[at].Id));

        internal async Task MailAsync(int at, string text, string headers = "", string subject = "Re: our meeting", string? html = null, string? calendar = null) =>
            (await providers.MailAsync($"p{at}@example.org", await AddressAsync(at), text, headers: headers, subject: subject, html: html, calendar: calendar)).Ok(204);

        internal async Task<IReadOnlyList<string>> PartstatsAsync()
        {
            var read = new List<string>();
            foreach (var person in people)
            {
                read.Add(await person.PartstatAsync());
            }

            return read;
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
