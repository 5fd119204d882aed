using EngagementFlows.Consent.Ledger;

namespace EngagementFlows.Consent;

/// <summary>What the team knows of a consent that was given or refused elsewhere: on paper, by telephone, before the campaign.</summary>
/// <param name="WordingVersion">The version of the campaign's wording that the person was shown; null where the words were others.</param>
/// <param name="When">When they said so; null for now.</param>
/// <param name="By">Who said it for them; null where they did themselves.</param>
public sealed record StatedConsent(int? WordingVersion = null, DateTimeOffset? When = null, ConsentProxy? By = null);
