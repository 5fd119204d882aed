using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.AccessNeeds;

public sealed record RemindTeamInput(string CampaignId, int MeetingVersion, string Lead);

/// <summary>When the team is told of needs before the meeting. Of the times that have passed already the last stands for all, and is now.</summary>
public sealed class PlanNeedsReminders(CampaignStore campaigns, TimeProvider clock)
{
    [Function(nameof(PlanNeedsReminders))]
    public async Task<IReadOnlyList<PlannedReminder>> Run([ActivityTrigger] NeedsWatchInput input, CancellationToken cancellation)
    {
        var campaign = await campaigns.GetAsync(input.CampaignId, cancellation);
        return campaign.MeetingVersion == input.MeetingVersion ? Plan(campaign.File, clock.GetUtcNow()) : [];
    }

    public static IReadOnlyList<PlannedReminder> Plan(CampaignFile file, DateTimeOffset now)
    {
        var start = MeetingTimes.Start(file);
        var all = file.AccessNeeds.RemindTeam.Select(lead => new PlannedReminder(lead, MeetingTimes.Shift(file, start, lead, back: true))).OrderBy(one => one.Due).ToList();
        return start <= now ? [] : [.. all.Where(one => one.Due <= now).TakeLast(1), .. all.Where(one => one.Due > now)];
    }
}

/// <summary>Tells the team, unless the meeting has moved or been called off since, or everything is met.</summary>
public sealed class RemindTeamOfNeeds(CampaignStore campaigns, UnmetNeeds unmet)
{
    [Function(nameof(RemindTeamOfNeeds))]
    public async Task Run([ActivityTrigger] RemindTeamInput input, CancellationToken cancellation)
    {
        var campaign = await campaigns.GetAsync(input.CampaignId, cancellation);
        if (campaign.MeetingVersion == input.MeetingVersion && campaign.State != CampaignState.Cancelled)
        {
            await unmet.ListBeforeMeetingAsync(campaign, input.Lead, cancellation);
        }
    }
}

/// <summary>Sees to it that every version of a launched campaign's meeting has one watch.</summary>
public sealed class NeedsReminding
{
    public async Task SetUpAsync(Campaign campaign, DurableTaskClient client, CancellationToken cancellation)
    {
        if (campaign.State != CampaignState.Cancelled)
        {
            await client.StartOnceAsync(
                nameof(NeedsWatch),
                new NeedsWatchInput(campaign.Id, campaign.MeetingVersion),
                $"{campaign.Id}:access-needs:{campaign.MeetingVersion}",
                cancellation);
        }
    }
}
