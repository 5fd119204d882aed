using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Participants;

namespace EngagementFlows.Messaging;

/// <summary>Makes the message that one step sends to one person, in their language, in easy read where they need it, and for their channel; in the campaign's own words where it has some.</summary>
public sealed class Composer(Templates templates, UnsubscribeLink? unsubscribe = null, PageLinks? pages = null)
{
    /// <param name="first">The number of the first answer, where it asks for numbers.</param>
    /// <param name="channel">One that the person, or the supporter whom a copy is for, has an address for.</param>
    /// <param name="preview">For others to read: the person's links are as long as theirs, and are none.</param>
    /// <param name="full">Whoever says yes now goes on the waiting list.</param>
    public OutboundMessage Compose(Campaign campaign, Participant person, Step step, Channel channel, string messageId, DateTimeOffset now, int first = 1, bool preview = false,
        bool full = false)
    {
        var to = SupporterCopies.Addressed(person, step.Key).Details.AddressFor(channel) ?? throw new InvalidOperationException($"Step {step.Key} was to go by {channel}, for which there is no address.");
        var isToSupporter = SupporterCopies.IsCopy(step.Key);
        var isCopy = isToSupporter && step.Template != SupporterReply.Template;
        // The person's own links are for nobody else.
        var (page, wayOut) = isToSupporter ? ("", "") : (Link(pages?.For(campaign, person, PageOf(step))), Link(unsubscribe?.For(person.Ref)));
        var outcomes = campaign.Outcomes?.Items.Count ?? 0;
        var message = Render(outcomes);
        // A long list of outcomes fits an email; in a text the last ones give way to how many they are.
        while (channel == Channel.Sms && message.Text.Length > SmsText.Longest && outcomes > 1)
            message = Render(--outcomes);
        return new OutboundMessage(messageId, campaign.Id, person.Id, step.Key, channel, to, message.Subject, message.Text, message.Html, now);

        string Link(Uri? theirs) => theirs is null ? ""
            : !preview ? theirs.AbsoluteUri
            : theirs.AbsoluteUri[..(theirs.AbsoluteUri.LastIndexOf('/') + 1)].PadRight(theirs.AbsoluteUri.Length, 'x');

        RenderedMessage Render(int mostOutcomes) => isCopy ? Copy(campaign, person, step, channel, now, mostOutcomes, full) : templates.Render(
            step.Template,
            channel,
            person.Asides.GetValueOrDefault(step.Key)?.Language ?? person.Details.Language,
            MessageContent.Of(campaign, person, step, now, mostOutcomes, wayOut, first, page: page, full: full),
            person.ReadsEasyRead,
            campaign.File.Messages,
            person.WantsLargePrint);
    }

    /// <summary>The page on which the person can do what the message asks of them.</summary>
    private static LinkPurpose PageOf(Step step) => step.Asks switch
    {
        QuestionKind.AccessNeeds or QuestionKind.OpeningQuestion => LinkPurpose.Questions,
        QuestionKind.Consent => LinkPurpose.Consents,
        QuestionKind.Statements or QuestionKind.Barriers or QuestionKind.OneThing => LinkPurpose.Feedback,
        _ => step.Template == ParticipantPages.FreshLink.Template ? LinkPurposes.Named(step.About) ?? LinkPurpose.Answer : LinkPurpose.Answer,
    };

    /// <summary>
    /// The supporter reads what the person reads, in its short form: neither the person's way out nor their links stand in it, nor how to
    /// answer where the supporter may not.
    /// </summary>
    private RenderedMessage Copy(Campaign campaign, Participant person, Step step, Channel channel, DateTimeOffset now, int mostOutcomes, bool full)
    {
        var alone = person with { SharesContact = false };
        var easyRead = person.ReadsEasyRead;
        var copied = MessageContent.Of(campaign, alone, step with { Asks = step.CopiesQuestion }, now, mostOutcomes, first: FirstOf(person, step), full: full);
        var text = new CopiedText(Lines(Language.English), Lines(Language.Welsh));
        var message = Render();
        // What the copy says of itself makes it longer than the message, which may be as long as a text can be.
        while (channel == Channel.Sms && message.Text.Length > SmsText.Longest && text.CanBeShorter)
        {
            text = text.Shorter();
            message = Render();
        }

        return message;

        RenderedMessage Render() => templates.Render(
            SupporterCopies.Template, channel, person.Details.Language, MessageContent.Of(campaign, alone, step, now, mostOutcomes, copied: text), easyRead, campaign.File.Messages);

        IReadOnlyList<string> Lines(Language language) =>
            CopiedSentences.Of(
                templates.Render(step.Template, Channel.Sms, language, copied, easyRead, campaign.File.Messages).Text,
                MessageContent.MayAnswer(person, step));
    }

    /// <summary>The copy has the numbers of the message that it copies: an answer by number then means the same.</summary>
    private static int FirstOf(Participant person, Step copy) =>
        copy.CopiesQuestion is { } kind && person.Find(QuestionKeys.For(kind, kind == QuestionKind.Consent ? copy.About : null)) is { } asked ? asked.FirstNumber : 1;
}
