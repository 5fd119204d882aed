using EngagementFlows.AccessNeeds;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Campaigns;

/// <summary>What has changed of the meeting since one person was told of it. Pure.</summary>
/// <param name="Was">The meeting as they know it.</param>
/// <param name="Venues">The languages in which they are told of another place: those whose words for it are other ones.</param>
public sealed record MeetingChange(MeetingFile Was, bool Time, IReadOnlyList<Language> Venues, bool VideoLink)
{
    public bool Venue => Venues.Count > 0;

    /// <summary>For previews of a campaign whose meeting has not moved: a week earlier, at the same place.</summary>
    public static MeetingChange Sample(MeetingFile meeting) => new(
        meeting with { Start = AWeekBefore(meeting.Start), End = AWeekBefore(meeting.End) }, Time: true, Venues: [], VideoLink: false);

    /// <param name="step">The message that is to tell it, or the copy of that message.</param>
    /// <returns>Null where they know it as it is, or have never been told.</returns>
    public static MeetingChange? Of(Campaign campaign, Participant person, Step step)
    {
        var (meeting, since) = (campaign.File.Meeting, Since(campaign, person, step));
        if (since is not [{ Meeting: var was }, ..])
        {
            return null;
        }

        var change = new MeetingChange(
            was,
            was.Start != meeting.Start || was.End != meeting.End,
            [.. MeetingMove.OtherVenueIn(was.Place, meeting.Place).Where(one => Reads(person, one) && since.Exists(move => move.NewVenue))],
            was.VideoLink != meeting.VideoLink);
        return change is { Time: false, Venue: false, VideoLink: false } ? null : change;
    }

    /// <summary>The link is for those who have a place; time and venue matter to everybody who may come.</summary>
    public bool IsToldBy(Step step) => Time || Venue || step.About == ChangesToTheMeeting.Coming;

    /// <summary>The first of the times at which somebody would set out: that of the meeting, or the one that they know.</summary>
    public static DateTimeOffset FirstStart(Campaign campaign, Participant person, Step step, DateTimeOffset now)
    {
        var known = Since(campaign, person, step) is [{ Meeting: var was }, ..] ? MeetingTimes.Start(campaign.File with { Meeting = was }) : (DateTimeOffset?)null;
        var start = MeetingTimes.Start(campaign.File);
        return known > now && known < start ? known.Value : start;
    }

    /// <summary>Whether a message names the time and the place of the meeting, so that whoever has it knows them.</summary>
    public static bool IsNamedBy(string template) => template is
        ChangesToTheMeeting.Changed or "invitation" or "invitation-reminder" or "confirmation" or "waiting-list-offer" or "meeting-reminder";

    /// <summary>The moves that the person has not been told of.</summary>
    private static List<EarlierMeeting> Since(Campaign campaign, Participant person, Step step) =>
        ToldVersion(person, SupporterCopies.Copied(step.Key)) is { } told ? [.. campaign.EarlierMeetings.Where(one => one.LastVersion >= told)] : [];

    /// <summary>
    /// The version of the meeting that they were told of: in the first message that named it, and in those that said what had changed. Others
    /// name it as it is by then, and do not say that it has changed.
    /// </summary>
    private static int? ToldVersion(Participant person, string except)
    {
        var told = person.Steps
            .Where(one => one.Key != except && !SupporterCopies.IsCopy(one.Key)
                && one.Value is { Meeting: not null, State: StepState.Intent or StepState.Sent or StepState.Unknown or StepState.Unresolved or StepState.ByPhone })
            .ToList();
        return told.Count == 0 ? null
            : Math.Max(
                told.Min(one => one.Value.Meeting!.Value),
                told.Where(one => one.Key.StartsWith(ChangesToTheMeeting.Changed, StringComparison.Ordinal)).Select(one => one.Value.Meeting!.Value).DefaultIfEmpty(0).Max());
    }

    private static bool Reads(Participant person, Language language) =>
        person.Details.Language == language || person.Details.Language == Language.Unknown;

    private static string AWeekBefore(string local) => $"{MeetingTimes.Local(local).PlusWeeks(-1):uuuu-MM-dd'T'HH:mm}";
}
