using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Consent;

/// <summary>
/// A consent that is taken back answers no question: it counts whether or not a journey is under way, a year later and after STOP, in every
/// campaign of the one person who says so.
/// </summary>
public sealed class TakeBackConsent(ParticipantStore participants, HearReply hear)
{
    /// <param name="people">Who may have written.</param>
    /// <returns>False where it could be more than one person, or nobody.</returns>
    public async Task<bool> TakeAsync(IReadOnlyList<Participant> people, InboundMessage message, DurableTaskClient client, CancellationToken cancellation)
    {
        if (people.Select(person => TextFolding.Fold(person.Details.Name)).Distinct(StringComparer.Ordinal).Count() != 1)
        {
            return false;
        }

        foreach (var person in people)
        {
            await participants.AddLineAsync(person.Ref, WaitingForTheTeam.Line(message), cancellation);
            if (person.EndedAt is null && !person.Steps.IsEmpty)
            {
                await client.RaiseEventAsync(person.InstanceId, JourneyEvent.Name, new JourneyEvent($"reply:{message.Id}", JourneyEventKind.Reply) { InboundId = message.Id }, cancellation);
            }
            else
            {
                await hear.Run(new HearReplyInput(new JourneyStart(person.CampaignId, person.Id), message.Id, Question: null, Closed: []), client, cancellation);
            }
        }

        return true;
    }
}
