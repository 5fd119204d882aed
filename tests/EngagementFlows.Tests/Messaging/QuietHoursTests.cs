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

    [Fact]
    public void Where_quiet_begins_in_the_hour_that_comes_twice_it_is_interrupted_by_the_clock_and_begins_again()
    {
        // 01:30 to 05:00; on 25 October 2026 the clock goes back to 01:00 at 01:00Z.
        var quiet = new QuietHours(new LocalTime(1, 30), new LocalTime(5, 0), London);

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 1, 0), quiet.NextAllowed(Instant.FromUtc(2026, 10, 25, 0, 40)));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 1, 30), quiet.NextQuiet(Instant.FromUtc(2026, 10, 25, 1, 0)));
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 5, 0), quiet.NextAllowed(Instant.FromUtc(2026, 10, 25, 1, 40)));
    }

    [Theory]
    [InlineData("2026-12-24T19:59", "2026-12-24T19:59")]
    [InlineData("2026-12-24T20:00", "2026-12-27T09:00")]
    [InlineData("2026-12-25T12:00", "2026-12-27T09:00")]
    [InlineData("2026-12-27T21:00", "2026-12-29T09:00")]
    [InlineData("2026-12-31T20:00", "2027-01-02T09:00")]
    [InlineData("2027-12-24T21:00", "2027-12-29T09:00")]
    public void Over_Christmas_and_New_Year_nothing_is_allowed_on_the_days_nor_on_those_in_their_place(string local, string allowed) =>
        Assert.Equal(At(allowed), (Night with { Holidays = BankHolidays.Of("england-and-wales") }).NextAllowed(At(local)));

    [Fact]
    public void Holidays_are_quiet_where_there_is_no_night_and_after_the_last_of_them_there_is_no_quiet()
    {
        var holidays = new QuietHours(LocalTime.Midnight, LocalTime.Midnight, London) { Holidays = new HashSet<LocalDate> { new(2026, 12, 25), new(2026, 12, 26) } };

        Assert.Equal(At("2026-12-27T00:00"), holidays.NextAllowed(At("2026-12-25T08:00")));
        Assert.Equal(At("2026-12-25T00:00"), holidays.NextQuiet(At("2026-11-25T08:00")));
        Assert.Null(holidays.NextQuiet(At("2026-12-27T00:00")));
        Assert.Null(new QuietHours(LocalTime.Noon, LocalTime.Noon, London).NextQuiet(At("2026-12-27T00:00")));
    }

    [Theory]
    [InlineData("2026-11-30", "scotland")]
    [InlineData("2027-07-12", "northern-ireland")]
    [InlineData("2027-03-29", "england-and-wales, northern-ireland")]
    [InlineData("2027-12-25", "england-and-wales, northern-ireland, scotland")]
    [InlineData("2027-12-24", "")]
    public void Each_part_of_the_country_has_its_own_days(string date, string divisions)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

        Assert.Equal(divisions, string.Join(", ", BankHolidays.Divisions.Where(division => BankHolidays.Of(division).Contains(day))));
        Assert.DoesNotContain(day, BankHolidays.Of(null));
    }

    [Property(MaxTest = 400)]
    public Property The_next_allowed_instant_is_never_quiet_never_earlier_never_needlessly_late_and_its_own_next() =>
        Prop.ForAll(Arb.From(Cases()), test =>
        {
            var allowed = test.Quiet.NextAllowed(test.Now);
            return allowed >= test.Now
                && !test.Quiet.Contains(allowed)
                && test.Quiet.NextAllowed(allowed) == allowed
                && allowed - test.Now < Duration.FromDays(test.Quiet.Holidays.Count + 3)
                && EveryMinute(test.Now, allowed).All(test.Quiet.Contains);
        });

    [Property(MaxTest = 400)]
    public Property Between_now_and_the_next_quiet_instant_no_minute_is_quiet() =>
        Prop.ForAll(Arb.From(Cases()), test =>
        {
            var quiet = test.Quiet.NextQuiet(test.Now);
            return quiet is { } at
                ? at >= test.Now && test.Quiet.Contains(at) && test.Quiet.NextQuiet(at) == at && !EveryMinute(test.Now, at).Any(test.Quiet.Contains)
                : !EveryMinute(test.Now, test.Now + Duration.FromDays(3)).Any(test.Quiet.Contains);
        });

    /// <summary>Instants within a few days of the changes of the clock, and at any other time; holidays near them, several in a row.</summary>
    private static Gen<(Instant Now, QuietHours Quiet)> Cases() =>
        from zone in Gen.Elements("Europe/London", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Beirut")
        from year in Gen.Elements(2010, 2011, 2026, 2027)
        let changes = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(Instant.FromUtc(year, 1, 1, 0, 0), Instant.FromUtc(year + 1, 1, 1, 0, 0))
            .Where(one => one.HasStart && one.Start >= Instant.FromUtc(year, 1, 1, 0, 0)).Select(one => one.Start).Append(Instant.FromUtc(year, 12, 25, 0, 0)).ToArray()
        from near in Gen.Elements(changes)
        from away in Gen.Frequency((3, Gen.Choose(-1500, 200)), (1, Gen.Choose(-200_000, 200_000)))
        from seconds in Gen.Choose(0, 59)
        from fromMinute in Gen.Choose(0, 1439)
        from untilMinute in Gen.Frequency((6, Gen.Choose(0, 1439)), (1, Gen.Constant(fromMinute)))
        from holidays in Gen.Choose(0, 4)
        from first in Gen.Choose(-2, 2)
        let now = near + Duration.FromMinutes(away) + Duration.FromSeconds(seconds)
        let day = now.InZone(DateTimeZoneProviders.Tzdb[zone]).Date.PlusDays(first)
        select (now, new QuietHours(Time(fromMinute), Time(untilMinute), DateTimeZoneProviders.Tzdb[zone])
        {
            Holidays = Enumerable.Range(0, holidays).Select(day.PlusDays).ToHashSet(),
        });

    private static IEnumerable<Instant> EveryMinute(Instant from, Instant until)
    {
        for (var at = from; at < until; at += Duration.FromMinutes(1))
        {
            yield return at;
        }
    }

    private static LocalTime Time(int minute) => LocalTime.FromMinutesSinceMidnight(minute);

    private static Instant At(string local) =>
        London.AtStrictly(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value).ToInstant();
}
