using System.Globalization;
using EngagementFlows.Journeys;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Calendars;

/// <summary>
/// A meeting as a calendar file (RFC 5545, RFC 5546) that Google, Outlook and Apple take as an invitation. Send it with the MIME
/// parameter <c>method=</c> that <see cref="MethodName"/> gives. Nothing in a title or a name can add a line or a parameter.
/// </summary>
public static class MeetingCalendar
{
    private static readonly LocalDateTimePattern Basic = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    public static string MethodName(CalendarMethod method) => method switch
    {
        CalendarMethod.Cancel => "CANCEL",
        CalendarMethod.Publish => "PUBLISH",
        _ => "REQUEST",
    };

    /// <param name="now">When this file is made: DTSTAMP.</param>
    /// <returns>CRLF lines, none longer than 75 octets of UTF-8.</returns>
    public static string Write(CalendarMeeting meeting, CalendarMethod method, DateTimeOffset now)
    {
        var inZone = IsUnambiguous(meeting.Zone, meeting.Start) && IsUnambiguous(meeting.Zone, meeting.End);
        var lines = new CalendarLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//EngagementFlows//Meetings//EN");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.Add("METHOD", MethodName(method));
        if (inZone)
            CalendarZone.Write(lines, meeting.Zone, meeting.Start, meeting.End);
        lines.Add("BEGIN", "VEVENT");
        lines.AddText("UID", new CalendarText(meeting.Uid));
        lines.Add("SEQUENCE", meeting.Sequence.ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTAMP", Utc(Instant.FromDateTimeOffset(now)));
        AddTime(lines, "DTSTART", meeting.Zone, meeting.Start, inZone);
        AddTime(lines, "DTEND", meeting.Zone, meeting.End, inZone);
        lines.AddText("SUMMARY", meeting.Summary with { Text = CalendarLines.OneLine(meeting.Summary.Text) });
        if (CalendarLines.OneLine(meeting.Location.Text) is { Length: > 0 } place)
            lines.AddText("LOCATION", meeting.Location with { Text = place });
        if (meeting.Description.Text.Length > 0)
            lines.AddText("DESCRIPTION", meeting.Description);
        if (SafeUrl(meeting.Url) is { } url)
            lines.Add("URL", url);
        lines.Add("STATUS", method == CalendarMethod.Cancel ? "CANCELLED" : meeting.IsTentative ? "TENTATIVE" : "CONFIRMED");
        lines.Add("TRANSP", "OPAQUE");
        lines.AddPerson("ORGANIZER", meeting.Organizer);
        // RFC 5546, 3.2.1: a published meeting has nobody who attends it.
        if (meeting.Attendee is { } attendee && method != CalendarMethod.Publish)
        {
            lines.AddPerson("ATTENDEE", attendee, [
                "CUTYPE=INDIVIDUAL",
                "ROLE=REQ-PARTICIPANT",
                $"PARTSTAT={meeting.Partstat.Wire()}",
                // Whoever has said yes may change their mind by the same buttons.
                $"RSVP={(method == CalendarMethod.Request ? "TRUE" : "FALSE")}",
            ]);
        }

        lines.Add("END", "VEVENT");
        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }

    internal static string Local(LocalDateTime local) => Basic.Format(local);

    private static string Utc(Instant instant) => $"{Local(instant.InUtc().LocalDateTime)}Z";

    private static void AddTime(CalendarLines lines, string name, DateTimeZone zone, Instant at, bool inZone)
    {
        if (inZone)
            lines.Add($"{name};TZID={zone.Id}", Local(at.InZone(zone).LocalDateTime));
        else
            lines.Add(name, Utc(at));
    }

    // A local time that comes twice means the first of the two (RFC 5545, 3.3.5), but not every calendar knows: it is said in UTC.
    private static bool IsUnambiguous(DateTimeZone zone, Instant at) => zone.MapLocal(at.InZone(zone).LocalDateTime).Count == 1;

    private static string? SafeUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !uri.AbsoluteUri.Any(character => character is <= ' ' or >= '\u007F') ? uri.AbsoluteUri : null;
}
