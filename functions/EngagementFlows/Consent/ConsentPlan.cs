using System.Collections.Immutable;
using EngagementFlows.Campaigns;
using EngagementFlows.Journeys;
using EngagementFlows.Participants;

namespace EngagementFlows.Consent;

/// <summary>What a journey is told of the campaign's consents and of the person's. Pure.</summary>
public static class ConsentPlan
{
    public static IReadOnlyList<PlannedConsent> Of(Campaign campaign) =>
    [
        .. from consent in campaign.File.Consents
           let earlier = campaign.EarlierWordings.LastOrDefault(one => one.Consent.Purpose == consent.Purpose)
           select new PlannedConsent(consent.Purpose, ConsentWordings.KeyOf(campaign, consent.Purpose, consent.Version), earlier?.Until),
    ];

    public static IReadOnlyDictionary<string, ConsentStanding> Standing(Campaign campaign, Participant person) =>
        person.Consents.ToImmutableDictionary(one => one.Key, one => Of(campaign, one.Key, one.Value), StringComparer.Ordinal);

    public static ConsentStanding Of(Campaign campaign, string purpose, ConsentRecord record) =>
        new(record.Given || record.State == Ledger.ConsentState.Expired, record.At, ConsentWordings.KeyOf(campaign, purpose, record.WordingVersion), record.ExpiresAt);
}
