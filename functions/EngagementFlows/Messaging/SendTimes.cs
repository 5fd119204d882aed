using System.Collections.Frozen;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>A journey's steps against the person's quiet hours.</summary>
public static class SendTimes
{
    /// <summary>The provider keeps trying for ten hours at most.</summary>
    public const int LongestValidity = 36_000;

    /// <summary>When a step can go at the earliest: when it is due, or when quiet hours end. What has no message, or may go in them, waits for nobody's morning.</summary>
    public static DateTimeOffset Earliest(Step step, QuietTimes quiet) =>
        step.EndsOffer || step.AtAnyHour || step.CannotWait || step.LooksUp ? step.Due : HoursOf(quiet).NextAllowed(Instant.FromDateTimeOffset(step.Due)).ToDateTimeOffset();

    /// <summary>
    /// For how many seconds the provider may go on trying to deliver a text that leaves now: until quiet hours begin or the message helps
    /// nobody any more, whichever is first; 1 to 36,000. One of the few that may go in quiet hours is not ended by them.
    /// </summary>
    public static int ValidFor(Step step, QuietHours hours, DateTimeOffset now)
    {
        var at = Instant.FromDateTimeOffset(now);
        var untilQuiet = hours.Contains(at) ? null : hours.NextQuiet(at) - at;
        var untilUseless = step.UsefulUntil is { } end ? Instant.FromDateTimeOffset(end) - at : (Duration?)null;
        var seconds = Math.Min(untilQuiet?.TotalSeconds ?? LongestValidity, untilUseless?.TotalSeconds ?? LongestValidity);
        return (int)Math.Clamp(Math.Floor(seconds), 1, LongestValidity);
    }

    /// <summary>"10:00 on Thursday 10 December", by the campaign's clock, for the team.</summary>
    public static string InWords(CampaignFile file, DateTimeOffset at) =>
        DateTexts.TimeOnDay(Instant.FromDateTimeOffset(at).InZone(MeetingTimes.Zone(file)).LocalDateTime, Language.English);

    /// <summary>A person's quiet hours: their own where the team has entered some, else the campaign's; by their clock; with the campaign's bank holidays.</summary>
    /// <param name="person">Null for the campaign's hours, where a time is the same for whole households.</param>
    public static QuietHours HoursOf(CampaignFile file, ParticipantDetails? person) => new(
        MeetingTimes.TimeOfDay(person?.QuietHours?.From ?? file.QuietHours.From),
        MeetingTimes.TimeOfDay(person?.QuietHours?.Until ?? file.QuietHours.Until),
        person?.TimeZone is { } zone ? DateTimeZoneProviders.Tzdb[zone] : MeetingTimes.Zone(file))
    {
        Holidays = BankHolidays.Of(file.QuietHours.BankHolidays),
    };

    public static QuietHours HoursOf(QuietTimes quiet) =>
        new(MeetingTimes.TimeOfDay(quiet.From), MeetingTimes.TimeOfDay(quiet.Until), DateTimeZoneProviders.Tzdb[quiet.Zone])
        {
            Holidays = (quiet.Holidays ?? []).Select(LocalDate.FromDateOnly).ToFrozenSet(),
        };

    /// <summary>Quiet hours as a journey carries them, with the holidays of its own time.</summary>
    public static QuietTimes TimesOf(QuietHours hours, DateTimeOffset from, DateTimeOffset until)
    {
        var first = Instant.FromDateTimeOffset(from).InZone(hours.Zone).Date;
        var last = Instant.FromDateTimeOffset(until).InZone(hours.Zone).Date;
        DateOnly[] holidays = [.. hours.Holidays.Where(day => day >= first && day <= last).Order().Select(day => day.ToDateOnly())];
        return new QuietTimes(hours.Zone.Id, $"{hours.From:HH:mm}", $"{hours.Until:HH:mm}", holidays.Length == 0 ? null : holidays);
    }
}
