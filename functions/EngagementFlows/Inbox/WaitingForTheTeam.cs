using EngagementFlows.Participants;

namespace EngagementFlows.Inbox;

/// <summary>Puts a message before the team, and says so in the timeline of everybody whom it may be from.</summary>
public sealed class WaitingForTheTeam(TeamInbox inbox, ParticipantStore participants)
{
    /// <param name="people">None where nobody is known under the contact.</param>
    /// <param name="why">For the team.</param>
    /// <param name="asks">The everyday questions in it, by name.</param>
    public async Task PutAsync(IReadOnlyList<Participant> people, InboundMessage message, string why, CancellationToken cancellation, IReadOnlyList<string>? asks = null)
    {
        await PutItemAsync(people, message, why, cancellation, asks);
        foreach (var person in people)
        {
            await participants.ChangeAsync(person.Ref, before => (before.Hearing(message.Id), [Line(message) with { Reason = $"waits for the team: {why}" }]), cancellation: cancellation);
        }
    }

    /// <summary>The item alone, where the message's own line says something else: that it answers a question, too.</summary>
    public async Task PutItemAsync(IReadOnlyList<Participant> people, InboundMessage message, string why, CancellationToken cancellation, IReadOnlyList<string>? asks = null)
    {
        foreach (var campaign in people.Select(person => person.CampaignId).DefaultIfEmpty(null!).Distinct())
        {
            var ids = people.Where(person => person.CampaignId == campaign).Select(person => person.Id).ToList();
            await inbox.PutAsync(campaign, new InboxItem(message.Id, ids, message.Channel, message.From, message.Text, message.At, why) { Attached = message.Attached, Asks = asks ?? [] }, cancellation);
        }
    }

    /// <summary>The line of a received message.</summary>
    internal static TimelineEntry Line(InboundMessage message) => new($"r|{message.Id}", message.At, "received")
    {
        Channel = message.Channel,
        Text = message.Text,
        MessageId = message.Id,
        Attached = message.Attached,
        BySupporter = message.BySupporter,
        IsConcern = message.IsConcern,
        Via = message.Field is null ? null : "page",
    };
}
