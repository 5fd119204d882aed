using EngagementFlows.AccessNeeds;
using EngagementFlows.Orchestrating;
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

        var instanceId = newcomers is null ? $"{campaign.Id}:announcement:{campaign.Revision}" : $"{campaign.Id}:announcement:{campaign.Revision}:{newcomers}";
        var input = new AnnouncementInput(campaign.Id, campaign.Standing, OnlyNewcomers: newcomers is not null);
        var failures = new CollectedFailures();
        await failures.CollectAsync(
            () => client.StartOnceAsync(nameof(CampaignAnnouncement), input, instanceId, cancellation), cancellation);
        await failures.CollectAsync(() => needs.SetUpAsync(campaign, client, cancellation), cancellation);
        failures.ThrowIfAny();
    }
}
