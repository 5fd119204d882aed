using EngagementFlows.Contacts;
using EngagementFlows.Journeys;
using NodaTime;

namespace EngagementFlows.Calendars;

/// <summary>What a calendar file does, in RFC 5546's terms.</summary>
public enum CalendarMethod
{
    /// <summary>A new meeting, or a change to one that the calendar has.</summary>
    Request,
    Cancel,

    /// <summary>For a calendar to keep, with nobody to answer.</summary>
    Publish,
}

/// <param name="Language">A language tag, <c>en</c> or <c>cy</c>; null where it is in more than one.</param>
public sealed record CalendarText(string Text, string? Language = null);

/// <param name="Name">May be anything: it is quoted.</param>
public sealed record CalendarPerson(string Name, EmailAddress Address);

/// <summary>One meeting as it stands in one person's calendar.</summary>
public sealed record CalendarMeeting
{
    /// <summary>The same for the life of the meeting in this person's calendar: how a change finds what it changes.</summary>
    public required string Uid { get; init; }

    /// <summary>From 0, up by one with every change, a cancellation too: a calendar ignores what is not above what it has.</summary>
    public required int Sequence { get; init; }
    public required DateTimeZone Zone { get; init; }
    public required Instant Start { get; init; }
    public required Instant End { get; init; }
    public required CalendarText Summary { get; init; }
    public CalendarText Location { get; init; } = new("");
    public CalendarText Description { get; init; } = new("");

    /// <summary>Where to join by video; only an https address is written.</summary>
    public string? Url { get; init; }

    /// <summary>One address for the life of the meeting: calendars refuse a change from another organiser.</summary>
    public required CalendarPerson Organizer { get; init; }

    /// <summary>Null in a file that nobody answers.</summary>
    public CalendarPerson? Attendee { get; init; }
    public Partstat Partstat { get; init; }

    /// <summary>Whether the person can count on it: not before they have a place.</summary>
    public bool IsTentative { get; init; }
}
