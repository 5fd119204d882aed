using EngagementFlows.Contacts;
using EngagementFlows.Messaging;
using EngagementFlows.Worlds;
using Microsoft.Extensions.DependencyInjection;
using static EngagementFlows.Worlds.World;

namespace EngagementFlows.Failures;

/// <summary>Nobody knows whether the invitation went out, as when a process was killed while it handed an email over.</summary>
public sealed class InvitationsOfUnknownFateTests
{
    [Fact]
    public async Task Whoever_may_have_the_invitation_is_told_at_once_that_the_meeting_is_called_off()
    {
        await using var world = await StartAsync(change: WithInvitationsLost, expectsFaults: true);
        var (campaign, person) = await InvitedAsync(world);
        await campaign.DoAsync("cancel");
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["meeting-cancelled"], (await person.SentAsync()).Select(message => message.Step));

        await world.AdvanceToAsync(TheEnd);
        Assert.Equal(["meeting-cancelled"], (await campaign.OutboxAsync()).Select(message => message.Step));
    }

    [Fact]
    public async Task Whoever_may_have_the_invitation_is_told_at_once_that_the_meeting_moves()
    {
        await using var world = await StartAsync(change: WithInvitationsLost, expectsFaults: true);
        var (campaign, person) = await InvitedAsync(world);
        await campaign.RescheduleAsync(new { start = "2026-12-11T10:00", end = "2026-12-11T12:00", replyBy = "2026-12-01" });
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(["meeting-changed:2"], (await person.SentAsync()).Select(message => message.Step));
    }

    private static async Task<(TestCampaign Campaign, TestPerson Person)> InvitedAsync(World world)
    {
        var campaign = await TestCampaign.CreateAsync(world);
        var person = await campaign.AddAsync("Person");
        await campaign.LaunchAsync();
        Assert.Empty(await person.SentAsync());
        return (campaign, person);
    }

    private static void WithInvitationsLost(IServiceCollection services) =>
        services.AddSingleton<IMessageChannel>(provider => new LosingChannel(provider.GetRequiredService<Outbox>()));

    /// <summary>Loses every invitation on the way, and the provider answers no question about it.</summary>
    private sealed class LosingChannel(Outbox outbox) : IMessageChannel
    {
        public TimeSpan FirstLook => outbox.FirstLook;

        public TimeSpan? ProofAfter => null;

        public Task<HandOver> SendAsync(OutboundMessage message, CancellationToken cancellation) => message.Step == "invitation"
            ? Task.FromResult<HandOver>(new HandOver.Unknown("no answer"))
            : outbox.SendAsync(message, cancellation);

        public Task<LookUp> LookUpAsync(
            MessageReference message, string to, string text, DateTimeOffset since, CancellationToken cancellation) =>
            Task.FromResult(LookUp.CannotTell);
    }
}
