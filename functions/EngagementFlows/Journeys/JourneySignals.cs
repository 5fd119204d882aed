using EngagementFlows.Contacts;
using EngagementFlows.Orchestrating;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Journeys;

/// <summary>The one way to tell a person's journey something.</summary>
public static class JourneySignals
{
    /// <returns>False where no journey is under way: what is stored of the person is all that counts then.</returns>
    public static Task<bool> TellJourneyAsync(
        this DurableTaskClient client, ParticipantRef person, JourneyEvent happened, CancellationToken cancellation) =>
        client.TryRaiseAsync(
            ParticipantJourney.InstanceId(person.CampaignId, person.ParticipantId), JourneyEvent.Name, happened, cancellation);
}
