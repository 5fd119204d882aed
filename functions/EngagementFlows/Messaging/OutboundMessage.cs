namespace EngagementFlows.Messaging;

/// <summary>A message ready to go.</summary>
/// <param name="Id">Made from what it is (campaign, participant, step, attempt), so that the same message always has the same id.</param>
/// <param name="To">E.164 or an email address.</param>
public sealed record OutboundMessage(string Id, string CampaignId, string ParticipantId, string Step, Channel Channel, string To, string? Subject, string Text, string? Html, DateTimeOffset At);

/// <summary>One way out for messages. Handing the same message over twice is the same as once.</summary>
public interface IMessageChannel
{
    Task SendAsync(OutboundMessage message, CancellationToken cancellation);
}
