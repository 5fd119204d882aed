using NodaTime;
using NodaTime.Text;

namespace EngagementFlows.Campaigns;

/// <summary>The campaign file's local dates and ISO 8601 durations as instants, by the clock of the campaign's time zone.</summary>
public static class MeetingTimes
{
    public static DateTimeZone Zone(CampaignFile file) => DateTimeZoneProviders.Tzdb[file.TimeZone];

    public static DateTimeOffset Start(CampaignFile file) => At(file, Local(file.Meeting.Start));

    public static DateTimeOffset End(CampaignFile file) => At(file, Local(file.Meeting.End));

    /// <summary>The end of the last day on which an answer is asked for.</summary>
    public static DateTimeOffset ReplyBy(CampaignFile file) =>
        At(file, LocalDatePattern.Iso.Parse(file.Meeting.ReplyBy).Value.PlusDays(1).AtMidnight());

    /// <summary><c>P7D</c> before or after a local time is the same hour a week away, whatever the clocks do between.</summary>
    public static DateTimeOffset Shift(CampaignFile file, DateTimeOffset from, string duration, bool back = false)
    {
        var zoned = Instant.FromDateTimeOffset(from).InZone(Zone(file));
        var period = Duration(duration);
        return At(file, back ? zoned.LocalDateTime - period : zoned.LocalDateTime + period);
    }

    /// <summary>When people are written to on a day: as quiet hours end.</summary>
    public static DateTimeOffset MorningOf(CampaignFile file, LocalDate day) => At(file, day + TimeOfDay(file.QuietHours.Until));

    /// <summary>The morning after the meeting, at the campaign's time of day.</summary>
    public static DateTimeOffset MorningAfter(CampaignFile file) =>
        At(file, Local(file.Meeting.End).Date.PlusDays(1) + TimeOfDay(file.Feedback.At));

    public static Period Duration(string iso) => PeriodPattern.NormalizingIso.Parse(iso).Value;

    public static LocalTime TimeOfDay(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    public static LocalDateTime Local(string text) =>
        (text.Length == 16 ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm") : LocalDateTimePattern.ExtendedIso).Parse(text).Value;

    private static DateTimeOffset At(CampaignFile file, LocalDateTime local) => local.InZoneLeniently(Zone(file)).ToDateTimeOffset().ToUniversalTime();
}
