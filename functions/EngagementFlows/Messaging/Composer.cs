using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

public sealed class Composer
{
    public OutboundMessage Compose(Campaign campaign, Participant person, Step step, Channel channel, string messageId, DateTimeOffset now) =>
        new(messageId, campaign.Id, person.Id, step.Key, channel, person.Details.AddressFor(channel)!, null, step.Template, null, now);
}
public sealed class Templates;
