using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>A consent that is taken back counts whether or not a journey is under way: a year later, and after STOP.</summary>
public sealed class TakeBackConsent(ParticipantStore participants, HearReply hear)
{
    public async Task TakeAsync(Participant person, TimelineEntry line, DurableTaskClient client, CancellationToken cancellation)
    {
        await participants.AddLineAsync(person.Ref, line, cancellation);
        var inbound = line.MessageId ?? line.Id;
        if (person.EndedAt is null && !person.Steps.IsEmpty)
        {
            await client.RaiseEventAsync(person.InstanceId, JourneyEvent.Name, new JourneyEvent($"reply:{inbound}", JourneyEventKind.Reply) { InboundId = inbound }, cancellation);
        }
        else
        {
            await hear.Run(new HearReplyInput(new JourneyStart(person.CampaignId, person.Id), inbound, Question: null, Closed: []), client, cancellation);
        }
    }
}
