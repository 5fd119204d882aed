using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Makes the message that one step sends to one person, in their language, in easy read where they need it, and for their channel; in the campaign's own words where it has some.</summary>
public sealed class Composer(Templates templates, UnsubscribeLink? unsubscribe = null, PageLinks? pages = null)
{
    /// <param name="channel">One that the person has an address for.</param>
    /// <param name="preview">For others to read: the link to the person's page is as long as theirs, and is none.</param>
    public OutboundMessage Compose(Campaign campaign, Participant person, Step step, Channel channel, string messageId, DateTimeOffset now, bool preview = false)
    {
        var link = pages?.For(campaign, person, PageOf(step))?.AbsoluteUri ?? "";
        var page = preview && link.Length > 0 ? $"{link[..(link.LastIndexOf('/') + 1)]}{new string('x', link.Length - link.LastIndexOf('/') - 1)}" : link;
        var to = person.Details.AddressFor(channel) ?? throw new InvalidOperationException($"Step {step.Key} was to go by {channel}, for which the person has no address.");
        var outcomes = campaign.Outcomes?.Items.Count ?? 0;
        var message = Render(outcomes);
        // A long list of outcomes fits an email; in a text the last ones give way to how many they are.
        while (channel == Channel.Sms && message.Text.Length > SmsText.Longest && outcomes > 1)
            message = Render(--outcomes);
        return new OutboundMessage(messageId, campaign.Id, person.Id, step.Key, channel, to, message.Subject, message.Text, message.Html, now);

        RenderedMessage Render(int mostOutcomes) =>
            templates.Render(step.Template, channel, person.Details.Language, MessageContent.Of(campaign, person, step, now, mostOutcomes, unsubscribe?.For(person.Ref)?.AbsoluteUri ?? "", page), person.ReadsEasyRead, campaign.File.Messages);
    }

    /// <summary>The page on which the person can do what the message asks of them.</summary>
    private static LinkPurpose PageOf(Step step) => step.Asks switch
    {
        QuestionKind.AccessNeeds or QuestionKind.OpeningQuestion => LinkPurpose.Questions,
        QuestionKind.Consent => LinkPurpose.Consents,
        QuestionKind.Statements or QuestionKind.Barriers or QuestionKind.OneThing => LinkPurpose.Feedback,
        _ => step.Template == ParticipantPages.FreshLink.Template ? LinkPurposes.Named(step.About) ?? LinkPurpose.Answer : LinkPurpose.Answer,
    };
}
