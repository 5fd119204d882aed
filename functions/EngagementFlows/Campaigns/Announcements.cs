using EngagementFlows.AccessNeeds;
using EngagementFlows.Orchestrating;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Campaigns;

/// <summary>Sees to it that every journey of a campaign is started and hears how the campaign stands.</summary>
public sealed class Announcements(NeedsReminding needs)
{
    /// <summary>
    /// Starts one announcement for each revision of the campaign, and repeats none: an instance that has run under its id is left alone.
    /// </summary>
    /// <param name="newcomers">An id for people added to a running campaign: only they set out.</param>
    public async Task AnnounceAsync(Campaign campaign, DurableTaskClient client, CancellationToken cancellation, string? newcomers = null)
    {
        if (campaign.LaunchedAt is null)
        {
            return;
        }

        await needs.SetUpAsync(campaign, client, cancellation);
        var instanceId = newcomers is null ? $"{campaign.Id}:announcement:{campaign.Revision}" : $"{campaign.Id}:announcement:{campaign.Revision}:{newcomers}";
        if (await client.GetInstanceAsync(instanceId, cancellation) is { RuntimeStatus: not OrchestrationRuntimeStatus.Failed })
        {
            return;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(CampaignAnnouncement), LoopState.For(new AnnouncementInput(campaign.Id, campaign.Standing, OnlyNewcomers: newcomers is not null)), new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Hosts differ in how they refuse an id that is taken. Two requests at once ask for the same announcement: one of them is enough.
            if (await client.GetInstanceAsync(instanceId, cancellation) is not { RuntimeStatus: not OrchestrationRuntimeStatus.Failed })
            {
                throw;
            }
        }
    }
}
