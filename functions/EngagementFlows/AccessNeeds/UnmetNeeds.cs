using EngagementFlows.Campaigns;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.AccessNeeds;

/// <summary>Somebody's need that nobody has marked as met.</summary>
public sealed record UnmetNeed(Participant Person, AccessNeed Need);

/// <summary>What nobody has marked as met is put before the team while there is time: before the invitation and before the meeting.</summary>
public sealed class UnmetNeeds(ParticipantStore participants, TeamInbox inbox, TimeProvider clock)
{
    /// <summary>
    /// Of everybody who is about to be written to: all that somebody has to arrange, whether it bears on the invitation or on the meeting.
    /// For a supporter who gets copies nothing is to be done before the invitation.
    /// </summary>
    public static IReadOnlyList<UnmetNeed> BeforeInvitation(IEnumerable<Participant> people) =>
        Of(people.Where(person => person.Withdrawal == Withdrawal.None), (person, need) => MetByTheApp.How(person, need) is null);

    /// <summary>Of everybody who is coming, or may yet say that they are.</summary>
    public static IReadOnlyList<UnmetNeed> BeforeMeeting(IEnumerable<Participant> people) =>
        Of(people.Where(person => person.Withdrawal == Withdrawal.None && person.Partstat != Partstat.Declined), (_, _) => true);

    /// <summary>Those of a campaign that is being launched, and the item in the team's inbox; the same launch again is the same item.</summary>
    public async Task<IReadOnlyList<UnmetNeed>> ListAtLaunchAsync(Campaign campaign, CancellationToken cancellation)
    {
        var unmet = BeforeInvitation(await participants.ListAsync(campaign.Id, cancellation));
        await PutAsync(campaign.Id, "launch", unmet, "Invitations are going out, and nobody has marked these access needs as met.", cancellation);
        return unmet;
    }

    /// <param name="lead">How long before the meeting, <c>P7D</c>.</param>
    public async Task ListBeforeMeetingAsync(Campaign campaign, string lead, CancellationToken cancellation)
    {
        var unmet = BeforeMeeting(await participants.ListAsync(campaign.Id, cancellation));
        var when = SendTimes.InWords(campaign.File, MeetingTimes.Start(campaign.File));
        await PutAsync(campaign.Id, $"{campaign.MoveVersion}-{lead}", unmet, $"The meeting is at {when}, and nobody has marked these access needs as met.", cancellation);
    }

    private async Task PutAsync(string campaignId, string occasion, IReadOnlyList<UnmetNeed> unmet, string why, CancellationToken cancellation)
    {
        if (unmet.Count > 0)
        {
            var people = unmet.Select(one => one.Person.Id).Distinct().ToList();
            await inbox.PutAsync(
                campaignId, new InboxItem($"access-needs-{occasion}", people, Channel.Sms, "", string.Join('\n', unmet.Select(Line)), clock.GetUtcNow(), why) { Kind = InboxItem.AccessNeeds }, cancellation);
        }
    }

    private static string Line(UnmetNeed unmet) =>
        $"{unmet.Person.Details.Name}: {NeedKinds.Names[unmet.Need.Kind]} ({unmet.Need.Wording}){(unmet.Person.Partstat == Partstat.Accepted ? ", is coming" : "")}";

    private static IReadOnlyList<UnmetNeed> Of(IEnumerable<Participant> people, Func<Participant, AccessNeed, bool> which) =>
    [
        .. people
            .SelectMany(person => person.Needs.Select(need => new UnmetNeed(person, need)))
            .Where(one => one.Person.IsUnmet(one.Need) && which(one.Person, one.Need))
            .OrderBy(one => one.Need.Kind).ThenBy(one => one.Person.Details.Name, StringComparer.Ordinal).ThenBy(one => one.Need.Id, StringComparer.Ordinal),
    ];
}
