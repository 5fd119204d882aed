using EngagementFlows.Journeys;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.AccessNeeds;

/// <param name="MeetingVersion">A moved meeting has a watch of its own, and the old one then finds nothing to do.</param>
public sealed record NeedsWatchInput(string CampaignId, int MeetingVersion);

/// <summary>Waits for the times before one version of a meeting at which the team is told which access needs are not met.</summary>
public static class NeedsWatch
{
    [Function(nameof(NeedsWatch))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<NeedsWatchInput>()!;
        var planned = await context.CallActivityAsync<IReadOnlyList<PlannedReminder>>(nameof(PlanNeedsReminders), input, Patience.Options);
        foreach (var one in planned)
        {
            if (one.Due.UtcDateTime > context.CurrentUtcDateTime)
            {
                await context.CreateTimer(one.Due.UtcDateTime, CancellationToken.None);
            }

            await context.CallActivityAsync(nameof(RemindTeamOfNeeds), new RemindTeamInput(input.CampaignId, input.MeetingVersion, one.Lead), Patience.Options);
        }
    }
}
