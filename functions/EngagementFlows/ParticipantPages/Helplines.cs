using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.ParticipantPages;

/// <summary>
/// The reply to words of harm as it stands on a page, at once: whoever has just typed them does not have to wait for a text or open a
/// mailbox. In the campaign's own words where it has some, since helplines differ from place to place.
/// </summary>
public sealed class Helplines(Templates templates)
{
    /// <summary>Whoever wrote by a link of which nobody is known any more: their data is erased, and helplines are for them too.</summary>
    internal static Participant Nobody(Campaign campaign) => new()
    {
        CampaignId = campaign.Id,
        Id = "",
        Details = new ParticipantDetails("", null, null, ContactPreference.Either, Language.Unknown, "", [], null, ""),
    };

    /// <returns>HTML, in the page's language or in both, in easy read where the person reads that.</returns>
    public string For(PageVisit visit)
    {
        var alsoStops = visit.Person.Withdrawal != Withdrawal.None;
        var step = new Step(Aside.HoldingReply, Aside.HoldingReply, visit.Now) { About = alsoStops ? Aside.AlsoStops : null };
        var own = visit.Campaign.File.Messages;
        // The box names the contact below, with links; in the campaign's own words they may be part of a sentence.
        var campaign = own?.ContainsKey(step.Template) == true ? visit.Campaign
            : visit.Campaign with { File = visit.Campaign.File with { Contact = null } };
        var fields = MessageContent.Of(campaign, visit.Person, step, visit.Now);
        return visit.Speech.Both
            ? $"<div lang=\"cy\">{In(Language.Welsh)}</div><div lang=\"en\">{In(Language.English)}</div>"
            : In(visit.Language);

        string In(Language language) => EmailHtml.OnPage(templates.Markdown(step.Template, language, fields, visit.Speech.EasyRead, own));
    }
}
