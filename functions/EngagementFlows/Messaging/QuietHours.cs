using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>
/// The hours in which nobody is disturbed, by the clock of a place: from <paramref name="From"/> until just before
/// <paramref name="Until"/>, over midnight where it is the earlier one. Equal times mean that there are none.
/// </summary>
/// <param name="Zone">The recipient's zone: the clock on their wall decides, summer time and all.</param>
public sealed record QuietHours(LocalTime From, LocalTime Until, DateTimeZone Zone)
{
    /// <summary>No messages from 20:00 to 09:00: what UK public-service guidance advises; no law sets it.</summary>
    public static QuietHours Default(DateTimeZone zone) => new(new LocalTime(20, 0), new LocalTime(9, 0), zone);

    public bool Contains(Instant instant)
    {
        var time = instant.InZone(Zone).TimeOfDay;
        return From < Until ? time >= From && time < Until : From > Until && (time >= From || time < Until);
    }

    /// <summary>
    /// The first instant from <paramref name="now"/> on that is outside quiet hours: <paramref name="now"/> itself, or their end.
    /// Where the clock jumps over that end it is the jump; where the end comes twice in a night, the first after which it is not quiet.
    /// </summary>
    public Instant NextAllowed(Instant now)
    {
        if (!Contains(now))
            return now;

        // The end is today's or tomorrow's; a third day is for a zone that skips a whole one, as Samoa did in 2011.
        var today = now.InZone(Zone).Date;
        for (var day = 0; day <= 3; day++)
        {
            foreach (var end in Ends(today.PlusDays(day) + Until))
            {
                if (end > now && !Contains(end))
                    return end;
            }
        }

        throw new InvalidOperationException($"Quiet hours {From:HH:mm}-{Until:HH:mm} in {Zone.Id} do not end within three days of {now}.");
    }

    private IEnumerable<Instant> Ends(LocalDateTime local)
    {
        var mapping = Zone.MapLocal(local);
        return mapping.Count switch
        {
            0 => [mapping.LateInterval.Start],
            1 => [mapping.Single().ToInstant()],
            _ => [mapping.First().ToInstant(), mapping.Last().ToInstant()],
        };
    }
}
