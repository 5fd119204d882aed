using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Consent;

/// <summary>The proof of one person's consents.</summary>
public sealed class GetConsentProof(CampaignStore campaigns, ParticipantStore participants, ConsentChain chain, TimeProvider clock)
{
    [Function(nameof(GetConsentProof))]
    [LeastRole(Role.PrivacyOfficer)]
    [Recorded]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/participants/{pid}/consents")] HttpRequest request,
        string id, string pid, CancellationToken cancellation)
    {
        var reference = new ParticipantRef(id, pid);
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign } || await participants.FindAsync(reference, cancellation) is not { Value: var person })
        {
            return Api.NotFound("participant of this campaign", pid);
        }

        return Api.Ok(ConsentProof.Of(campaign, person, await participants.LedgerAsync(reference, cancellation), chain, clock.GetUtcNow()));
    }
}
