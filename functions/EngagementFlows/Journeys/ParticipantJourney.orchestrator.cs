using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Journeys;

/// <summary>One person's way through one campaign, from the invitation to what came of it. One instance a person a campaign.</summary>
public static class ParticipantJourney
{
    public static string InstanceId(string campaignId, string participantId) => $"{campaignId}:{participantId}";

    [Function(nameof(ParticipantJourney))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => WorkLoop.RunAsync(context, nameof(AdvanceJourney), JourneyEvent.Name);
}
