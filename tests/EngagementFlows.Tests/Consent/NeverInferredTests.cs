using EngagementFlows.Contacts;
using EngagementFlows.Links;
using EngagementFlows.Webhooks;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Consent;

/// <summary>Consent is what somebody says, and nothing else: machines that open links, answer mails or pass them on change nothing.</summary>
public sealed class NeverInferredTests
{
    private const string Email = "person@example.org";

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n", "1")]
    [InlineData("X-Autoreply: yes\r\n", "Yes")]
    [InlineData("Precedence: bulk\r\n", "I am away. Yes, I will answer when I am back.")]
    [InlineData("X-Failed-Recipients: person@example.org\r\nAuto-Submitted: auto-replied\r\n", "Delivery has failed. 1")]
    public async Task An_automatic_reply_to_a_question_of_consent_changes_nothing(string headers, string text)
    {
        var (providers, campaign, person) = await AskedAsync();
        await using var world = providers.World;
        (await providers.MailAsync(Email, "us@replies.example.org", text, headers: headers)).Ok(204);
        await world.SettleAsync();

        Assert.Empty(await campaign.LedgerAsync(person));
    }

    [Fact]
    public async Task A_mail_passed_on_with_our_question_in_it_changes_nothing()
    {
        var (providers, campaign, person) = await AskedAsync();
        await using var world = providers.World;
        (await providers.MailAsync(Email, "us@replies.example.org", "---------- Forwarded message ---------\nFrom: us\n\nAre you happy to take part? Reply with 1 for yes or 2 for no.")).Ok(204);
        (await providers.MailAsync("somebody.else@example.org", "us@replies.example.org", "1")).Ok(204);
        await world.SettleAsync();

        Assert.Empty(await campaign.LedgerAsync(person));
    }

    [Fact]
    public async Task A_link_that_a_scanner_opens_changes_nothing()
    {
        var (providers, campaign, person) = await AskedAsync();
        await using var world = providers.World;
        await campaign.RecordAsync(person, new { purpose = "email", given = true, how = "sign-up sheet" });
        var link = world.Services.GetRequiredService<UnsubscribeLink>().For(new ParticipantRef(campaign.Id, person.Id))!;
        (await world.Api.GetAsync(link.PathAndQuery)).Ok();
        await providers.EventsAsync(new { @event = "open", email = Email, timestamp = 1, sg_event_id = "1" }, new { @event = "click", email = Email, timestamp = 1, sg_event_id = "2", url = "https://flows.example.org" });
        await world.SettleAsync();

        Assert.Equal(["1 email given team"], await campaign.LedgerAsync(person));
        Assert.Equal("given", await campaign.StateAsync(person, "email"));
    }

    [Fact]
    public async Task Silence_and_receipts_change_nothing()
    {
        var (providers, campaign, person) = await AskedAsync();
        await using var world = providers.World;
        await world.AdvanceToAsync(TheEnd);

        Assert.Empty(await campaign.LedgerAsync(person));
    }

    private static async Task<(Providers Providers, TestCampaign Campaign, TestPerson Person)> AskedAsync()
    {
        var providers = await Providers.StartAsync();
        var campaign = await TestCampaign.CreateAsync(providers.World);
        var person = await campaign.AddAsync("Person", noPhone: true, email: Email, prefers: "email");
        await campaign.LaunchAsync();
        await person.EmailAsync("1");
        await person.EmailAsync("Nothing, thank you");
        Assert.Equal("consent:take-part", (await person.StepsAsync())[^1]);
        return (providers, campaign, person);
    }
}
