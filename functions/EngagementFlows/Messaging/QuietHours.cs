using System.Collections.Frozen;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>
/// The hours in which nobody is disturbed, by the clock of a place: from <paramref name="From"/> until just before
/// <paramref name="Until"/>, over midnight where it is the earlier one. Equal times mean that there are none.
/// </summary>
/// <param name="Zone">The recipient's zone: the clock on their wall decides, summer time and all.</param>
public sealed record QuietHours(LocalTime From, LocalTime Until, DateTimeZone Zone)
{
    /// <summary>Days that are quiet from midnight to midnight, bank holidays where the campaign keeps them.</summary>
    public IReadOnlySet<LocalDate> Holidays { get; init; } = FrozenSet<LocalDate>.Empty;

    /// <summary>No messages from 20:00 to 09:00: what UK public-service guidance advises; no law sets it.</summary>
    public static QuietHours Default(DateTimeZone zone) => new(new LocalTime(20, 0), new LocalTime(9, 0), zone);

    public bool Contains(Instant instant)
    {
        var local = instant.InZone(Zone).LocalDateTime;
        var time = local.TimeOfDay;
        return Holidays.Contains(local.Date)
            || (From < Until ? time >= From && time < Until : From > Until && (time >= From || time < Until));
    }

    /// <summary>
    /// The first instant from <paramref name="now"/> on that is outside quiet hours: <paramref name="now"/> itself, or their end.
    /// Where the clock jumps over that end it is the jump; where the end comes twice in a night, the first after which it is not quiet.
    /// </summary>
    public Instant NextAllowed(Instant now)
    {
        var at = now;
        while (Contains(at))
            at = NextChange(at);
        return at;
    }

    /// <summary>
    /// The first instant from <paramref name="now"/> on that is in quiet hours: <paramref name="now"/> itself, or their beginning.
    /// Null when there are none any more: no night, and no holiday to come.
    /// </summary>
    public Instant? NextQuiet(Instant now)
    {
        var last = From != Until ? LocalDate.MaxIsoValue : Holidays.Count > 0 ? Holidays.Max() : LocalDate.MinIsoValue;
        var at = now;
        while (!Contains(at))
        {
            at = NextChange(at);
            if (at.InZone(Zone).Date > last)
                return null;
        }

        return at;
    }

    /// <summary>When the clock next comes to midnight or to either end of the night, or is put forward or back: only there can quiet begin or end.</summary>
    private Instant NextChange(Instant at)
    {
        var clock = Zone.GetZoneInterval(at);
        var local = at.InZone(Zone).LocalDateTime;
        LocalDateTime[] next = [local.Date.PlusDays(1).AtMidnight(), After(local, From), After(local, Until)];
        var byThisClock = next.Min().WithOffset(clock.WallOffset).ToInstant();
        return clock.HasEnd && clock.End < byThisClock ? clock.End : byThisClock;
    }

    private static LocalDateTime After(LocalDateTime local, LocalTime time) =>
        local.TimeOfDay < time ? local.Date + time : local.Date.PlusDays(1) + time;
}
