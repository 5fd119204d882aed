using EngagementFlows.Journeys;
using NodaTime.Text;

namespace EngagementFlows.Calendars;

/// <summary>What somebody's calendar answered to a meeting of ours (METHOD:REPLY).</summary>
/// <param name="Sequence">Of the meeting that they answered: below the meeting's own it is stale. 0 where the calendar leaves it out.</param>
/// <param name="Partstat">Accepted, declined or tentative.</param>
/// <param name="Attendee">The address that answers, as the calendar wrote it.</param>
/// <param name="Comment">What the person wrote beside it; null where nothing.</param>
/// <param name="DtStamp">When the answer was given; null where the calendar does not say.</param>
public sealed record CalendarReply(string Uid, int Sequence, Partstat Partstat, string Attendee, string? Comment, DateTimeOffset? DtStamp)
{
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>By the type of a MIME part; files that are sent as plain bytes are known by their name.</summary>
    public static bool IsCalendar(string contentType, string? fileName) =>
        contentType.Equals("text/calendar", StringComparison.OrdinalIgnoreCase)
        || contentType.Equals("application/ics", StringComparison.OrdinalIgnoreCase)
        || (contentType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase) && fileName?.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>It is somebody's answer or proposal, whether or not it can be used.</summary>
    public static bool IsAnswer(string text) => CalendarReader.Read(text).Method is "REPLY" or "COUNTER";

    /// <summary>The file with the method that its MIME part names, where it names none itself (RFC 6047, 2.4).</summary>
    public static string WithMethod(string text, string? method)
    {
        const string Begin = "BEGIN:VCALENDAR";
        var at = text.IndexOf(Begin, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && method?.ToUpperInvariant() is "REPLY" or "COUNTER" && CalendarReader.Read(text).Method is null
            ? text.Insert(at + Begin.Length, $"\r\nMETHOD:{method!.ToUpperInvariant()}")
            : text;
    }

    /// <summary>Reads an answer as Google, Outlook and Apple write it; never throws.</summary>
    /// <param name="from">Who sent the mail: decides where several people stand in one answer.</param>
    public static CalendarReplyResult Read(string text, string? from = null)
    {
        var (method, events) = CalendarReader.Read(text);
        if (method is null)
            return Fault("no_method", "It is no calendar file with a METHOD.");
        if (method != "REPLY")
            return Fault("other_method", "It is a calendar file but no answer: its METHOD is not REPLY.");
        var read = events.Select(one => ReadEvent(one, from)).ToList();
        // A calendar that sends several answers to one meeting means the newest.
        return read.Where(result => result.Reply is not null).OrderByDescending(result => result.Reply!.Sequence).ThenByDescending(result => result.Reply!.DtStamp)
            .Concat(read)
            .FirstOrDefault(Fault("no_event", "The answer has no VEVENT."));
    }

    private static CalendarReplyResult ReadEvent(IReadOnlyList<CalendarLine> lines, string? from)
    {
        if (lines.FirstOrDefault(line => line.Name == "UID") is not { Value.Length: > 0 } uid)
            return Fault("no_uid", "The answer does not say which meeting it is for: it has no UID.");
        var sequence = 0;
        if (lines.FirstOrDefault(line => line.Name == "SEQUENCE") is { } given && (!int.TryParse(given.Value.Trim(), out sequence) || sequence < 0))
            return Fault("bad_sequence", "The answer's SEQUENCE is no whole number from 0.");

        var attendees = lines.Where(line => line.Name == "ATTENDEE").ToList();
        var own = attendees.Where(line => from is not null && AddressOf(line).Equals(from.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var answering = (own.Count > 0 ? own : attendees).Where(line => AnswerOf(line) is not null).ToList();
        if (answering.Count == 0)
            return Fault("no_answer", "The answer names nobody who has accepted, declined or answered maybe.");
        if (answering.Select(AnswerOf).Distinct().Count() > 1)
            return Fault("several_answers", "Several people answer differently in it, and none of them is the sender.");

        var attendee = answering[0];
        var comment = lines.FirstOrDefault(line => line.Name == "COMMENT")?.Text() ?? attendee.Parameter("X-RESPONSE-COMMENT");
        return new CalendarReplyResult(
            new CalendarReply(
                uid.Text().Trim(),
                sequence,
                AnswerOf(attendee)!.Value,
                AddressOf(attendee),
                string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
                lines.FirstOrDefault(line => line.Name == "DTSTAMP") is { } stamp && Utc.Parse(stamp.Value.Trim()) is { Success: true, Value: var at } ? at.ToDateTimeOffset() : null),
            null);
    }

    private static Partstat? AnswerOf(CalendarLine attendee) =>
        PartstatNames.Read(attendee.Parameter("PARTSTAT")?.Trim()) is { } partstat and not Partstat.NeedsAction ? partstat : null;

    private static string AddressOf(CalendarLine attendee)
    {
        var address = attendee.Value.Trim();
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = Uri.UnescapeDataString(address["mailto:".Length..]);
        return address.Trim();
    }

    private static CalendarReplyResult Fault(string code, string message) => new(null, new CalendarFault(code, message));
}

/// <param name="Code">Stable, for programs: <c>no_method</c>, <c>other_method</c>, <c>no_event</c>, <c>no_uid</c>, <c>bad_sequence</c>, <c>no_answer</c>, <c>several_answers</c>.</param>
/// <param name="Message">For people; repeats nothing of the file, so it may be logged.</param>
public sealed record CalendarFault(string Code, string Message);

/// <summary>An answer, or why it is none; never both.</summary>
public readonly record struct CalendarReplyResult(CalendarReply? Reply, CalendarFault? Fault);
