using EngagementFlows.Journeys;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EngagementFlows.Calendars;

public sealed class CalendarReplyTests
{
    /// <summary>As Google Calendar answers: the comment is a parameter, and the event is repeated whole.</summary>
    private const string Google = """
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:REPLY
        BEGIN:VEVENT
        DTSTART:20261210T100000Z
        DTEND:20261210T123000Z
        DTSTAMP:20261121T184502Z
        ORGANIZER;CN=Tîm y Cyngor:mailto:reply+abc@example.org
        UID:m-4f1c@meetings.example.org
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=sian
         @example.org;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="Diolch: byddaf yno; wela
          i chi":mailto:sian@example.org
        X-MICROSOFT-CDO-OWNERAPPTID:-1398234
        SEQUENCE:2
        STATUS:CONFIRMED
        SUMMARY:The power of co-production
        TRANSP:OPAQUE
        END:VEVENT
        END:VCALENDAR
        """;

    /// <summary>As Outlook and Exchange answer: a zone of Windows, a comment, parameters in another order.</summary>
    private const string Outlook = """
        BEGIN:VCALENDAR
        METHOD:REPLY
        PRODID:Microsoft Exchange Server 2010
        VERSION:2.0
        BEGIN:VTIMEZONE
        TZID:GMT Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        ATTENDEE;PARTSTAT=DECLINED;CN="Jones, Ann (Housing)":MAILTO:Ann.Jones@example.org
        COMMENT;LANGUAGE=en-GB:I am away\, sorry.\nAnn\n
        UID:m-4f1c@meetings.example.org
        SUMMARY;LANGUAGE=en-GB:Declined: The power of co-production
        DTSTART;TZID=GMT Standard Time:20261210T100000
        DTEND;TZID=GMT Standard Time:20261210T123000
        CLASS:PUBLIC
        PRIORITY:5
        DTSTAMP:20261122T080000Z
        TRANSP:OPAQUE
        STATUS:CONFIRMED
        SEQUENCE:0
        X-MICROSOFT-CDO-APPT-SEQUENCE:0
        X-MICROSOFT-CDO-BUSYSTATUS:BUSY
        END:VEVENT
        END:VCALENDAR
        """;

    private const string Apple = """
        BEGIN:VCALENDAR
        CALSCALE:GREGORIAN
        PRODID:-//Apple Inc.//iPhone OS 18.1//EN
        VERSION:2.0
        METHOD:REPLY
        BEGIN:VEVENT
        LAST-MODIFIED:20261122T081500Z
        UID:m-4f1c@meetings.example.org
        DTSTAMP:20261122T081501Z
        ATTENDEE;CUTYPE=INDIVIDUAL;EMAIL=tom@example.org;PARTSTAT=TENTATIVE;ROLE
         =REQ-PARTICIPANT:mailto:tom@example.org
        SEQUENCE:1
        BEGIN:VALARM
        UID:an-alarm-of-its-own
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    public void Google_accepts() => Assert.Equal(
        new CalendarReply("m-4f1c@meetings.example.org", 2, Partstat.Accepted, "sian@example.org", "Diolch: byddaf yno; wela i chi", new DateTimeOffset(2026, 11, 21, 18, 45, 2, TimeSpan.Zero)),
        CalendarReply.Read(Crlf(Google)).Reply);

    [Fact]
    public void Outlook_declines_with_a_comment() => Assert.Equal(
        new CalendarReply("m-4f1c@meetings.example.org", 0, Partstat.Declined, "Ann.Jones@example.org", "I am away, sorry.\nAnn", new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)),
        CalendarReply.Read(Crlf(Outlook)).Reply);

    [Fact]
    public void Apple_answers_maybe_and_bare_line_feeds_do_no_harm() => Assert.Equal(
        new CalendarReply("m-4f1c@meetings.example.org", 1, Partstat.Tentative, "tom@example.org", null, new DateTimeOffset(2026, 11, 22, 8, 15, 1, TimeSpan.Zero)),
        CalendarReply.Read(Apple).Reply);

    [Theory]
    [InlineData("", "no_method")]
    [InlineData("Hello", "no_method")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR", "other_method")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:COUNTER\nEND:VCALENDAR", "other_method")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR", "no_event")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.cy\nEND:VEVENT\nEND:VCALENDAR", "no_uid")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR", "no_answer")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nATTENDEE;PARTSTAT=DELEGATED:mailto:a@b.cy\nEND:VEVENT\nEND:VCALENDAR", "no_answer")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:a@b.cy\nEND:VEVENT\nEND:VCALENDAR", "no_answer")]
    [InlineData("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nSEQUENCE:one\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.cy\nEND:VEVENT\nEND:VCALENDAR", "bad_sequence")]
    public void What_is_no_answer_says_why(string text, string code) => Assert.Equal(code, CalendarReply.Read(text).Fault?.Code);

    [Fact]
    public void Of_several_people_the_sender_of_the_mail_answers()
    {
        const string both = "BEGIN:VCALENDAR\nmethod:reply\nBEGIN:VEVENT\nUID:1\nATTENDEE;partstat=accepted:mailto:ann@example.org\nATTENDEE;PARTSTAT=DECLINED:mailto:tom@example.org\nEND:VEVENT\nEND:VCALENDAR";

        Assert.Equal("several_answers", CalendarReply.Read(both).Fault?.Code);
        Assert.Equal(Partstat.Accepted, CalendarReply.Read(both, "Ann@example.org").Reply?.Partstat);
        Assert.Equal(Partstat.Declined, CalendarReply.Read(both, "tom@example.org").Reply?.Partstat);
    }

    [Fact]
    public void Of_several_events_the_newest_counts()
    {
        static string Event(int sequence, string partstat) => $"BEGIN:VEVENT\nUID:1\nSEQUENCE:{sequence}\nATTENDEE;PARTSTAT={partstat}:mailto:ann@example.org\nEND:VEVENT\n";
        var reply = CalendarReply.Read($"BEGIN:VCALENDAR\nMETHOD:REPLY\n{Event(1, "ACCEPTED")}{Event(4, "DECLINED")}{Event(2, "ACCEPTED")}END:VCALENDAR").Reply;

        Assert.Equal((4, Partstat.Declined), (reply!.Sequence, reply.Partstat));
    }

    [Fact]
    public void What_we_wrote_ourselves_is_a_request_and_no_answer() => Assert.Equal(
        "other_method",
        CalendarReply.Read(MeetingCalendar.Write(MeetingCalendarTests.Meeting(), CalendarMethod.Request, DateTimeOffset.UnixEpoch)).Fault?.Code);

    [Property(MaxTest = 1000)]
    public Property Nothing_makes_it_throw_and_it_says_one_thing()
    {
        var pieces = Gen.Elements(
            "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "METHOD:REPLY", "UID:1", "ATTENDEE", ";PARTSTAT=", "ACCEPTED", ":mailto:", "%", "%zz", "\"", ";", ":", "=", "^", "^n", "\\",
            "\r\n", "\n", "\r\n ", "\0", "\uD83D", "SEQUENCE:", "99999999999", "-1", "DTSTAMP:20269999T999999Z").ArrayOf().Select(string.Concat);
        var broken = from shape in Gen.Elements(Google, Outlook, Apple) from at in Gen.Choose(0, shape.Length) from piece in pieces select shape[..at] + piece + shape[at..];
        return Prop.ForAll(Arb.From(Gen.OneOf(pieces, broken)), text =>
        {
            var result = CalendarReply.Read(text);
            return result.Reply is null != result.Fault is null;
        });
    }

    private static string Crlf(string text) => text.ReplaceLineEndings("\r\n");
}
