using EngagementFlows.Access;
using EngagementFlows.Campaigns;
using EngagementFlows.Consent.Ledger;
using EngagementFlows.Http;
using EngagementFlows.Participants;
using EngagementFlows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using System.Text.Json;

namespace EngagementFlows.Consent;

/// <summary>How a campaign's consents stand, by purpose, and whether the ledgers behind them are whole.</summary>
public sealed class GetConsents(CampaignStore campaigns, ParticipantStore participants, VerifyConsents verify, TimeProvider clock)
{
    [Function(nameof(GetConsents))]
    [LeastRole(Role.Viewer)]
    public async Task<IActionResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/consents")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var now = clock.GetUtcNow();
        var people = await participants.ListAsync(id, cancellation);
        var others = people.SelectMany(person => person.Consents.Keys).Except(campaign.File.Consents.Select(one => one.Purpose)).Distinct().Order(StringComparer.Ordinal);
        return Api.Ok(new
        {
            id,
            people = people.Count,
            purposes = campaign.File.Consents.Select(consent => Purpose(campaign, consent, people, now)).Concat(others.Select(purpose => Purpose(campaign, new ConsentPurposeFile { Purpose = purpose, Version = 0 }, people, now))),
        });
    }

    [Function("VerifyCampaignConsents")]
    [LeastRole(Role.PrivacyOfficer)]
    [Recorded]
    public async Task<IActionResult> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/consents/verify")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is null)
        {
            return Api.NotFound("campaign", id);
        }

        var found = await verify.RunAsync(id, cancellation);
        return Api.Ok(new { id, verified = found.Faults.Count == 0, people = found.People, entries = found.Entries, beforeTheLedger = found.BeforeTheLedger, faults = found.Faults });
    }

    private static object Purpose(Campaign campaign, ConsentPurposeFile consent, IReadOnlyList<Participant> people, DateTimeOffset now)
    {
        var said = people.Select(person => person.Consents.GetValueOrDefault(consent.Purpose)).OfType<ConsentRecord>().ToList();
        return new
        {
            purpose = consent.Purpose,
            required = consent.Required,
            controller = consent.Controller ?? campaign.File.Organisation,
            partners = consent.Partners,
            version = consent.Version,
            lasts = consent.Lasts ?? ConsentPurposes.Lasts(consent.Purpose),
            states = Enum.GetValues<ConsentState>().ToDictionary(Name, state => said.Count(one => one.StateAt(now) == state)),
            unanswered = people.Count - said.Count,
            givenInVersion = said.Where(one => one.IsGivenAt(now)).GroupBy(one => one.WordingVersion).OrderBy(group => group.Key).Select(group => new { version = group.Key, people = group.Count() }),
        };
    }

    private static string Name(ConsentState state) => JsonSerializer.Serialize(state, JsonRow.Options).Trim('"');
}
