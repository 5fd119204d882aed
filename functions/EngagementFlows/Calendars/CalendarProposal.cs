using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Calendars;

/// <summary>What somebody's calendar proposes in the place of a meeting of ours (METHOD:COUNTER). Only people can answer it.</summary>
/// <param name="Start">When it would begin; null where the calendar does not say it in a way that can be read.</param>
/// <param name="Zone">The zone of the time as the calendar names it; null for the time of the meeting's own place.</param>
/// <param name="Comment">What the person wrote beside it; null where nothing.</param>
public sealed record CalendarProposal(string Uid, LocalDateTime? Start, LocalDateTime? End, string? Zone, string? Comment)
{
    private static readonly LocalDateTimePattern Basic = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDateTimePattern Told = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu, HH:mm");

    /// <summary>Null where it is no proposal; never throws.</summary>
    public static CalendarProposal? Read(string text)
    {
        var (method, events) = CalendarReader.Read(text);
        if (method != "COUNTER" || events.Count == 0)
        {
            return null;
        }

        var lines = events[0];
        var start = Find(lines, "DTSTART");
        var comment = Find(lines, "COMMENT")?.Text() ?? Find(lines, "ATTENDEE")?.Parameter("X-RESPONSE-COMMENT");
        return new CalendarProposal(
            Find(lines, "UID")?.Text().Trim() ?? "",
            TimeOf(start),
            TimeOf(Find(lines, "DTEND")),
            start?.Value.Trim().EndsWith('Z') == true ? "UTC" : start?.Parameter("TZID"),
            string.IsNullOrWhiteSpace(comment) ? null : comment.Trim());
    }

    /// <summary>The proposed time for the team to read; what is in UTC is told by the clock of the meeting's place.</summary>
    public string InWords(DateTimeZone zone)
    {
        if (Start is not { } start)
        {
            return "a time that could not be read";
        }

        var end = End is { } until && until.Date == start.Date
            ? $" to {Local(until, zone).ToString("HH:mm", CultureInfo.InvariantCulture)}"
            : "";
        return Told.Format(Local(start, zone)) + end + (Zone is null or "UTC" ? "" : $" ({Zone})");
    }

    private LocalDateTime Local(LocalDateTime time, DateTimeZone zone) => Zone == "UTC" ? time.InUtc().WithZone(zone).LocalDateTime : time;

    private static CalendarLine? Find(IReadOnlyList<CalendarLine> lines, string name) => lines.FirstOrDefault(line => line.Name == name);

    private static LocalDateTime? TimeOf(CalendarLine? line) =>
        line is not null && Basic.Parse(line.Value.Trim().TrimEnd('Z')) is { Success: true, Value: var time } ? time : null;
}
