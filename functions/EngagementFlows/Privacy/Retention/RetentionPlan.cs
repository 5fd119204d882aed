using System.Runtime.CompilerServices;
using EngagementFlows.Campaigns;
using EngagementFlows.Participants;
using Microsoft.DurableTask.Client;

namespace EngagementFlows.Privacy.Retention;

/// <summary>All whose time is over, a campaign after another: what a dry run lists is what the sweep takes away.</summary>
public sealed class RetentionPlan(CampaignStore campaigns, ParticipantStore participants, IEnumerable<ICampaignRetention> ofCampaigns, IEnumerable<IAppRetention> ofTheApp, TimeProvider clock)
{
    public async IAsyncEnumerable<Expired> FindAsync(DurableTaskClient client, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var campaign in (await campaigns.AllAsync(cancellation)).Where(campaign => Closing.IsPossible(campaign, now)))
        {
            var people = await participants.ListAsync(campaign.Id, cancellation);
            var inTime = new CampaignInTime(campaign, people, Closing.Of(campaign, people, now));
            foreach (var retention in ofCampaigns)
            {
                await foreach (var expired in retention.FindAsync(inTime, now, client, cancellation).WithCancellation(cancellation))
                {
                    yield return expired;
                }
            }
        }

        foreach (var retention in ofTheApp)
        {
            await foreach (var expired in retention.FindAsync(now, client, cancellation).WithCancellation(cancellation))
            {
                yield return expired;
            }
        }
    }
}
