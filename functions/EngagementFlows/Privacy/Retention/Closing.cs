using EngagementFlows.Campaigns;
using EngagementFlows.Participants;

namespace EngagementFlows.Privacy.Retention;

/// <summary>When a campaign is over: from then on the periods of its data are counted. Pure.</summary>
public static class Closing
{
    /// <summary>
    /// A launched campaign closes when the last of its people's stories has ended, as all do some time after it was cancelled or has met;
    /// one that was never launched, when its meeting would have ended. While a single story goes on, it is open.
    /// </summary>
    public static DateTimeOffset? Of(Campaign campaign, IReadOnlyList<Participant> people, DateTimeOffset now)
    {
        if (campaign.LaunchedAt is null)
        {
            var over = campaign.CancelledAt ?? MeetingTimes.End(campaign.File);
            return over <= now ? over : null;
        }

        if (people.Any(person => person.EndedAt is null))
        {
            return null;
        }

        var last = people.Select(person => person.EndedAt!.Value).DefaultIfEmpty(MeetingTimes.End(campaign.File)).Max();
        var closed = campaign.CancelledAt is { } cancelled && cancelled > last ? cancelled : last;
        return closed <= now ? closed : null;
    }

    /// <summary>Whether the campaign can have closed, without a look at its people.</summary>
    public static bool IsPossible(Campaign campaign, DateTimeOffset now) => campaign.CancelledAt is not null || MeetingTimes.End(campaign.File) <= now;
}
