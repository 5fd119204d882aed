using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using NodaTime;

namespace EngagementFlows.Messaging;

/// <summary>A journey's steps against the person's quiet hours.</summary>
public static class SendTimes
{
    /// <summary>When a step can go at the earliest: when it is due, or when quiet hours end. What has no message, or goes at any hour, waits for nobody's morning.</summary>
    public static DateTimeOffset Earliest(Step step, QuietTimes quiet) =>
        step.EndsOffer || step.AtAnyHour || step.LooksUp ? step.Due : HoursOf(quiet).NextAllowed(Instant.FromDateTimeOffset(step.Due)).ToDateTimeOffset();

    public static QuietHours HoursOf(QuietTimes quiet) =>
        new(MeetingTimes.TimeOfDay(quiet.From), MeetingTimes.TimeOfDay(quiet.Until), DateTimeZoneProviders.Tzdb[quiet.Zone]);
}
