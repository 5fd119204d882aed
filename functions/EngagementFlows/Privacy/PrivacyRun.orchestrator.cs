using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Privacy;

/// <summary>Which request, and the places to go to, in order: ids only.</summary>
public sealed record PrivacyRunInput(PrivacyKind Kind, string CampaignId, string ParticipantId, IReadOnlyList<string> Places, IReadOnlyList<string> LookAgain);

/// <summary>Answers one request, a place at a time. Each place is done before the next, as often as it takes; a crash goes on where it was.</summary>
public static class PrivacyRun
{
    [Function(nameof(PrivacyRun))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => WorkLoop.RunAsync(context, nameof(GoToPlace));
}
