using EngagementFlows.Campaigns;
using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;

namespace EngagementFlows.Journeys;

/// <summary>
/// The meeting has changed, and somebody with a place has not heard of it because automation for them waits: the team is told at once who,
/// and of what. Safe to repeat.
/// </summary>
public sealed class TellOfHeldUp(CampaignStore campaigns, ParticipantStore participants, TeamInbox inbox, TimeProvider clock)
{
    public async Task Run(JourneyStart start, Step step, CancellationToken cancellation)
    {
        var campaign = await campaigns.GetAsync(start.CampaignId, cancellation);
        var person = (await participants.GetAsync(new ParticipantRef(start.CampaignId, start.ParticipantId), cancellation)).Value;
        if (person.ErasingSince is not null || MeetingChange.Of(campaign, person, step) is not { } change || !change.IsToldBy(step))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var channel = person.Details.PreferredChannel;
        var item = new InboxItem($"held-up-{MessageReference.IdOf(person.Ref, step.Key, 1)}", [person.Id], channel, person.Details.AddressFor(channel) ?? "", "", now, Why(campaign, person, change))
        {
            Kind = InboxItem.Delivery,
        };
        await inbox.PutAsync(campaign.Id, item, cancellation);
        await participants.ChangeAsync(
            person.Ref,
            before => (before, [TimelineEntry.Note("team", $"held-up:{step.Key}", now,
                $"held up: {TeamWords.Message(step.Template)} ({What(change)}) does not go while automation waits; the team was told")]),
            cancellation: cancellation);
    }

    private static string Why(Campaign campaign, Participant person, MeetingChange change) =>
        $"{person.Details.Name} has a place and has not heard that the meeting has changed ({What(change)}): messages to them wait for somebody of the "
        + $"team. Tell them yourselves before {SendTimes.InWords(campaign.File, MeetingTimes.Start(campaign.File))}, or let their messages go on.";

    private static string What(MeetingChange change) => string.Join(", ", new[]
    {
        change.Time ? "time" : null, change.Venue ? "place" : null, change.VideoLink ? "video link" : null,
    }.OfType<string>());
}
