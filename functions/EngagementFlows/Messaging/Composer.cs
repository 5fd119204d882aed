using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Makes the message that one step sends to one person, in their language and for their channel.</summary>
public sealed class Composer
{
    public OutboundMessage Compose(Campaign campaign, Participant person, Step step, Channel channel, string messageId, DateTimeOffset now) => throw new InvalidOperationException();
}
public sealed class Templates;
