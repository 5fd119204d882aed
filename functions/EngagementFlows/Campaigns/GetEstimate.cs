using EngagementFlows.Access;
using EngagementFlows.Http;
using EngagementFlows.Messaging;
using EngagementFlows.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace EngagementFlows.Campaigns;

/// <summary>What a campaign would cost with the people who are in it: at most, and step by step.</summary>
public sealed class GetEstimate(CampaignStore campaigns, ParticipantStore participants, CampaignCosts costs)
{
    [Function(nameof(GetEstimate))]
    [LeastRole(Role.Viewer)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{id}/estimate")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await campaigns.FindAsync(id, cancellation) is not { Value: var campaign })
        {
            return Api.NotFound("campaign", id);
        }

        var estimate = costs.Estimate(campaign, await participants.ListAsync(id, cancellation));
        return Api.Ok(new
        {
            id,
            currency = "GBP",
            people = estimate.People,
            total = View(estimate.Total),
            notCounted = HappyPath.NotCounted,
            budget = campaign.File.Budget?.Amount,
            withinBudget = campaign.File.Budget is { Amount: { } budget } ? estimate.Total.Cost <= budget : (bool?)null,
            steps = estimate.ByStep.Select(step => new { step = step.Step, costs = View(step.Costs) }),
            languages = estimate.ByLanguage.Select(one => new { language = one.Language, people = one.People, costs = View(one.Costs) }),
        });
    }

    private static object View(MessageCosts costs) => new
    {
        messages = costs.Texts + costs.Emails,
        texts = costs.Texts,
        segments = costs.Segments,
        emails = costs.Emails,
        cost = CampaignCosts.Rounded(costs.Cost),
    };
}
