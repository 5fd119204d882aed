using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

/// <summary>Sends a supporter the one message that goes back to them. Safe to repeat: it is kept under the message's id.</summary>
public sealed class AnswerSupporter(ParticipantStore participants, ContactKeys keys, TimeProvider clock)
{
    /// <param name="person">Whom they support, or one of those.</param>
    /// <param name="about">As <see cref="SupporterReply.Of"/> has it.</param>
    public async Task SendAsync(ParticipantRef person, InboundMessage message, string? about, DurableTaskClient client, CancellationToken cancellation)
    {
        var step = SupporterReply.Of(keys.Hash(SupporterReply.Template, message.Id)[..16], message.Channel, message.At, about);
        var now = clock.GetUtcNow();
        var stored = await participants.ChangeAsync(
            person,
            before => (SupporterReply.IsDue(before, step, now) ? before with { Asides = before.Asides.Add(step.Key, new AsideMessage(step)) } : before, []),
            cancellation: cancellation);
        if (stored.Value.Asides.ContainsKey(step.Key))
        {
            await AdvanceAside.StartAsync(stored.Value, step.Key, attempt: 0, client, cancellation);
        }
    }
}
