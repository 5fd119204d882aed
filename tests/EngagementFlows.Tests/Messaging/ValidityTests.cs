using EngagementFlows.Journeys;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>For how long the provider may go on trying, so that nothing arrives at night or when it is of no use.</summary>
public sealed class ValidityTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly QuietHours Night = QuietHours.Default(London);
    private static readonly Step Invitation = new("invitation", "invitation", default);

    [Fact]
    public void A_text_of_the_evening_is_given_up_when_the_night_begins() => Assert.Equal(90 * 60, SendTimes.ValidFor(Invitation, Night, At(11, 18, 18, 30)));

    [Fact]
    public void A_text_of_the_morning_has_the_provider_s_ten_hours_and_no_more() => Assert.Equal(36_000, SendTimes.ValidFor(Invitation, Night, At(11, 18, 9)));

    [Fact]
    public void A_text_that_will_be_of_no_use_is_given_up_then() =>
        Assert.Equal(30 * 60, SendTimes.ValidFor(Invitation with { UsefulUntil = At(11, 18, 9, 30) }, Night, At(11, 18, 9)));

    [Fact]
    public void It_is_a_second_at_least_and_a_part_of_a_second_is_not_rounded_up()
    {
        Assert.Equal(1, SendTimes.ValidFor(Invitation with { UsefulUntil = At(11, 18, 8) }, Night, At(11, 18, 9)));
        Assert.Equal(1, SendTimes.ValidFor(Invitation, Night, At(11, 18, 20).AddMilliseconds(-1)));
        Assert.Equal(1, SendTimes.ValidFor(Invitation, Night, At(11, 18, 20).AddSeconds(-1.9)));
    }

    [Fact]
    public void Without_quiet_hours_and_without_an_end_it_is_the_longest() =>
        Assert.Equal(36_000, SendTimes.ValidFor(Invitation, new QuietHours(LocalTime.Noon, LocalTime.Noon, London), At(11, 18, 19)));

    [Fact]
    public void One_of_the_few_that_may_go_at_night_is_not_given_up_because_it_is_night()
    {
        Assert.Equal(36_000, SendTimes.ValidFor(Invitation, Night, At(11, 18, 23)));
        Assert.Equal(600, SendTimes.ValidFor(Invitation with { UsefulUntil = At(11, 18, 23, 10) }, Night, At(11, 18, 23)));
    }

    [Fact]
    public void It_counts_real_time_over_a_change_of_the_clock()
    {
        // Quiet from 03:00. From 00:30 it is an hour and a half in the spring, when 01:00 becomes 02:00, and three and a half in the autumn.
        var quiet = new QuietHours(new LocalTime(3, 0), new LocalTime(9, 0), London);

        Assert.Equal(90 * 60, SendTimes.ValidFor(Invitation, quiet, new DateTimeOffset(2027, 3, 28, 0, 30, 0, TimeSpan.Zero)));
        Assert.Equal(210 * 60, SendTimes.ValidFor(Invitation, quiet, new DateTimeOffset(2026, 10, 24, 23, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void The_evening_before_a_holiday_ends_at_midnight_where_there_is_no_night()
    {
        var holidays = new QuietHours(LocalTime.Midnight, LocalTime.Midnight, London) { Holidays = BankHolidays.Of("scotland") };

        Assert.Equal(3_600, SendTimes.ValidFor(Invitation, holidays, At(12, 24, 23)));
    }

    private static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);
}
