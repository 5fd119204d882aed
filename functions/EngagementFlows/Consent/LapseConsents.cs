using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Participants;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Consent;

/// <summary>
/// Writes down, once a night, which consents have run out. Nothing waits for it: what has run out counts as expired wherever it is looked at.
/// </summary>
public sealed class LapseConsents(CampaignStore campaigns, ParticipantStore participants, TimeProvider clock)
{
    [Function(nameof(LapseConsents))]
    public async Task Run([TimerTrigger("0 20 2 * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var campaign in await campaigns.IdsAsync(cancellation))
        {
            await foreach (var person in participants.AllAsync(campaign).WithCancellation(cancellation))
            {
                if (person.Consents.Values.Any(consent => consent.HasRunOut(now)))
                {
                    await participants.ChangeAsync(person.Ref, before => (before.Lapsing(now), []), cancellation: cancellation);
                }
            }
        }
    }
}
