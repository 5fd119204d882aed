using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Contacts;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Pages;
using EngagementFlows.Pages.Own;
using EngagementFlows.ParticipantPages;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Consent;

/// <summary>The proof of one person's consents, as JSON or, for who asks for <c>text/html</c>, as a page to be read.</summary>
public sealed class GetConsentProof(CampaignStore campaigns, ParticipantStore participants, ConsentChain chain, PageAnswers pages, TimeProvider clock)
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

        var now = clock.GetUtcNow();
        var proof = ConsentProof.Of(campaign, person, await participants.LedgerAsync(reference, cancellation), chain, now);
        if (!proof.Verified && await participants.FindAsync(reference, cancellation) is { Value: var again })
        {
            // Row and ledger are read one after the other: what was written in between looks like tampering, and is none.
            proof = ConsentProof.Of(campaign, again, await participants.LedgerAsync(reference, cancellation), chain, now);
        }

        if (!request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return Api.Ok(proof);
        }

        var say = new Speech(person.Details.Language == Language.Welsh, EasyRead: false);
        return await pages.PageAsync<ConsentProofPage>(
            request,
            StatusCodes.Status200OK,
            ("Speech", say),
            ("Proof", ConsentProofWords.In(say, campaign.File, proof, now)),
            ("About", AboutPages.Of(campaign.File, say.Code)));
    }
}
