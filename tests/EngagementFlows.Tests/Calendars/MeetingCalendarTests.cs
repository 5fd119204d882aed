using System.Text;
using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace EngagementFlows.Calendars;

public sealed class MeetingCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 15, TimeSpan.Zero);

    internal static CalendarMeeting Meeting(string zone = "Europe/London", string start = "2026-12-10T10:00:00Z", string end = "2026-12-10T12:30:00Z") => new()
    {
        Uid = "m-4f1c@meetings.example.org",
        Sequence = 0,
        Zone = DateTimeZoneProviders.Tzdb[zone],
        Start = Instant.FromDateTimeOffset(DateTimeOffset.Parse(start)),
        End = Instant.FromDateTimeOffset(DateTimeOffset.Parse(end)),
        Summary = new CalendarText("Grym cyd-gynhyrchu", "cy"),
        Location = new CalendarText("Neuadd y Dref, Heol y Bont; llawr 1", "cy"),
        Description = new CalendarText("Croeso.\nDewch â phaned.", "cy"),
        Url = "https://video.example.org/room?x=1&y=2",
        Organizer = new CalendarPerson("Cyngor Enghraifft", Address("reply+abc@example.org")),
        Attendee = new CalendarPerson("Siân O'Brien", Address("sian@example.org")),
    };

    [Fact]
    public async Task A_request_says_who_when_where_and_in_which_language()
    {
        var read = (await CalendarParser.ReadAsync(MeetingCalendar.Write(Meeting(), CalendarMethod.Request, Now)))[0];
        var meeting = read.Event();

        Assert.Equal("REQUEST", read.GetProperty("method").GetString());
        Assert.Equal("m-4f1c@meetings.example.org", meeting.Value("uid"));
        Assert.Equal("0", meeting.Value("sequence"));
        Assert.Equal("2026-11-20T09:30:15Z", meeting.Value("dtstamp"));
        Assert.Equal("CONFIRMED", meeting.Value("status"));
        Assert.Equal("2026-12-10T10:00:00", meeting.GetProperty("start").GetProperty("local").GetString());
        Assert.Equal("Europe/London", meeting.GetProperty("start").GetProperty("zone").GetString());
        Assert.Equal("2026-12-10T10:00:00.000Z", meeting.GetProperty("start").GetProperty("utc").GetString());
        Assert.Equal("2026-12-10T12:30:00.000Z", meeting.GetProperty("end").GetProperty("utc").GetString());
        Assert.Equal("Grym cyd-gynhyrchu", meeting.Value("summary"));
        Assert.Equal("cy", meeting.Parameter("summary", "language"));
        Assert.Equal("Neuadd y Dref, Heol y Bont; llawr 1", meeting.Value("location"));
        Assert.Equal("Croeso.\nDewch â phaned.", meeting.Value("description"));
        Assert.Equal("https://video.example.org/room?x=1&y=2", meeting.Value("url"));
        Assert.Equal("mailto:reply+abc@example.org", meeting.Value("organizer"));
        Assert.Equal("mailto:sian@example.org", meeting.Value("attendee"));
        Assert.Equal("Siân O'Brien", meeting.Parameter("attendee", "cn"));
        Assert.Equal("NEEDS-ACTION", meeting.Parameter("attendee", "partstat"));
        Assert.Equal("TRUE", meeting.Parameter("attendee", "rsvp"));
    }

    [Fact]
    public async Task A_cancellation_has_the_same_uid_a_higher_sequence_and_says_cancelled()
    {
        var cancelled = Meeting() with { Sequence = 3, Partstat = Partstat.Accepted };
        var read = (await CalendarParser.ReadAsync(MeetingCalendar.Write(cancelled, CalendarMethod.Cancel, Now)))[0];

        Assert.Equal("CANCEL", read.GetProperty("method").GetString());
        Assert.Equal("CANCELLED", read.Event().Value("status"));
        Assert.Equal("3", read.Event().Value("sequence"));
        Assert.Equal("m-4f1c@meetings.example.org", read.Event().Value("uid"));
        Assert.Equal("mailto:reply+abc@example.org", read.Event().Value("organizer"));
        Assert.Equal("ACCEPTED", read.Event().Parameter("attendee", "partstat"));
    }

    [Theory]
    [InlineData("Europe/London", "2026-07-10T09:00:00Z", "2026-07-10T10:00:00", true)]
    [InlineData("Europe/London", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00", true)]
    [InlineData("Europe/London", "2026-03-29T00:30:00Z", "2026-03-29T00:30:00", true)]
    // The repeated hour: calendars do not agree which of the two is meant, so both are said in UTC.
    [InlineData("Europe/London", "2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z", false)]
    [InlineData("Europe/London", "2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z", false)]
    [InlineData("Europe/London", "2026-10-25T02:00:00Z", "2026-10-25T02:00:00", true)]
    [InlineData("America/New_York", "2027-03-20T14:00:00Z", "2027-03-20T10:00:00", true)]
    [InlineData("Asia/Kolkata", "2026-12-10T10:00:00Z", "2026-12-10T15:30:00", true)]
    [InlineData("Africa/Casablanca", "2025-06-10T10:00:00Z", "2025-06-10T11:00:00", true)]
    [InlineData("Africa/Casablanca", "2025-03-10T10:00:00Z", "2025-03-10T10:00:00", true)]
    [InlineData("Etc/UTC", "2026-12-10T10:00:00Z", "2026-12-10T10:00:00", true)]
    public async Task A_time_means_the_same_instant_by_the_zone_that_the_file_carries(string zone, string utc, string local, bool inZone)
    {
        var end = DateTimeOffset.Parse(utc).AddHours(5).ToString("o");
        var start = (await CalendarParser.ReadAsync(MeetingCalendar.Write(Meeting(zone, utc, end), CalendarMethod.Request, Now)))[0].Event().GetProperty("start");

        Assert.Equal(local, start.GetProperty("local").GetString());
        Assert.Equal(inZone ? zone : null, start.GetProperty("zone").GetString());
        Assert.Equal(DateTimeOffset.Parse(utc), start.GetProperty("utc").GetDateTimeOffset());
    }

    [Fact]
    public void London_is_written_by_its_rule_and_no_alarm_is_set()
    {
        var file = MeetingCalendar.Write(Meeting(), CalendarMethod.Request, Now);

        Assert.Contains("TZID:Europe/London\r\nBEGIN:DAYLIGHT\r\nDTSTART:20250330T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\n", file, StringComparison.Ordinal);
        Assert.Contains("BEGIN:STANDARD\r\nDTSTART:20251026T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("VALARM", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://example.org/")]
    [InlineData("no address")]
    [InlineData(null)]
    public async Task Only_a_secure_address_is_written_as_the_place_to_join(string? url) =>
        Assert.False((await CalendarParser.ReadAsync(MeetingCalendar.Write(Meeting() with { Url = url }, CalendarMethod.Request, Now)))[0].Event().Has("url"));

    [Fact]
    public async Task An_address_with_signs_that_a_URI_may_not_have_is_still_one_address()
    {
        var meeting = Meeting() with { Attendee = new CalendarPerson("", Address("a?b%c#d@example.org")) };
        var read = (await CalendarParser.ReadAsync(MeetingCalendar.Write(meeting, CalendarMethod.Request, Now)))[0].Event();

        Assert.Equal("mailto:a%3Fb%25c%23d@example.org", read.Value("attendee"));
        Assert.Null(read.Parameter("attendee", "cn"));
    }

    [Fact]
    public async Task Five_hundred_hostile_titles_and_names_come_back_as_they_were_and_add_nothing()
    {
        var meetings = Hostile.ArrayOf(5).Sample(500, 20).Select((texts, index) => Meeting() with
        {
            Sequence = index,
            Summary = new CalendarText(texts[0]),
            Location = new CalendarText(texts[1]),
            Description = new CalendarText(texts[2]),
            Organizer = new CalendarPerson(texts[3], Address("reply@example.org")),
            Attendee = new CalendarPerson(texts[4], Address("sian@example.org")),
        }).ToList();
        var files = meetings.ConvertAll(meeting => MeetingCalendar.Write(meeting, CalendarMethod.Request, Now));

        Assert.All(files, file => Assert.All(file.Split("\r\n"), line =>
        {
            Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line);
            Assert.DoesNotContain(line, character => char.IsControl(character) && character != '\t');
        }));
        var read = await CalendarParser.ReadAsync(files);
        Assert.Equal(500, read.Count);
        foreach (var (meeting, calendar) in meetings.Zip(read))
        {
            var found = calendar.Event();
            Assert.Equal(["vtimezone", "vevent"], calendar.GetProperty("components").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal(0, found.GetProperty("inside").GetInt32());
            Assert.Equal("REQUEST", calendar.GetProperty("method").GetString());
            Assert.Equal($"{meeting.Sequence}", found.Value("sequence"));
            Assert.Equal(Shown(meeting.Summary.Text), found.Value("summary"));
            Assert.Equal(Shown(meeting.Location.Text), found.Has("location") ? found.Value("location") : "");
            Assert.Equal(Kept(meeting.Description.Text), found.Has("description") ? found.Value("description") : "");
            Assert.Equal(Shown(meeting.Attendee!.Name).Replace('"', '\'').Replace('\\', '/'), found.Parameter("attendee", "cn") ?? "");
            Assert.Equal(Shown(meeting.Organizer.Name).Replace('"', '\'').Replace('\\', '/'), found.Parameter("organizer", "cn") ?? "");
            Assert.Equal("mailto:sian@example.org", found.Value("attendee"));
        }
    }

    private static Gen<string> Hostile => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements(
            "\r\n", "\n", "\r", "\u2028", "\u0085", "\0", "\u001B", "\t", "\"", ";", ":", ",", "\\", "\\n", "^", "^n", "^'", "=", "\uD83D", "\uDE00", "😀", "ŵ", "Ŷ", " ", "é", "\u200B",
            "ATTENDEE:mailto:x@example.com", "END:VEVENT", "BEGIN:VALARM", "X-A=1", "Siân", new string('ŵ', 80), new string('a', 74))
            .ArrayOf().Select(string.Concat));

    /// <summary>What is kept of a text, said in another way than the code says it.</summary>
    private static string Kept(string text) => new(Utf16(text).ReplaceLineEndings("\n").Where(character => character is '\n' or '\t' || !char.IsControl(character)).ToArray());

    private static string Shown(string text) =>
        string.Join(' ', new string(Kept(text).Where(character => !Characters.IsInvisible(character)).ToArray()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Half a surrogate pair becomes U+FFFD.
    private static string Utf16(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static EmailAddress Address(string text) => EmailAddress.FromStored(text);
}
