using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Makes the message that one step sends to one person, in their language, in easy read where they need it, and for their channel; in the campaign's own words where it has some.</summary>
public sealed class Composer(Templates templates, UnsubscribeLink? unsubscribe = null)
{
    /// <param name="channel">One that the person has an address for.</param>
    public OutboundMessage Compose(Campaign campaign, Participant person, Step step, Channel channel, string messageId, DateTimeOffset now)
    {
        var to = person.Details.AddressFor(channel) ?? throw new InvalidOperationException($"Step {step.Key} was to go by {channel}, for which the person has no address.");
        var outcomes = campaign.Outcomes?.Items.Count ?? 0;
        var message = Render(outcomes);
        // A long list of outcomes fits an email; in a text the last ones give way to how many they are.
        while (channel == Channel.Sms && message.Text.Length > SmsText.Longest && outcomes > 1)
            message = Render(--outcomes);
        return new OutboundMessage(messageId, campaign.Id, person.Id, step.Key, channel, to, message.Subject, message.Text, message.Html, now);

        RenderedMessage Render(int mostOutcomes) =>
            templates.Render(step.Template, channel, person.Asides.GetValueOrDefault(step.Key)?.Language ?? person.Details.Language, MessageContent.Of(campaign, person, step, now, mostOutcomes, unsubscribe?.For(person.Ref)?.AbsoluteUri ?? ""), person.ReadsEasyRead, campaign.File.Messages);
    }
}
