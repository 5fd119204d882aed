using EngagementFlows.Campaigns;
using EngagementFlows.Messaging;
using NodaTime;

namespace EngagementFlows.Places;

/// <summary>How long an offered place is kept for somebody.</summary>
public static class OfferTimes
{
    /// <summary>Nobody can get ready for a meeting at less notice than this.</summary>
    private static readonly Duration LeastNotice = Duration.FromHours(1);

    /// <summary>
    /// Until when an offer made now stands: long enough to ask at home while the meeting is far off, shorter as the day nears. Time counts
    /// from when the message can leave, and never runs out in quiet hours, when people sleep.
    /// </summary>
    public static DateTimeOffset Until(CampaignFile file, DateTimeOffset now)
    {
        var quiet = SendTimes.HoursOf(file, person: null);
        var meeting = Instant.FromDateTimeOffset(MeetingTimes.Start(file));
        var told = quiet.NextAllowed(Instant.FromDateTimeOffset(now));
        var until = told + Lasts(meeting - told);

        // The morning after quiet hours leaves time to read and answer.
        var fair = quiet.Contains(until) ? quiet.NextAllowed(until) + LeastNotice : until;
        var end = Instant.Min(fair, meeting - LeastNotice);
        // Whoever could not be told in time is not offered the place at all.
        return end > told ? end.ToDateTimeOffset() : now;
    }

    private static Duration Lasts(Duration untilMeeting) => untilMeeting.TotalDays switch
    {
        > 14 => Duration.FromHours(48),
        > 7 => Duration.FromHours(36),
        > 3 => Duration.FromHours(24),
        > 1.5 => Duration.FromHours(12),
        > 0 => untilMeeting / 4,
        _ => Duration.Zero,
    };
}
