using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using NodaTime;

namespace EngagementFlows.Calendars;

/// <summary>A campaign's meeting as it stands in one participant's calendar, in their language; in both where it is not known. Pure.</summary>
public static class MeetingInvitation
{
    /// <param name="uid">Made once for this person and meeting, and kept.</param>
    /// <param name="organizer">The address that answers come back to: the same for the life of the campaign.</param>
    /// <returns>Null where the person has no email address and is asked for an answer: a calendar file has nowhere to go.</returns>
    public static CalendarMeeting? Of(Campaign campaign, Participant person, string uid, EmailAddress organizer, CalendarMethod method)
    {
        if (person.Details.Email is null && method != CalendarMethod.Publish)
        {
            return null;
        }

        var (file, language) = (campaign.File, person.Details.Language);
        // A file to keep goes to whoever asks for it: in their calendar it must not look as if they had a place.
        var isTentative = method == CalendarMethod.Publish && person.Place.Kind != PlaceKind.Confirmed;
        return new CalendarMeeting
        {
            Uid = uid,
            // The first version is 0; a cancellation is a change after the last.
            Sequence = campaign.MeetingVersion - 1 + (method == CalendarMethod.Cancel ? 1 : 0),
            Zone = MeetingTimes.Zone(file),
            Start = Instant.FromDateTimeOffset(MeetingTimes.Start(file)),
            End = Instant.FromDateTimeOffset(MeetingTimes.End(file)),
            Summary = In(language, " / ", code => isTentative ? $"{file.Meeting.Title.In(code)} ({NoPlace(code)})" : file.Meeting.Title.In(code)),
            // Whoever comes by video is not sent to the room.
            Location = person.ByVideo && file.Meeting.VideoLink is { } link
                ? new CalendarText(link) : In(language, " / ", code => file.Meeting.Place.In(code)),
            Description = In(language, "\n\n", code => isTentative ? $"{StandingIn(code, person)}\n{DescriptionIn(code, file)}" : DescriptionIn(code, file)),
            Url = file.Meeting.VideoLink,
            Organizer = new CalendarPerson(In(language, " / ", code => file.Organisation.In(code)).Text, organizer),
            Attendee = person.Details.Email is { } address ? new CalendarPerson(person.Details.Name, address) : null,
            Partstat = person.Partstat,
            IsTentative = isTentative,
        };
    }

    private static string NoPlace(string code) => code == "cy" ? "dim lle eto" : "no place yet";

    private static string StandingIn(string code, Participant person) => (person.Place.Kind, code) switch
    {
        (PlaceKind.Waiting, "cy") => "Does dim lle i chi eto. Rydych chi ar y rhestr aros.",
        (PlaceKind.Waiting, _) => "You have no place yet. You are on the waiting list.",
        (PlaceKind.Offered, "cy") => "Mae lle i chi. Dywedwch wrthon ni a hoffech chi ei gael.",
        (PlaceKind.Offered, _) => "There is a place for you. Tell us whether you would like it.",
        (_, "cy") => "Does dim lle i chi eto.",
        _ => "You have no place yet.",
    };

    private static string DescriptionIn(string code, CampaignFile file)
    {
        var invited = code == "cy" ? $"Gwahoddiad gan {file.Organisation.Cy}." : $"You are invited by {file.Organisation.En}.";
        var video = file.Meeting.VideoLink is not { } link ? "" : code == "cy" ? $"\nYmuno drwy fideo: {link}" : $"\nJoin by video: {link}";
        var change = code == "cy" ? "\nI newid eich ateb, atebwch un o'n negeseuon." : "\nTo change your answer, reply to one of our messages.";
        return invited + video + change;
    }

    /// <summary>Welsh first where both are shown, and once where both are the same.</summary>
    private static CalendarText In(Language language, string between, Func<string, string> text) => language switch
    {
        Language.Welsh => new CalendarText(text("cy"), "cy"),
        Language.English => new CalendarText(text("en"), "en"),
        _ when text("cy") == text("en") => new CalendarText(text("en")),
        _ => new CalendarText(text("cy") + between + text("en")),
    };
}
