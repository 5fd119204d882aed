using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFlows.Links;

public sealed class PersonTokensTests
{
    [Fact]
    public async Task Tokens_lead_back_to_the_person_in_whatever_case_they_come()
    {
        await using var world = await StartAsync();
        var person = await PersonAsync(world);
        var message = MessageReference.IdOf(person, "invitation", 1);

        var reply = world.Service<ReplyAddress>().For(person, message)!;
        Assert.True(reply.IndexOf('@', StringComparison.Ordinal) <= 64, reply);
        Assert.EndsWith("@replies.example.org", reply, StringComparison.Ordinal);
        Assert.Equal((person, message[..12]), await world.Service<ReplyAddress>().FindAsync(reply.ToUpperInvariant(), default));

        var link = world.Service<UnsubscribeLink>().For(person)!;
        Assert.StartsWith("https://flows.example.org/api/unsubscribe/", link.ToString(), StringComparison.Ordinal);
        Assert.Equal(person, await world.Service<UnsubscribeLink>().FindAsync(link.Segments[^1], default));

        var uid = world.Service<CalendarUid>().For(person);
        Assert.Equal(person, await world.Service<CalendarUid>().FindAsync(uid, default));
        Assert.DoesNotContain(person.CampaignId, $"{reply}{link}{uid}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_changed_token_and_none_for_another_purpose_is_taken()
    {
        await using var world = await StartAsync();
        var person = await PersonAsync(world);
        var (links, calendar) = (world.Service<UnsubscribeLink>(), world.Service<CalendarUid>());
        var token = links.For(person)!.Segments[^1];

        for (var at = 0; at < token.Length; at++)
        {
            var changed = token[..at] + (token[at] == 'a' ? 'b' : 'a') + token[(at + 1)..];
            Assert.Null(await links.FindAsync(changed, default));
        }

        Assert.Null(await calendar.FindAsync($"{token}@engagementflows", default));
        Assert.Null(await links.FindAsync(calendar.For(person).Split('@')[0], default));
        foreach (var other in new[] { "", "a", token[..^1], token + "a", "ﬀ", "İ", new string('a', 5_000), null })
        {
            Assert.Null(await links.FindAsync(other, default));
        }
    }

    [Fact]
    public async Task Without_an_address_of_ours_there_is_no_link_to_give()
    {
        await using var world = await World.StartAsync();
        var person = new ParticipantRef("campaign", "person");
        Assert.Null(world.Service<UnsubscribeLink>().For(person));
        Assert.Null(world.Service<ReplyAddress>().For(person, MessageReference.IdOf(person, "invitation", 1)));
    }

    private static Task<World> StartAsync() => World.StartAsync(change: services => services.Configure<ProviderSettings>(settings =>
    {
        settings.PublicBaseUrl = "https://flows.example.org/";
        settings.SendGrid.ReplyDomain = "replies.example.org";
    }));

    private static async Task<ParticipantRef> PersonAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        return new ParticipantRef(campaign.Id, (await campaign.AddAsync("Person")).Id);
    }
}
