using EngagementFlows.AccessNeeds;
using EngagementFlows.Inbox;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Puts before the team what the app cannot mend by itself: a message that did not go, or of which nobody knows.</summary>
public sealed class TeamNotes(TeamInbox inbox)
{
    public Task NotSentAsync(Participant person, OutboundMessage message, string why, DateTimeOffset now, CancellationToken cancellation) =>
        PutAsync(person, message.Id, message.Channel, message.To, message.Text,
            $"A message ({TeamWords.Message(message.Step)}) did not get through: {why}.", now, cancellation);

    public Task NotKnownAsync(Participant person, TimelineEntry line, StepRecord record, DateTimeOffset now, CancellationToken cancellation)
    {
        var channel = record.Channel ?? Channel.Sms;
        var why = record.State == StepState.Unresolved
            ? $"It is not known whether a message ({TeamWords.Message(line.Step ?? "")}) went out: the provider never said. It was not sent again; ask the person if it matters."
            : $"A message ({TeamWords.Message(line.Step ?? "")}) did not get through: {record.Reason}.";
        return PutAsync(person, line.MessageId ?? line.Id, channel, AddressOf(person, line.Step, channel), line.Text ?? "", why, now, cancellation);
    }

    public Task NotDeliveredAsync(Participant person, string step, string messageId, StepRecord record, DateTimeOffset now, CancellationToken cancellation)
    {
        var channel = record.Channel ?? Channel.Sms;
        return PutAsync(person, messageId, channel, AddressOf(person, step, channel), "", $"A message ({TeamWords.Message(step)}) was not delivered: {record.Reason ?? ProviderErrors.Advice(ProviderErrors.ClassOf(record.Error))}.", now, cancellation);
    }

    private static string AddressOf(Participant person, string? step, Channel channel) => SupporterCopies.Addressed(person, step ?? "").Details.AddressFor(channel) ?? "";

    private Task PutAsync(Participant person, string messageId, Channel channel, string contact, string text, string why, DateTimeOffset now, CancellationToken cancellation) =>
        inbox.PutAsync(person.CampaignId, new InboxItem($"not-sent-{messageId}", [person.Id], channel, contact, text, now, why) { Kind = InboxItem.Delivery }, cancellation);
}
