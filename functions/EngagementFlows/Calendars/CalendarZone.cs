using NodaTime;
using NodaTime.TimeZones;

namespace EngagementFlows.Calendars;

/// <summary>
/// A time zone as a VTIMEZONE, from the zone's own transitions. Where the clocks change by the same rule every year it is written as
/// that rule, which is what Outlook reads best; where they do not, each change around the meeting is written by itself.
/// </summary>
internal static class CalendarZone
{
    private const int Years = 6;

    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    internal static void Write(CalendarLines lines, DateTimeZone zone, Instant start, Instant end)
    {
        var year = start.InZone(zone).Year - 1;
        var from = Instant.FromUtc(year, 1, 1, 0, 0);
        var until = Instant.FromUtc(Math.Max(year + Years, end.InZone(zone).Year + 1), 1, 1, 0, 0);
        var intervals = zone.GetZoneIntervals(from, until).ToList();
        // What an interval begins with is only a change if there was another before it.
        var changes = intervals.Zip(intervals.Skip(1), (before, after) => new Change(before, after)).ToList();

        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", zone.Id);
        var rules = changes.GroupBy(change => (change.IsDaylight, change.After.Name)).Select(group => Rule.Of([.. group])).ToList();
        if (changes.Count == 0)
        {
            Observance(lines, intervals[0], intervals[0].WallOffset, from.WithOffset(intervals[0].WallOffset).LocalDateTime, rule: null);
        }
        else if (rules.Count == 2 && rules.TrueForAll(rule => rule is not null))
        {
            foreach (var rule in rules)
                Observance(lines, rule!.First.After, rule.First.Before.WallOffset, rule.First.Local, rule.Recurrence);
        }
        else
        {
            Observance(lines, intervals[0], intervals[0].WallOffset, from.WithOffset(intervals[0].WallOffset).LocalDateTime, rule: null);
            foreach (var change in changes)
                Observance(lines, change.After, change.Before.WallOffset, change.Local, rule: null);
        }

        lines.Add("END", "VTIMEZONE");
    }

    private static void Observance(CalendarLines lines, ZoneInterval interval, Offset offsetBefore, LocalDateTime begins, string? rule)
    {
        var name = interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
        lines.Add("BEGIN", name);
        lines.Add("DTSTART", MeetingCalendar.Local(begins));
        if (rule is not null)
            lines.Add("RRULE", rule);
        lines.Add("TZOFFSETFROM", OffsetText(offsetBefore));
        lines.Add("TZOFFSETTO", OffsetText(interval.WallOffset));
        lines.Add("TZNAME", interval.Name);
        lines.Add("END", name);
    }

    private static string OffsetText(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var text = $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}";
        return seconds % 60 == 0 ? text : $"{text}{seconds % 60:00}";
    }

    private sealed record Change(ZoneInterval Before, ZoneInterval After)
    {
        internal bool IsDaylight => After.Savings != Offset.Zero;

        /// <summary>By the clock as it stood before: how RFC 5545 says when a change happens.</summary>
        internal LocalDateTime Local => After.Start.WithOffset(Before.WallOffset).LocalDateTime;
    }

    private sealed record Rule(Change First, string Recurrence)
    {
        /// <summary>Null where the changes are not one a year on the same weekday of the same month at the same time.</summary>
        internal static Rule? Of(IReadOnlyList<Change> changes)
        {
            var first = changes[0];
            var regular = changes.Count >= Years - 1
                && changes.Select((change, index) => change.Local.Year == first.Local.Year + index).All(same => same)
                && changes.All(change => (change.Local.Month, change.Local.DayOfWeek, change.Local.TimeOfDay, change.Before.WallOffset, change.After.WallOffset)
                    == (first.Local.Month, first.Local.DayOfWeek, first.Local.TimeOfDay, first.Before.WallOffset, first.After.WallOffset));
            if (!regular)
                return null;
            var week = changes.All(change => change.Local.Day + 7 > CalendarSystem.Iso.GetDaysInMonth(change.Local.Year, change.Local.Month)) ? -1
                : changes.All(change => (change.Local.Day - 1) / 7 == (first.Local.Day - 1) / 7) ? ((first.Local.Day - 1) / 7) + 1
                : 0;
            return week == 0 ? null : new Rule(first, $"FREQ=YEARLY;BYMONTH={first.Local.Month};BYDAY={week}{Days[(int)first.Local.DayOfWeek - 1]}");
        }
    }
}
