using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.AccessNeeds;

/// <param name="MeetingVersion">A moved meeting has a watch of its own, and the old one then finds nothing to do.</param>
public sealed record NeedsWatchInput(string CampaignId, int MeetingVersion);

/// <summary>Waits for the times before one version of a meeting at which the team is told which access needs are not met.</summary>
public static class NeedsWatch
{
    [Function(nameof(NeedsWatch))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => WorkLoop.RunAsync(context, nameof(RemindTeamOfNeeds));
}
