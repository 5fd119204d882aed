using EngagementFlows.AccessNeeds;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging.Linting;
using EngagementFlows.Participants;
using EngagementFlows.Replies;
using EngagementFlows.Replies.Reading;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Messaging.Preview;

/// <summary>One message by one channel, as it would be sent.</summary>
/// <param name="Own">The campaign's own text, in at least one of the languages.</param>
/// <param name="Sample">Its links or outcomes are not published yet; samples stand for them.</param>
public sealed record PreviewedMessage(
    string Step, string Template, Channel Channel, bool Own, bool Sample, string? Subject, string Text, string? Html, SmsCost? Sms, IReadOnlyList<Finding> Findings);

/// <summary>What a text message would cost.</summary>
/// <param name="Encoding"><c>GSM-7</c> or <c>UCS-2</c>.</param>
/// <param name="Character">The first that forces UCS-2; null in GSM-7.</param>
/// <param name="Price">An estimate, in <paramref name="Currency"/>.</param>
public sealed record SmsCost(int Segments, string Encoding, string? Character, decimal Price, string Currency)
{
    public static SmsCost Of(string text, MessagePrices prices)
    {
        var length = SmsText.Measure(text);
        return new SmsCost(length.Segments, length.Unicode ? "UCS-2" : "GSM-7", SmsText.OutsideGsm7(text), prices.Of(length), "GBP");
    }
}

/// <summary>Composes every message of a campaign's flow by the path that sends them.</summary>
public sealed class MessagePreviews(Composer composer, CampaignLinter linter, IOptions<MessagePrices> prices)
{
    public IReadOnlyList<PreviewedMessage> Of(Campaign campaign, Participant person, DateTimeOffset now)
    {
        var filled = SampleReader.Filled(campaign);
        return
        [
            .. from message in FlowMessages.Of(filled, now)
               from channel in Enum.GetValues<Channel>()
               where person.Details.AddressFor(channel) is not null
               where person.Id == SampleReader.Id || IsFor(person, message.Step.Template)
               where CanGo(campaign, message.Step)
               select Preview(campaign, filled, person, message.Step, channel, message.At),
        ];
    }

    private static bool IsFor(Participant person, string template) => template switch
    {
        SupporterCopies.Template => SupporterScope.Of(person.Details.Supporter).SendsSomething,
        SupporterReply.Template => person.Details.Supporter is { Phone: not null } or { Email: not null },
        _ => true,
    };

    /// <summary>What the campaign holds no answer to is for the team, and no message says it.</summary>
    private static bool CanGo(Campaign campaign, Step step)
    {
        if (step.Template != InReply.Template)
        {
            return true;
        }

        var file = EverydayAnswers.Given(campaign);
        return step.About == InReply.WhoComes ? EverydayAnswers.WhoComes(file) is not null
            : Enum.GetValues<EverydayQuestion>().Where(question => InReply.Block(question) == step.About)
                // To these it says what is done.
                .All(question => question is EverydayQuestion.Human or EverydayQuestion.ChangeLanguage || EverydayAnswers.IsHeld(file, question));
    }

    private PreviewedMessage Preview(Campaign campaign, Campaign filled, Participant person, Step step, Channel channel, DateTimeOffset at)
    {
        var message = composer.Compose(filled, person, step, channel, "preview", at, preview: true);
        var language = person.Details.Language;
        var wordings = Wording.All.Where(wording => wording.EasyRead == person.ReadsEasyRead && (language == Language.Unknown || wording.Language == language)).ToList();
        return new PreviewedMessage(
            step.Key,
            step.Template,
            channel,
            wordings.Exists(wording => TemplateSources.Own(campaign.File.Messages, step.Template, wording, channel) is not null),
            (step.Template == "materials" && campaign.Materials is null) || (step.Template == "outcomes" && campaign.Outcomes is null),
            message.Subject,
            message.Text,
            message.Html,
            channel == Channel.Sms ? SmsCost.Of(message.Text, prices.Value) : null,
            linter.CheckInForce(filled, step.Template, channel, wordings));
    }
}
