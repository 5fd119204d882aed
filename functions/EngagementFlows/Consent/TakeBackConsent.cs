using EngagementFlows.Contacts;
using EngagementFlows.Inbox;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
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

        var failures = new CollectedFailures();
        await failures.CollectEachAsync(people, TakeFromAsync, cancellation);
        failures.ThrowIfAny();
        return true;

        async Task TakeFromAsync(Participant person)
        {
            await participants.AddLineAsync(person.Ref, WaitingForTheTeam.Line(message), cancellation);
            var reply = new JourneyEvent($"reply:{message.Id}", JourneyEventKind.Reply) { InboundId = message.Id };
            if (person.EndedAt is not null || person.Steps.IsEmpty || !await client.TellJourneyAsync(person.Ref, reply, cancellation))
            {
                await hear.Run(new HearReplyInput(new JourneyStart(person.CampaignId, person.Id), message.Id, Question: null, Closed: []), client, cancellation);
            }
        }
    }
}
