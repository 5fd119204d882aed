using EngagementFlows.AccessNeeds;
using EngagementFlows.Calendars;
using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Links;
using EngagementFlows.Participants;
using Microsoft.Extensions.Options;

namespace EngagementFlows.Messaging;

/// <summary>What an email carries besides its text: from whom it is, where replies go, the way out in one click, and the meeting for the calendar.</summary>
public sealed class EmailEnvelopes(ReplyAddress replies, UnsubscribeLink unsubscribe, CalendarUid uids, IOptions<ProviderSettings> settings)
{
    /// <param name="messageId">Of this message: its reply address holds a token for it alone.</param>
    public EmailEnvelope For(Campaign campaign, Participant person, Step step, string messageId, DateTimeOffset now) => new(
        FromName(campaign, person.Details.Language),
        replies.For(person.Ref, messageId),
        // One click of a supporter would withdraw the person: they stop their copies by replying.
        SupporterCopies.IsCopy(step.Key) ? null : unsubscribe.For(person.Ref),
        SupporterCopies.IsCopy(step.Key) ? null : Calendar(campaign, person, step, now));

    private static string FromName(Campaign campaign, Language language)
    {
        var (english, welsh) = (Characters.OneLine(campaign.File.Organisation.En), Characters.OneLine(campaign.File.Organisation.Cy));
        return language switch
        {
            Language.Welsh => welsh,
            Language.English => english,
            _ => welsh == english ? english : $"{welsh} | {english}",
        };
    }

    /// <summary>When a place is confirmed, and to those who have one when the meeting moves or is called off.</summary>
    private CalendarPart? Calendar(Campaign campaign, Participant person, Step step, DateTimeOffset now)
    {
        var method = step.Template switch
        {
            "confirmation" or "meeting-changed" => CalendarMethod.Request,
            "meeting-cancelled" => CalendarMethod.Cancel,
            _ => (CalendarMethod?)null,
        };
        if (method is null || person.Place.Kind != PlaceKind.Confirmed
            || MeetingInvitation.Of(campaign, person, uids.For(person.Ref), Organizer(), method.Value) is not { } meeting)
        {
            return null;
        }

        return new CalendarPart(method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST", MeetingCalendar.Write(meeting, method.Value, now));
    }

    /// <summary>The meeting as a file to keep, whatever the person has answered; the link to the video is for those who have a place.</summary>
    public string MeetingFile(Campaign campaign, Participant person, DateTimeOffset now)
    {
        var shown = person.Place.Kind == PlaceKind.Confirmed ? campaign : campaign with { File = campaign.File with { Meeting = campaign.File.Meeting with { VideoLink = null } } };
        return MeetingCalendar.Write(MeetingInvitation.Of(shown, person, uids.For(person.Ref), Organizer(), CalendarMethod.Publish)!, CalendarMethod.Publish, now);
    }

    /// <summary>The same for the life of a campaign, so that calendars take later files for changes of the same entry; it takes in what they answer.</summary>
    private EmailAddress Organizer() => EmailAddress.FromStored(
        settings.Value.SendGrid.ReplyDomain is { Length: > 0 } domain ? $"calendar@{domain}"
        : settings.Value.SendGrid.From is { Length: > 0 } from ? from
        // RFC 2606: reserved, so that what is only captured reaches nobody.
        : "calendar@engagementflows.invalid");
}
