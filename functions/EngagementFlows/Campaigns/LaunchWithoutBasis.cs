using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EngagementFlows.Campaigns;

/// <summary>A campaign that would send marketing to people without a basis for it is not launched: the answer names them. Pure.</summary>
internal static class LaunchWithoutBasis
{
    /// <returns>Null where everybody can be reached by a channel that has a basis.</returns>
    public static ContentResult? Refusal(Campaign campaign, IReadOnlyList<Participant> people, DateTimeOffset now)
    {
        var lacking = people
            .Select(person => (Person: person, Channels: MarketingBasis.Lacking(campaign.File, person, now)))
            .Where(one => one.Channels.Count > 0)
            .Select(one => new { id = one.Person.Id, name = one.Person.Details.Name, channels = one.Channels })
            .ToList();
        return lacking.Count == 0 ? null : Api.Problem(
            StatusCodes.Status409Conflict,
            "No basis for marketing",
            $"The campaign calls these messages marketing: {string.Join(", ", MessageClasses.Marketing(campaign.File))}. For {lacking.Count} of its {people.Count} people there is neither consent to a channel that they have nor, for a charity, a soft opt-in (PECR reg. 22). "
            + $"Record what they have agreed to with POST /api/campaigns/{campaign.Id}/participants/ID/consents (purpose sms or email), withdraw them with PATCH (withdrawn: true), or create the campaign under another id with neutral texts that are no marketing.",
            people: lacking);
    }
}
