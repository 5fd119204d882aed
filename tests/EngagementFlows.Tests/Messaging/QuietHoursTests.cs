using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EngagementFlows.Messaging;

public sealed class QuietHoursTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly QuietHours Night = QuietHours.Default(London);

    [Theory]
    [InlineData("2026-11-16T09:00", "2026-11-16T09:00")]
    [InlineData("2026-11-16T19:59", "2026-11-16T19:59")]
    [InlineData("2026-11-16T20:00", "2026-11-17T09:00")]
    [InlineData("2026-11-17T00:30", "2026-11-17T09:00")]
    [InlineData("2026-11-17T08:59", "2026-11-17T09:00")]
    public void In_the_night_the_end_of_it_by_day_at_once(string local, string allowed) =>
        Assert.Equal(At(allowed), Night.NextAllowed(At(local)));

    [Fact]
    public void Nine_in_the_morning_stays_nine_when_the_clocks_go_forward_and_back()
    {
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 8, 0), Night.NextAllowed(Instant.FromUtc(2026, 3, 28, 23, 0)));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 9, 0), Night.NextAllowed(Instant.FromUtc(2026, 10, 24, 23, 0)));
    }

    [Fact]
    public void An_end_that_the_clock_jumps_over_is_the_jump()
    {
        // On 29 March 2026 01:00 becomes 02:00 in London: there is no 01:30.
        var quiet = new QuietHours(new LocalTime(22, 0), new LocalTime(1, 30), London);

        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 0), quiet.NextAllowed(Instant.FromUtc(2026, 3, 29, 0, 0)));
    }

    [Fact]
    public void An_end_that_comes_twice_ends_the_quiet_each_time()
    {
        // On 25 October 2026 the hour from 01:00 to 02:00 comes twice in London: 00:00-01:00Z and 01:00-02:00Z.
        var quiet = new QuietHours(new LocalTime(22, 0), new LocalTime(1, 30), London);

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), quiet.NextAllowed(Instant.FromUtc(2026, 10, 24, 23, 0)));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 1, 30), quiet.NextAllowed(Instant.FromUtc(2026, 10, 25, 1, 10)));
    }

    [Fact]
    public void Equal_times_mean_no_quiet_hours()
    {
        var none = new QuietHours(LocalTime.Midnight, LocalTime.Midnight, London);

        Assert.Equal(At("2026-11-16T03:00"), none.NextAllowed(At("2026-11-16T03:00")));
    }

    [Property]
    public Property The_next_allowed_instant_is_never_quiet_never_earlier_and_never_needlessly_late()
    {
        var cases =
            from minute in Gen.Choose(0, 2 * 365 * 24 * 60)
            from fromMinute in Gen.Choose(0, 1439)
            from untilMinute in Gen.Choose(0, 1439)
            from zone in Gen.Elements("Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca")
            select (Now: Instant.FromUtc(2011, 6, 1, 0, 0) + Duration.FromMinutes(minute), Quiet: new QuietHours(Time(fromMinute), Time(untilMinute), DateTimeZoneProviders.Tzdb[zone]));
        return Prop.ForAll(Arb.From(cases), test =>
        {
            var allowed = test.Quiet.NextAllowed(test.Now);
            var justBefore = allowed - Duration.FromMinutes(1);
            return allowed >= test.Now && !test.Quiet.Contains(allowed) && (allowed == test.Now || test.Quiet.Contains(justBefore));
        });
    }

    private static LocalTime Time(int minute) => LocalTime.FromMinutesSinceMidnight(minute);

    private static Instant At(string local) =>
        London.AtStrictly(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value).ToInstant();
}
