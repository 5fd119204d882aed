using EngagementFlows.Journeys;
using EngagementFlows.Orchestrating;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EngagementFlows.Campaigns;

/// <param name="OnlyNewcomers">People were added to a running campaign: the others have heard already.</param>
public sealed record AnnouncementInput(string CampaignId, CampaignStanding Standing, bool OnlyNewcomers = false);

/// <summary>
/// Goes through the campaign's people, a page at a time: whoever has no journey yet sets out on one, and everyone hears how the campaign
/// stands. Never one giant fan-out: a page is one call, and the next begins when it is done.
/// </summary>
public static class CampaignAnnouncement
{
    [Function(nameof(CampaignAnnouncement))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => WorkLoop.RunAsync(context, nameof(AnnounceToPage));
}
